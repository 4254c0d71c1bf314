import { Size } from 'cdk8s';
import { GkeDiskType, GkeLocationPolicy, GkePodRange, GkePoolOptions, GkeScaling } from './options';
import { poolShape } from '../../options/group/group-shapes';
import { PoolOptions } from '../../options/group/groups';
import { resourceLabels, resourceName, zone } from '../../topology/shared/gcp/names';
import { Check, checkProps, listOf, mapOf, refuse, required, Shape, struct } from '../../values/check';
import { flag, integer, oneOf, size, text } from '../../values/check-scalars';
import { cidr } from '../../values/cidr';

/** Zones of a pool that names none (cluster-api-provider-gcp v1.12.0, cloud.DefaultNumRegionsPerZone). */
const ZONES = 3;

const scaling: Check = (where, value) => {
  const { min, max } = checkProps<GkeScaling>(where, value as GkeScaling, {
    min: required(integer({ unit: 'machines' })), max: required(integer({ min: 1, unit: 'machines' })), locationPolicy: oneOf(GkeLocationPolicy),
  });
  if (max < min) { refuse(`${where}.max`, max, `is below min ${min}; raise it`); }
};

/** Checks of `GkePoolOptions`. */
export const gkePoolShape: Shape<GkePoolOptions> = {
  ...poolShape,
  machineType: text({ what: 'machine type', pattern: /^[a-z0-9]+-[a-z0-9-]+$/, example: 'e2-standard-4' }),
  disk: size('gibibytes', 10),
  diskType: oneOf(GkeDiskType),
  localSsds: integer({ max: 24 }),
  imageType: text({ what: 'image of GKE', pattern: /^[a-z_0-9]+$/i, example: 'cos_containerd' }),
  maxPods: integer({ min: 8, max: 256, unit: 'pods' }),
  zones: listOf(zone, { min: 1 }),
  scaling,
  serviceAccount: text({ what: 'e-mail address of a service account', pattern: /^[^\s@]+@[^\s@]+$/, max: 254, example: 'nodes@my-project.iam.gserviceaccount.com' }),
  secureBoot: flag,
  integrityMonitoring: flag,
  sandbox: flag,
  networkTags: listOf(resourceName, { min: 1, max: 60 }),
  instanceLabels: resourceLabels,
  podRange: struct<GkePodRange>({ name: required(resourceName), cidr: required(cidr), create: flag }),
  autoRepair: flag,
  sysctls: mapOf(text({ max: 253 }), text({ what: 'kernel parameter', pattern: /^[a-z0-9_.]+$/, example: 'net.core.somaxconn' })),
};

/** Options of the contract that a node pool has no place for, and what to do instead. */
const REFUSED: { readonly [option in keyof PoolOptions]?: string } = {
  setup: 'GKE makes its machines itself; leave it out',
  failureDomain: 'a node pool spans zones; write zones',
  ...Object.fromEntries(['rollout', 'remediation', 'deletionOrder', 'machineNaming', 'minReady', 'rolloutToken', 'healthCheck', 'readinessGates']
    .map(option => [option, 'GKE makes and replaces its machines itself; leave it out'])),
  autoscale: 'GKE keeps the number of machines a multiple of the zones, which the Cluster Autoscaler does not; write scaling',
};

/** GKE and kubelets set labels of these domains themselves. */
const RESERVED = /^([a-z0-9.-]*\.)?(kubernetes\.io|k8s\.io|gke\.io|google\.com)\//;

/** Refuse what a node pool cannot have, and numbers of machines that GKE cannot spread. */
export function checkPool(where: string, pool: GkePoolOptions, region: string): void {
  for (const [option, instead] of Object.entries(REFUSED)) {
    const value = pool[option as keyof PoolOptions];
    if (value !== undefined && (option !== 'setup' || Object.keys(value as object).length > 0)) { throw new Error(`${where}.${option}: ${instead}.`); }
  }
  if (pool.name.length > 40) { refuse(`${where}.name`, pool.name, 'has more than the 40 characters of a node pool\'s name; shorten it'); }
  const bootstrapName = pool.names?.bootstrapTemplate;
  if (bootstrapName !== undefined) { refuse(`${where}.names.bootstrapTemplate`, bootstrapName, 'names what a node pool does not have; leave it out'); }
  const reserved = Object.keys(pool.labels ?? {}).find(key => RESERVED.test(key));
  if (reserved !== undefined) { refuse(`${where}.labels`, reserved, 'is a label that GKE does not set; use a domain of your own'); }
  const foreign = pool.zones?.find(name => !name.startsWith(`${region}-`));
  if (foreign !== undefined) { refuse(`${where}.zones`, foreign, `is not a zone of ${region}`); }
  if (pool.replicas !== undefined && pool.replicas % zonesOf(pool) !== 0) {
    refuse(`${where}.replicas`, pool.replicas, `is not a multiple of ${zonesOf(pool)}, the number of zones; change it or write zones`);
  }
  if (pool.scaling && pool.replicas !== undefined) {
    throw new Error(`${where}: replicas ${pool.replicas} and scaling are both given; GKE's autoscaler would fight it, so keep one.`);
  }
}

/** The pool with one machine per zone where nothing is said: another number would be refused. */
export function withReplicas(pool: GkePoolOptions): GkePoolOptions {
  return pool.replicas === undefined && pool.autoscale === undefined ? { ...pool, replicas: zonesOf(pool) } : pool;
}

/** The spec of a GCPManagedMachinePool. */
export function nodePoolSpec(pool: GkePoolOptions, autoUpgrade: boolean): object {
  const { labels = {}, taints = [], podRange, networkTags, serviceAccount, sysctls, scaling: bounds } = pool;
  return {
    nodePoolName: pool.name,
    machineType: pool.machineType ?? 'e2-standard-4',
    diskSizeGb: (pool.disk ?? Size.gibibytes(100)).toGibibytes(),
    diskType: pool.diskType ?? GkeDiskType.BALANCED,
    localSsdCount: pool.localSsds,
    imageType: pool.imageType ?? 'cos_containerd',
    maxPodsPerNode: pool.maxPods,
    nodeLocations: pool.zones,
    // A pool about which nothing is said is scaled by GKE, up to one machine (cluster-api-provider-gcp v1.12.0, ConvertToSdkAutoscaling).
    scaling: bounds
      ? { enableAutoscaling: true, minCount: bounds.min, maxCount: bounds.max, locationPolicy: bounds.locationPolicy }
      : { enableAutoscaling: false },
    management: { autoRepair: pool.autoRepair ?? true, autoUpgrade },
    kubernetesLabels: Object.keys(labels).length > 0 ? labels : undefined,
    kubernetesTaints: taints.length > 0 ? taints.map(({ key, value, effect }) => ({ key, value: value ?? '', effect })) : undefined,
    additionalLabels: pool.instanceLabels,
    linuxNodeConfig: sysctls && { sysctls: Object.keys(sysctls).sort().map(parameter => ({ parameter, value: sysctls[parameter] })) },
    nodeNetwork: networkTags || podRange
      ? { tags: networkTags, podRangeName: podRange?.name, podRangeCidrBlock: podRange?.cidr, createPodRange: podRange && (podRange.create ?? false) }
      : undefined,
    nodeSecurity: {
      enableSecureBoot: pool.secureBoot ?? true,
      enableIntegrityMonitoring: pool.integrityMonitoring ?? true,
      sandboxType: pool.sandbox ? 'GVISOR' : undefined,
      serviceAccount: serviceAccount === undefined ? undefined : { email: serviceAccount },
    },
  };
}

function zonesOf({ zones }: GkePoolOptions): number {
  return zones?.length ?? ZONES;
}
