import { Size } from 'cdk8s';
import { ClusterContext } from '../contract/cluster';
import { clusterOfPool } from '../contract/pool-cluster';
import { Topology } from '../contract/topology';
import { ipPoolObjects } from '../manifest/ip-pools';
import { Manifest, NamedManifest } from '../manifest/manifest';
import { NodeSetup } from '../options/node/node-setup';
import { checkProps, refuse, required, Shape, struct } from '../values/check';
import { objectName } from '../values/check-names';
import { instanceOf, text } from '../values/check-scalars';
import { host } from '../values/cidr';
import { Endpoint } from '../values/endpoint';
import { withoutNulls } from '../values/without-nulls';
import { IVSphereIdentity } from './vsphere/identity';
import { ignitionProblems } from './vsphere/ignition';
import { imageProblem } from './vsphere/image';
import { capacityOf, checkMachine, machineOptions, machineSpec } from './vsphere/machine';
import { VSphereMachineBase } from './vsphere/machine-base';
import { machineShape } from './vsphere/machine-shape';
import { mostMachines } from './vsphere/most-machines';
import { vsphereNodeSetup } from './vsphere/node-setup';
import { VSphereControlPlaneOptions, VSphereMachineOptions, VSpherePoolOptions } from './vsphere/options';
import { poolsOf } from './vsphere/placed-pools';
import { checkPlacements, datacentersOf, PlacedGroup } from './vsphere/placement';
import { endpointProblems, familyProblems, identityProblems, poolSizeProblems } from './vsphere/rules';
import { vmNameProblem } from './vsphere/vm-name';
import { VSphereZone } from './vsphere/zone';
import { tagsOf, zoneList } from './vsphere/zone-shape';
import { ZoneObjects, zoneObjects, zoneSelector } from './vsphere/zones';
import { MachineCapacity } from '../options/group/autoscale';
import { controlPlaneShape, poolList, poolShape } from '../options/group/group-shapes';
import { Credentials } from '../options/secret/credentials';
import { credentialsCheck } from '../options/secret/credentials-shape';

const API_VERSION = 'infrastructure.cluster.x-k8s.io/v1beta2';

/** Machines on vSphere. The machine options here are the defaults of the control plane and of every pool. */
export interface VSphereTopologyProps extends VSphereMachineBase {
  /** Host name or IP address of the vCenter, without a scheme. */
  readonly server: string;

  /**
   * Fingerprint of the vCenter's certificate, SHA-1 or SHA-256, as pairs of hex digits separated by colons. The cloud provider and the
   * storage driver get it too. Changing it replaces no machines.
   * @default - the certificate is not verified
   */
  readonly thumbprint?: string;

  /**
   * Secret in the cluster's namespace with the keys `username` and `password`. The provider owns it afterwards and deletes it with the
   * cluster, so each cluster needs a Secret of its own (cluster-api-provider-vsphere v1.16.1). Neither another name nor new content replaces
   * machines.
   * @default - none: `identity` is given
   */
  readonly credentialsSecret?: string;

  /**
   * How the Secret `credentialsSecret` gets there.
   * @default - it exists already
   */
  readonly credentials?: Credentials;

  /**
   * Shared account the provider logs in with, in place of `credentialsSecret`. Changing it replaces no machines.
   * @default - the account in `credentialsSecret`
   */
  readonly identity?: IVSphereIdentity;

  /**
   * Address of the API server. Needed wherever machines carry the control plane: vSphere allocates none.
   * @default - the hosted control plane tells it
   */
  readonly endpoint?: Endpoint;

  /**
   * Zones. Control plane machines are spread over those that allow them; a pool stays in the zone it names as its `failureDomain`, and a
   * pool that names none goes where its machine options say. `VSpherePools.perZone` writes one pool per zone.
   * @default - none: machines go where their options say
   */
  readonly zones?: VSphereZone[];

  /** Template of the machines; see `VSphereMachineOptions.template`. */
  readonly template: string;

  /** Network of the machines; see `VSphereMachineOptions.network`. */
  readonly network: string;

  /**
   * The control plane machines.
   * @default - three machines with 4 CPUs and 8 GiB
   */
  readonly controlPlane?: VSphereControlPlaneOptions;

  /**
   * The worker pools.
   * @default - none
   */
  readonly pools?: VSpherePoolOptions[];
}

const CONTROL_PLANE_SIZE: VSphereMachineOptions = { cpus: 4, memory: Size.gibibytes(8) };
const SECRET_KEYS = ['username', 'password'];
const POOL_SIZE: VSphereMachineOptions = { cpus: 4, memory: Size.gibibytes(16) };

const shape: Shape<VSphereTopologyProps> = {
  ...machineShape,
  server: required(host),
  thumbprint: text({ what: 'certificate fingerprint of 20 or 32 bytes', pattern: /^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){19}((:[0-9A-Fa-f]{2}){12})?$/, example: 'AB:CD:…' }),
  credentialsSecret: objectName,
  credentials: credentialsCheck,
  identity: (where, value) => {
    if (typeof (value as any)?.identityName !== 'string') { refuse(where, value, 'is not a VSphereIdentity; write new VSphereIdentity(…) or VSphereIdentity.fromName(…)'); }
  },
  endpoint: instanceOf(Endpoint, 'Endpoint.kubeVip(…) or Endpoint.loadBalancer(…)'),
  zones: zoneList,
  template: required(machineShape.template),
  network: required(machineShape.network),
  controlPlane: struct<VSphereControlPlaneOptions>({ ...controlPlaneShape, ...machineShape }),
  pools: poolList<VSpherePoolOptions>({ ...poolShape, ...machineShape }),
};

/**
 * Virtual machines on vSphere by cluster-api-provider-vsphere (govmomi mode), tested with v1.16.1.
 * Its cloud provider and storage driver become addons of the cluster by themselves.
 */
export class VSphereTopology extends Topology {
  private readonly props: VSphereTopologyProps;
  private readonly groups: PlacedGroup[];

  /** Where the machines live and how large they are. Throws on the first value that vSphere or the provider would refuse. */
  public constructor(props: VSphereTopologyProps) {
    props = withoutNulls(props);
    checkProps('VSphereTopology', props, shape);
    super(props.controlPlane ?? {}, props.pools ?? [], props.endpoint);
    this.props = props;
    this.groups = placedGroups(props);
    checkAccount(props);
    for (const { where, options, pool } of this.groups) {
      checkMachine(`VSphereTopology.${where}`, options);
      this.checkFailureDomain(where, pool);
    }
    for (const group of this.groups) { checkPlacements(`VSphereTopology.${group.where}`, group); }
  }

  public get requiredAddons(): string[] {
    return ['vsphere-cpi', 'vsphere-csi'];
  }

  public get needsEndpoint(): boolean {
    return true;
  }

  public get facts(): { [key: string]: string } {
    const { server, thumbprint, zones = [] } = this.props;
    const datacenters = datacentersOf(this.groups);
    const tags = zones.length > 0 ? tagsOf(zones[0]) : undefined;
    return {
      'vsphere.server': server,
      ...(datacenters.includes(undefined) ? {} : { 'vsphere.datacenters': datacenters.join(',') }),
      ...(thumbprint ? { 'vsphere.thumbprint': thumbprint } : {}),
      ...(tags ? { 'vsphere.region-category': tags.region.tagCategory, 'vsphere.zone-category': tags.zone.tagCategory } : {}),
    };
  }

  public infrastructureCluster(cluster: ClusterContext): Manifest {
    const { server, thumbprint, credentialsSecret, identity, endpoint } = this.props;
    return {
      apiVersion: API_VERSION,
      kind: 'VSphereCluster',
      spec: {
        server,
        thumbprint,
        controlPlaneEndpoint: endpoint && { host: endpoint.host, port: endpoint.port },
        identityRef: identity ? { kind: 'VSphereClusterIdentity', name: identity.identityName } : { kind: 'Secret', name: credentialsSecret },
        failureDomainSelector: zoneSelector(this.zones(cluster)),
      },
    };
  }

  public supportingObjects(cluster: ClusterContext): NamedManifest[] {
    const { name, namespace } = cluster;
    const { credentials, credentialsSecret, zones = [] } = this.props;
    return [
      ...(credentials ? [credentials.manifest({ name: credentialsSecret!, namespace, keys: SECRET_KEYS })] : []),
      ...ipPoolObjects(poolsOf(this.groups, zones), { name, namespace }),
      ...this.zones(cluster).flatMap(({ failureDomain, deploymentZone }) => [failureDomain, deploymentZone]),
    ];
  }

  public poolFailureDomain(cluster: ClusterContext, poolName: string): string | undefined {
    const failureDomain = super.poolFailureDomain(cluster, poolName);
    const index = this.props.zones?.findIndex(({ name }) => name === failureDomain) ?? -1;
    // Without zones of its own the topology takes the name of an existing zone object as it is.
    return index < 0 ? failureDomain : this.zones(cluster)[index].deploymentZone.name;
  }

  public controlPlaneMachines(cluster: ClusterContext): Manifest {
    return this.machineTemplate(cluster, this.controlPlaneOptions);
  }

  public poolMachines(cluster: ClusterContext, poolName: string): Manifest {
    return this.machineTemplate(cluster, this.poolOptions(poolName));
  }

  public controlPlaneSetup(_cluster: ClusterContext): NodeSetup {
    return vsphereNodeSetup(this.controlPlaneOptions, this.props.server);
  }

  public poolSetup(_cluster: ClusterContext, poolName: string): NodeSetup {
    return vsphereNodeSetup(this.poolOptions(poolName), this.props.server);
  }

  public poolCapacity(poolName: string): MachineCapacity {
    return capacityOf(this.poolOptions(poolName));
  }

  public problems(cluster: ClusterContext): string[] {
    const { endpoint, identity, zones = [] } = this.props;
    const groups = this.groups.filter(({ pool }) => pool !== undefined || cluster.controlPlaneReplicas > 0);
    return [
      ...groups.flatMap(({ where, options, pool }) => {
        const own = this.pools.find(({ name }) => name === pool);
        const { machineNaming, names } = own ?? this.controlPlane;
        const group = names?.group ?? [cluster.name, ...pool === undefined ? [] : [pool]].join('-');
        return [
          imageProblem(where, clusterOfPool(cluster, own).kubernetesVersion, options),
          vmNameProblem(where, options.vmName, { cluster: cluster.name, group, isPool: pool !== undefined, machineNaming }),
        ].filter(problem => problem !== undefined);
      }),
      ...identityProblems(identity, cluster),
      ...(endpoint ? endpointProblems(endpoint, this.groups, zones) : []),
      ...familyProblems(groups, cluster),
      ...ignitionProblems(groups),
      ...poolSizeProblems(groups, ({ pool }) => mostMachines(this, cluster, pool)),
    ];
  }

  private machineTemplate(cluster: ClusterContext, options: VSphereMachineOptions): Manifest {
    return {
      apiVersion: API_VERSION,
      kind: 'VSphereMachineTemplate',
      spec: { template: { spec: machineSpec(cluster, options) } },
    };
  }

  private zones(cluster: ClusterContext): ZoneObjects[] {
    const { name, namespace } = cluster;
    return (this.props.zones ?? []).map(zone => zoneObjects(zone, this.props.server, { name, namespace }));
  }

  private checkFailureDomain(where: string, poolName: string | undefined): void {
    const known = this.props.zones?.map(({ name }) => name);
    const wanted = this.pools.find(({ name }) => name === poolName)?.failureDomain;
    if (known && wanted !== undefined && !known.includes(wanted)) {
      refuse(`VSphereTopology.${where}.failureDomain`, wanted, `is not a zone; the zones are ${known.join(', ')}`);
    }
  }

  private get controlPlaneOptions(): VSphereMachineOptions {
    return this.groups[0].options;
  }

  private poolOptions(poolName: string): VSphereMachineOptions {
    return this.groups.find(({ pool }) => pool === poolName)?.options ?? machineOptions(POOL_SIZE, this.props);
  }
}

/** The control plane and the pools with the options that count for each, general ones overridden by their own. */
function placedGroups(props: VSphereTopologyProps): PlacedGroup[] {
  const { zones = [], pools = [], controlPlane } = props;
  return [
    {
      where: 'controlPlane',
      options: machineOptions(CONTROL_PLANE_SIZE, props, controlPlane),
      zones: zones.filter(zone => zone.controlPlane !== false),
    },
    ...pools.map(pool => ({
      where: `pools["${pool.name}"]`,
      pool: pool.name,
      options: machineOptions(POOL_SIZE, props, pool),
      zones: zones.filter(({ name }) => name === pool.failureDomain),
    })),
  ];
}

/** Somebody must log in, and by one account only. */
function checkAccount({ credentialsSecret, credentials, identity }: VSphereTopologyProps): void {
  if (credentialsSecret === undefined && identity === undefined) {
    throw new Error('VSphereTopology.credentialsSecret: a value is required unless identity is given.');
  }
  if (identity) {
    const unused = credentialsSecret === undefined ? credentials && 'credentials' : 'credentialsSecret';
    if (unused) { throw new Error(`VSphereTopology.${unused}: with identity nobody reads this Secret; leave out one of the two. The addons name theirs as credentialsSecret of VSphereCpi and VSphereCsi.`); }
  }
  const missing = credentials?.missing(SECRET_KEYS);
  if (missing !== undefined) { throw new Error(`VSphereTopology.credentials: ${missing}.`); }
}
