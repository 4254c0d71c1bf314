import { toHub } from '../evaluate/hub';

/** Where an object was read or made. */
export interface Origin {
  /** File, or `-` for standard input. */
  readonly file?: string;
  /** Line of the document's first key, from 1. */
  readonly line?: number;
  /** Line of a field, when the reader kept positions. */
  readonly lineOf?: (path: readonly (string | number)[]) => number | undefined;
}

/** One object as it stands in a file, with what is often asked about it. */
export interface Entry {
  /** The object in its newest API version, which rules look at. */
  readonly object: any;
  /** The object as it stands in the file: another one than `object` when it is written in v1beta1. */
  readonly written: any;
  readonly origin: Origin;
  readonly group: string;
  /** The version it is written in. */
  readonly version: string;
  readonly kind: string;
  readonly name: string;
  /** Empty for cluster-scoped objects. */
  readonly namespace: string;
}

/** Objects that are applied together, indexed once. What a rule computes over all of them is remembered here. */
export class ManifestSet {
  readonly entries: readonly Entry[];
  /** Entries with the group, kind, namespace and name of an earlier one. */
  readonly repeated: readonly Entry[];
  private readonly byKind = new Map<string, Entry[]>();
  private readonly byKey = new Map<string, Entry>();
  private readonly remembered = new Map<unknown, unknown>();

  constructor(objects: readonly { readonly object: any; readonly origin: Origin }[]) {
    this.entries = objects.map(({ object, origin }) => entryOf(object, origin));
    const repeated: Entry[] = [];
    for (const entry of this.entries) {
      const list = this.byKind.get(entry.kind);
      if (list) { list.push(entry); } else { this.byKind.set(entry.kind, [entry]); }
      const key = keyOf(entry.group, entry.kind, entry.namespace, entry.name);
      if (this.byKey.has(key)) { repeated.push(entry); } else { this.byKey.set(key, entry); }
    }
    this.repeated = repeated;
  }

  /** All objects of a kind, whatever their group. */
  ofKind(kind: string): readonly Entry[] {
    return this.byKind.get(kind) ?? [];
  }

  /** The object a reference points to. */
  find(group: string, kind: string, namespace: string, name: string): Entry | undefined {
    return this.byKey.get(keyOf(group, kind, namespace, name));
  }

  /** A value over all objects that several calls need, computed once. The key is the computing function itself. */
  once<T>(compute: (set: ManifestSet) => T): T {
    if (!this.remembered.has(compute)) { this.remembered.set(compute, compute(this)); }
    return this.remembered.get(compute) as T;
  }
}

function entryOf(written: any, origin: Origin): Entry {
  const object = toHub(written);
  const apiVersion = typeof written?.apiVersion === 'string' ? written.apiVersion : '';
  const [version, group = ''] = apiVersion.split('/').reverse();
  const text = (value: unknown) => typeof value === 'string' ? value : '';
  return {
    object,
    written,
    origin,
    group,
    version,
    kind: text(object?.kind),
    name: text(object?.metadata?.name),
    namespace: text(object?.metadata?.namespace),
  };
}

function keyOf(group: string, kind: string, namespace: string, name: string): string {
  return `${group}/${kind}/${namespace}/${name}`;
}
