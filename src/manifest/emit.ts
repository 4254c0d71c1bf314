import { ApiObject, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { canonical, substitute } from './canonical';
import { NamedManifest } from './manifest';
import { templateName } from './names';
import { isSealed } from './seal';
import { hasRemains, isPlaceholder, placeholdersExist, readable } from '../values/placeholder';

const NOTHING_MOVED: ReadonlyMap<string, string> = new Map();

/**
 * The one way from manifests to constructs. It belongs to one owner (a cluster, an addon stack) and knows all objects of that owner,
 * because a patched template changes its name and everything that refers to it has to follow.
 */
export class Emitter {
  /** Number of changes to any owner's objects so far: what was derived from several owners is stale when it has grown. */
  static changes = 0;

  readonly objects: EmittedObject[] = [];
  private moved?: { readonly changes: number; readonly names: ReadonlyMap<string, string> };
  private patches = 0;

  /** `follows`: owners whose immutable objects are named by this owner's objects. */
  constructor(readonly owner: Construct, private readonly follows: readonly Emitter[] = []) {}

  /** Create the object below the owner. `id` is the handle users find it by: `cluster.node.findChild(id)`. */
  emit(id: string, manifest: NamedManifest): EmittedObject {
    if (placeholdersExist()) { refusePlaceholders(`${this.owner.node.path}: ${manifest.kind} "${manifest.name}"`, manifest); }
    const object = new EmittedObject(this.owner, id, manifest, this);
    this.objects.push(object);
    Emitter.changes++;
    return object;
  }

  /** Told by objects that were patched: names may have moved. */
  touch(): void {
    this.patches++;
    Emitter.changes++;
  }

  /** From the name an immutable object was created with to the name its patched spec deserves; empty when nothing was patched. */
  movedNames(): ReadonlyMap<string, string> {
    // Every object asks, and an owner may follow all clusters of a fleet.
    if (this.moved?.changes !== Emitter.changes) { this.moved = { changes: Emitter.changes, names: this.allMoved() }; }
    return this.moved.names;
  }

  private allMoved(): ReadonlyMap<string, string> {
    const followed = this.follows.flatMap(other => [...other.movedNames()]);
    const own = this.patches === 0 ? NOTHING_MOVED : this.settleNames();
    return followed.length === 0 ? own : new Map([...followed, ...own]);
  }

  private settleNames(): ReadonlyMap<string, string> {
    let names: ReadonlyMap<string, string> = new Map();
    // One immutable object may refer to another; each round settles one more link of such a chain.
    for (let round = 0; round <= this.objects.length; round++) {
      const next = new Map(this.objects
        .map(object => [object.name, object.nameAfter(names)] as const)
        .filter(([before, after]) => before !== after));
      if (next.size === names.size && [...next].every(([before, after]) => names.get(before) === after)) { break; }
      names = next;
    }
    return names;
  }
}

/** A class variable has a value only in a cluster of the class: one that gets here was used for something else. */
function refusePlaceholders(where: string, value: unknown): void {
  if (typeof value === 'string' ? hasRemains(value) : typeof value === 'number' && isPlaceholder(value)) {
    throw new Error(`${where} contains the class variable ${typeof value === 'string' ? JSON.stringify(readable(value)) : 'of a number'}; only a ClusterClass can hold one, so write the value.`);
  }
  if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      refusePlaceholders(where, key);
      refusePlaceholders(where, item);
    }
  }
}

/** An API object made from a manifest. JSON patches reach every field and are part of the content hash. */
export class EmittedObject extends ApiObject {
  private readonly body: any;
  private readonly operations: JsonPatch[] = [];

  constructor(scope: Construct, id: string, private readonly manifest: NamedManifest, private readonly emitter: Emitter) {
    const { apiVersion, kind, name, namespace, labels, annotations } = manifest;
    super(scope, id, { apiVersion, kind, metadata: { name, namespace, labels, annotations } });
    const { fields, spec } = manifest;
    this.body = isSealed(spec) ? { ...canonical(fields ?? {}), spec } : canonical({ ...fields, spec }) ?? {};
  }

  public addJsonPatch(...ops: JsonPatch[]): void {
    this.operations.push(...ops);
    this.emitter.touch();
  }

  public toJson(): any {
    const moved = this.emitter.movedNames();
    const json = this.rendered(moved);
    const name = moved.get(this.name);
    if (name !== undefined) { json.metadata.name = name; }
    return json;
  }

  /** The name of this object once the names it refers to have moved as given. */
  nameAfter(moved: ReadonlyMap<string, string>): string {
    if (this.operations.length === 0 && (moved.size === 0 || !this.manifest.stem)) { return this.name; }
    const json = this.rendered(moved);
    if (json.metadata.name !== this.name || !this.manifest.stem) { return json.metadata.name; }
    return templateName(this.manifest.stem, canonical(json.spec), this.manifest.rolloutToken);
  }

  private rendered(moved: ReadonlyMap<string, string>): any {
    const metadata = this.metadata.toJson() ?? {};
    // A cluster-scoped object must not inherit the chart's namespace.
    if (this.manifest.namespace === undefined) { delete metadata.namespace; }
    const plain: any = { apiVersion: this.apiVersion, kind: this.kind, metadata, ...this.body };
    // Labels may name an object too: what selects it by its name has to find the moved one.
    const json = moved.size === 0 ? plain : substitute(plain, moved);
    if (this.operations.length === 0) { return json; }
    try {
      return JsonPatch.apply(structuredClone(json), ...this.operations);
    } catch (error) {
      throw new Error(`${this.node.path}: a JSON patch does not fit ${this.kind} "${this.name}": ${(error as Error).message.split('\n')[0]}.`);
    }
  }
}
