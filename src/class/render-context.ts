import { ClassBuiltin } from './class-builtin';
import { builtin } from './class-placeholder';
import { NetworkContext } from '../cluster/network';
import { ClusterContext } from '../contract/cluster';
import { Cidr } from '../values/cidr';
import { KubernetesVersion } from '../values/kubernetes-version';
import { Marks } from '../values/placeholder';

/** What a class says of its clusters; name, version and address blocks are their own. */
export type ClassFacts = NetworkContext & Pick<ClusterContext, 'namespace' | 'endpoint' | 'controlPlaneReplicas' | 'controlPlanePorts' | 'renderProfile' | 'apiVersions'>;

/** Which machines a rendering is for: each finds its Kubernetes version elsewhere. */
export type VersionOwner = 'cluster' | 'controlPlane' | 'pool' | 'machinePool';

/** What a template of machines is called where values are compared and names do not count. */
export const MACHINE_TEMPLATE = 'machine-template';

/** The template that Cluster API made the machines from; of a MachinePool the object that was made from it. */
const TEMPLATES: { readonly [owner in VersionOwner]?: string } = {
  controlPlane: 'builtin.controlPlane.machineTemplate.infrastructureRef.name',
  pool: 'builtin.machineDeployment.infrastructureRef.name',
  machinePool: 'builtin.machinePool.infrastructureRef.name',
};

const VERSIONS: { readonly [owner in VersionOwner]: string } = {
  cluster: 'builtin.cluster.topology.version',
  controlPlane: 'builtin.controlPlane.version',
  pool: 'builtin.machineDeployment.version',
  machinePool: 'builtin.machinePool.version',
};

/**
 * One way to stand in for the cluster. Two ways differ in everything that is a cluster's own: what comes out different in spite of the stand-ins
 * was computed from it. Address blocks are parsed by whoever uses them, so blocks that nobody has stand in for those.
 */
export class Disguise {
  /** The usual way, whose name and namespace users may have in their props. */
  static first(facts: ClassFacts): Disguise {
    return new Disguise(facts, ClassBuiltin.clusterName(), ClassBuiltin.clusterNamespace(), '100.127', 'fdc5:8d2e:71a9');
  }

  /** Another way. */
  static second(facts: ClassFacts): Disguise {
    otherNames ??= [
      builtin('cluster name', '.builtin.cluster.name', 'cluster').text,
      builtin('cluster namespace', '.builtin.cluster.namespace', 'default').text,
    ];
    return new Disguise(facts, ...otherNames, '100.126', 'fdc5:8d2e:81a9');
  }

  private readonly domain: Marks;
  private readonly blocks = new Map<string, Marks>();
  private readonly templates = new Map<string, Marks>();
  private readonly versions = new Map<string, { readonly text: Marks; readonly plain: Marks }>();

  private constructor(
    private readonly facts: ClassFacts,
    private readonly name: string,
    private readonly namespace: string,
    private readonly ipv4: string,
    private readonly ipv6: string,
  ) {
    const path = 'builtin.cluster.network.serviceDomain';
    this.domain = builtin('service domain', `.${path}`, facts.serviceDomain, path);
  }

  /** The cluster in this disguise. What depends on the Kubernetes version is decided for `version`. */
  context(version: string, owner: VersionOwner): ClusterContext {
    const { facts } = this;
    const { text, plain } = this.version(version, owner);
    return {
      ...facts,
      name: this.name,
      namespace: this.namespace,
      machineTemplate: this.machineTemplate(owner),
      kubernetesVersion: KubernetesVersion._standIn(version, text.text, plain.text),
      podCidrs: facts.podCidrs.map((block, index) => this.block('pods', index, block, '16')),
      serviceCidrs: facts.serviceCidrs.map((block, index) => this.block('services', index, block, '208')),
      serviceDomain: this.domain.text,
    };
  }

  /** Rendered data with stand-ins in place of the blocks. */
  reveal(value: any): any {
    if (typeof value === 'string') {
      let text = value;
      for (const [block, { text: mark }] of this.blocks) { text = text.split(block).join(mark); }
      return text;
    }
    if (Array.isArray(value)) { return value.map(item => this.reveal(item)); }
    if (value === null || typeof value !== 'object') { return value; }
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.reveal(item)]));
  }

  private machineTemplate(owner: VersionOwner): string | undefined {
    const path = TEMPLATES[owner];
    if (path === undefined) { return undefined; }
    if (!this.templates.has(owner)) { this.templates.set(owner, builtin('machine template', `.${path}`, MACHINE_TEMPLATE, path)); }
    return this.templates.get(owner)!.text;
  }

  private version(version: string, owner: VersionOwner): { readonly text: Marks; readonly plain: Marks } {
    const key = `${version} ${owner}`;
    let found = this.versions.get(key);
    if (!found) {
      const path = VERSIONS[owner];
      found = {
        text: builtin('Kubernetes version', `.${path}`, version, path),
        plain: builtin('Kubernetes version without v', `regexFind "[0-9]+[.][0-9]+[.][0-9]+" .${path}`, KubernetesVersion.of(version).plain),
      };
      this.versions.set(key, found);
    }
    return found;
  }

  private block(network: string, index: number, sample: string, part: string): string {
    const block = Cidr.parse(sample)!.family === 4 ? `${this.ipv4}.${part}.0/20` : `${this.ipv6}:${part}::/108`;
    if (!this.blocks.has(block)) {
      this.blocks.set(block, builtin(`${network} block`, `index .builtin.cluster.network.${network} ${index}`, sample));
    }
    return block;
  }
}

let otherNames: readonly [string, string] | undefined;
