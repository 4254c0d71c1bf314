import { ClusterContext } from '../contract/cluster';
import { ControlPlaneContext, Distribution, PoolContext } from '../contract/distribution';
import { clusterOfPool } from '../contract/pool-cluster';
import { nodeSetupShape } from '../contract/shapes';
import { ControlPlaneContract, machineTemplate, merged, refuseOutside } from './custom/contract';
import { fillIn, manifestOf } from '../manifest/fill-in';
import { Manifest } from '../manifest/manifest';
import { usable } from '../manifest/unusable';
import { NodeSetup } from '../options/node/node-setup';
import { checkProps, listOf, mapOf, required, Shape } from '../values/check';
import { annotations } from '../values/check-names';
import { flag, integer, oneOf, text } from '../values/check-scalars';
import { withoutNulls } from '../values/without-nulls';

/**
 * The objects of a bootstrap and control plane provider that this library does not know, as plain manifests without names. In their texts
 * `{cluster}`, `{namespace}`, `{version}` (`v1.34.3`), `{plainVersion}` (`1.34.3`), `{endpoint}` (host of the API server), `{serviceDomain}`,
 * `{podCidrs}` and `{serviceCidrs}` (separated by commas) and `{nodeName}` are replaced, in those of pools `{pool}` too; keys and double braces stay
 * as they are.
 */
export interface CustomDistributionProps {
  /**
   * The control plane object. Number of machines, version, reference to the machine template, labels, annotations and timeouts of the machines are
   * filled in where `contract` has them; what the manifest says itself wins.
   */
  readonly controlPlane: Manifest;

  /** The template of what pools boot with. Changing it replaces the machines of all pools. */
  readonly poolBootstrap: Manifest;

  /**
   * Contract of Cluster API that the control plane kind was written for.
   * @default ControlPlaneContract.V1BETA2
   */
  readonly contract?: ControlPlaneContract;

  /**
   * Path below `spec` of the reference to the machine template, for kinds that have it elsewhere, for example `machineTemplate.infrastructureTemplate`.
   * @default - where `contract` has it
   */
  readonly machineReference?: string;

  /**
   * Whether the control plane runs on machines of the topology. Otherwise it is hosted, and the manifest says how many replicas it has.
   * @default true
   */
  readonly controlPlaneMachines?: boolean;

  /**
   * Items of a setup that the manifests see to by themselves, for example `nodeName` and `externalCloudProvider`: they are accepted from topologies and
   * users and not translated. Every other item is refused by name.
   * @default - none
   */
  readonly handles?: string[];

  /**
   * TCP ports of control plane machines that joining machines use beside that of the API server.
   * @default - none
   */
  readonly controlPlanePorts?: number[];

  /**
   * Whether the provider bootstraps MachinePools, with `poolBootstrap` less the `Template` of its kind.
   * @default false
   */
  readonly bootstrapsMachinePools?: boolean;

  /**
   * Annotations of the infrastructure cluster that the control plane provider needs, for example `cluster.x-k8s.io/managed-by`.
   * @default - none
   */
  readonly infrastructureAnnotations?: { [key: string]: string };

  /**
   * Fields of the control plane's spec that its `…Template` kind lacks.
   * @default - replicas, version and machineTemplate
   */
  readonly classOmits?: string[];

  /**
   * Why a ClusterClass cannot use the provider, for example "FooControlPlane has no template kind".
   * @default - it can: the kind of the control plane with `Template` behind it exists
   */
  readonly classProblem?: string;

  /**
   * Infrastructures the provider does not work on: why, by kind of the infrastructure cluster.
   * @default - none
   */
  readonly unsuitable?: { [infrastructureKind: string]: string };
}

const controlPlane = manifestOf(/.ControlPlane$/, 'does not end in ControlPlane, as kinds of control planes do; write the object itself, not its template');

const shape: Shape<CustomDistributionProps> = {
  controlPlane: required((where, value) => {
    usable(where, value);
    controlPlane(where, value);
  }),
  poolBootstrap: required(manifestOf(/.Template$/, 'is not the kind of a template; write one that ends in Template')),
  contract: oneOf(ControlPlaneContract),
  machineReference: text({ what: 'path of fields', pattern: /^[a-zA-Z]+(\.[a-zA-Z]+)+$/, example: 'machineTemplate.infrastructureTemplate' }),
  controlPlaneMachines: flag,
  handles: listOf(oneOf(Object.keys(nodeSetupShape))),
  controlPlanePorts: listOf(integer({ min: 1, max: 65535 })),
  bootstrapsMachinePools: flag,
  infrastructureAnnotations: annotations,
  classOmits: listOf(text()),
  classProblem: text(),
  unsuitable: mapOf(text()),
};

/** A bootstrap and control plane provider that this library does not ship, written as the provider's own manifests. */
export class CustomDistribution extends Distribution {
  private readonly props: CustomDistributionProps;

  /** Throws on manifests that cannot be what they are given as. */
  public constructor(props: CustomDistributionProps) {
    super();
    props = withoutNulls(props);
    checkProps('CustomDistribution', props, shape);
    if (typeof props.poolBootstrap.spec?.template?.spec !== 'object') {
      throw new Error('CustomDistribution.poolBootstrap.spec: what machines boot with is described in spec.template.spec; write that.');
    }
    this.props = props;
  }

  public get controlPlaneMachines(): boolean {
    return this.props.controlPlaneMachines ?? true;
  }

  public get controlPlanePorts(): number[] {
    return this.props.controlPlanePorts ?? [];
  }

  public get bootstrapsMachinePools(): boolean {
    return this.props.bootstrapsMachinePools ?? false;
  }

  public get classOmits(): string[] {
    return this.props.classOmits ?? ['replicas', 'version', 'machineTemplate'];
  }

  public get classProblem(): string | undefined {
    return this.props.classProblem;
  }

  public get unsuitable(): { [infrastructureKind: string]: string } {
    return this.props.unsuitable ?? {};
  }

  public infrastructureAnnotations(_infrastructureKind: string): { [key: string]: string } {
    return this.props.infrastructureAnnotations ?? {};
  }

  public controlPlane(context: ControlPlaneContext): Manifest {
    const { contract = ControlPlaneContract.V1BETA2, machineReference } = this.props;
    const { cluster, replicas, setup, kubernetes } = context;
    this.refuse(cluster, setup, this.props.controlPlane);
    this.refuseUnsupportedKubernetes(kubernetes ?? {}, []);
    refuseOutside(context, contract);
    const manifest = this.filled(this.props.controlPlane, cluster, setup);
    const known = {
      version: cluster.kubernetesVersion.text,
      ...(this.controlPlaneMachines ? { replicas, ...machineTemplate(context, contract, machineReference) } : {}),
    };
    return { ...manifest, spec: merged(known, manifest.spec) };
  }

  public poolBootstrap({ cluster, pool, setup, kubernetes }: PoolContext): Manifest {
    this.refuse(cluster, setup, this.props.poolBootstrap);
    this.refuseUnsupportedKubernetes(kubernetes ?? {}, []);
    return this.filled(this.props.poolBootstrap, clusterOfPool(cluster, pool), setup, { pool: pool.name });
  }

  private refuse({ endpoint, kubeProxy, nodeCidrMaskSize, nodeCidrMaskSizeIpv6 }: ClusterContext, setup: NodeSetup, manifest: Manifest): void {
    const named = JSON.stringify(manifest).includes('{nodeName}');
    this.refuseUnsupported(setup, [...this.props.handles ?? [], ...named ? ['nodeName'] : []]);
    if (endpoint?.kubeVipOptions) {
      throw new Error(`CustomDistribution: kube-vip has no place in the manifests of others; write Endpoint.loadBalancer("${endpoint.host}") and let the manifests announce the address.`);
    }
    const network = [...(kubeProxy ? [] : ['kubeProxy']), ...(nodeCidrMaskSize ? ['nodeCidrMaskSize'] : []), ...(nodeCidrMaskSizeIpv6 ? ['nodeCidrMaskSizeIpv6'] : [])];
    if (network.length > 0) {
      throw new Error(`CustomDistribution: network "${network.join('", "')}" cannot be expressed; leave it out and write it into the manifest.`);
    }
  }

  private filled(manifest: Manifest, cluster: ClusterContext, { nodeName }: NodeSetup, more: { readonly [name: string]: string } = {}): Manifest {
    const { name, namespace, kubernetesVersion, endpoint, serviceDomain, podCidrs, serviceCidrs } = cluster;
    return fillIn(manifest, {
      cluster: name,
      namespace,
      version: kubernetesVersion.text,
      plainVersion: kubernetesVersion.plain,
      serviceDomain,
      podCidrs: podCidrs.join(','),
      serviceCidrs: serviceCidrs.join(','),
      ...(endpoint ? { endpoint: endpoint.host } : {}),
      ...(nodeName ? { nodeName } : {}),
      ...more,
    });
  }
}
