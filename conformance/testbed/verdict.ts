import { compare, Difference, isReferenceVersion } from './compare';
import { Kube, Manifest, Response } from './kube';
import { describe, Item } from './manifests';

export type Outcome = 'accepted' | 'refused' | 'altered' | 'unjudged';

/** What the server made of one object. */
export interface Verdict {
  readonly apiVersion: string;
  readonly kind: string;
  readonly object: string;
  /** `altered`: accepted, but something that we sent is not what is stored, or sending it again changes the object. */
  readonly outcome: Outcome;
  /** Who refused: `schema`, `api-server`, or `webhook <name>`. */
  readonly by?: string;
  readonly message?: string;
  readonly differences: Difference[];
  readonly warnings: string[];
}

/** API groups to which every provider adds kinds of its own. */
const SHARED_GROUP = /^(infrastructure|bootstrap|controlplane|addons|ipam)\.cluster\.x-k8s\.io\//;

/** Kinds that custom topologies and distributions of goldens and examples name: nobody has their CRDs. Any other kind that is missing is a mistake. */
const STRANGERS = new Set(['ProxmoxCluster', 'ProxmoxMachineTemplate', 'OtherControlPlane', 'OtherConfigTemplate']);

/** Configuration of the server itself: stored, it would act on everything that follows. */
const ONLY_DRY = new Set(['CustomResourceDefinition', 'ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration', 'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding', 'MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding', 'APIService', 'FlowSchema', 'PriorityLevelConfiguration']);

export class Judge {
  private readonly namespaces = new Set<string>();

  /** `everyKind`: the CRDs of all providers are installed, so that a kind missing from a group that several providers share is a mistake. */
  public constructor(public readonly kube: Kube, private readonly everyKind: boolean) {}

  /**
   * Applies an object, reads it back and compares; applies it again and looks whether that changed anything.
   * `dryRun` runs the same admission but stores nothing: the server's answer is then what would be stored. `once` leaves out the second time.
   */
  public async judge(item: Item, options: { dryRun?: boolean; once?: boolean } = {}): Promise<Verdict> {
    const { manifest, text } = item;
    const dryRun = options.dryRun || ONLY_DRY.has(manifest.kind);
    const { apiVersion, kind } = manifest;
    const base = { apiVersion, kind, object: describe(manifest), differences: [], warnings: [] };

    const found = await this.kube.lookup(apiVersion, kind);
    if ('missing' in found) {
      const unknown = found.missing === 'group' || STRANGERS.has(kind) || (!this.everyKind && SHARED_GROUP.test(apiVersion));
      if (unknown) return { ...base, outcome: 'unjudged', message: 'its CRD is not installed' };
      return { ...base, outcome: 'refused', by: 'api-server', message: `the server has no ${apiVersion} ${kind}` };
    }

    if (found.resource.namespaced) await this.ensureNamespace(manifest.metadata.namespace ?? 'default');
    const answer = await this.kube.apply(manifest, text, { dryRun });
    if (answer.status >= 300) return { ...base, outcome: 'refused', ...refusal(answer), warnings: answer.warnings };

    const stored = dryRun ? answer : await this.kube.get(manifest);
    const differences = compare(manifest, stored.body);
    const faults = differences.filter(difference => difference.kind === 'dropped' || difference.kind === 'changed');
    const messages = faults.map(fault => `${fault.path} was ${fault.kind}: sent ${short(fault.sent)}${fault.kind === 'changed' ? `, stored ${short(fault.stored)}` : ''}`);
    const warnings = [...answer.warnings];
    if (differences.some(entry => entry.kind === 'normalised' && isReferenceVersion(entry.path, entry.sent, entry.stored))) {
      // Then the second time does raise the generation; nothing that we could write prevents it, short of naming the newest version.
      warnings.push(`${apiVersion} ${kind} is read back with other versions in its references: GitOps engines see a difference for ever`);
    } else if (!dryRun && !options.once) {
      messages.push(...await this.notIdempotent(item, stored.body));
    }
    return { ...base, outcome: messages.length > 0 ? 'altered' : 'accepted', message: messages.join('; ') || undefined, differences, warnings };
  }

  /** GitOps engines apply over and over: the second time must be accepted and change nothing. */
  private async notIdempotent(item: Item, first: Manifest): Promise<string[]> {
    const again = await this.kube.apply(item.manifest, item.text);
    if (again.status >= 300) return [`applied a second time it is refused: ${refusal(again).message}`];
    if (again.body.metadata.generation !== first.metadata.generation) return ['applied a second time it changes: its generation rises'];
    return [];
  }

  private async ensureNamespace(name: string): Promise<void> {
    if (this.namespaces.has(name)) return;
    await this.kube.create('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    this.namespaces.add(name);
  }
}

function refusal(answer: Response): { by: string; message: string } {
  const message = String(answer.body?.message ?? answer.body);
  const webhook = /admission webhook "([^"]+)"/.exec(message)?.[1];
  if (webhook) return { by: `webhook ${webhook}`, message: message.replace(/^admission webhook "[^"]+" denied the request: /, '') };
  if (/conversion webhook/.test(message)) return { by: 'conversion', message };
  const schema = /field not declared in schema|strict decoding error|unknown field|failed to create typed patch object/.test(message) || answer.body?.reason === 'Invalid';
  return { by: schema ? 'schema' : 'api-server', message };
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
