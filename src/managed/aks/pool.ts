import { Size } from 'cdk8s';
import { AksDiskType, AksImage, AksPoolMode, AksPoolOptions, AksScaling } from './options';
import { poolShape } from '../../options/group/group-shapes';
import { PoolOptions } from '../../options/group/groups';
import { Check, checkProps, listOf, refuse, required, Shape } from '../../values/check';
import { integer, oneOf, size, text } from '../../values/check-scalars';

const ZONES = ['1', '2', '3'];

const scaling: Check = (where, value) => {
  const { min, max } = checkProps<AksScaling>(where, value as AksScaling, {
    min: required(integer({ unit: 'machines' })), max: required(integer({ min: 1, unit: 'machines' })),
  });
  if (max < min) { refuse(`${where}.max`, max, `is below min ${min}; raise it`); }
};

const azureName = text({
  what: 'name of a node pool (a letter, then at most 11 letters and digits, all lower-case)', pattern: /^[a-z][a-z0-9]{0,11}$/, example: 'general',
});

/** Checks of `AksPoolOptions`. */
export const aksPoolShape: Shape<AksPoolOptions> = {
  ...poolShape,
  azureName,
  mode: oneOf(AksPoolMode),
  vmSize: text({ what: 'size of machines', pattern: /^(Standard|Basic)_[A-Za-z0-9_-]+$/, max: 64, example: 'Standard_D4s_v5' }),
  osDisk: size('gibibytes', 30),
  osDiskType: oneOf(AksDiskType),
  image: oneOf(AksImage),
  zones: listOf(oneOf(ZONES)),
  scaling,
  maxPods: integer({ min: 10, max: 250, unit: 'pods' }),
};

/** Options of the contract that a node pool has no place for, and what to do instead. */
const REFUSED: { readonly [option in keyof PoolOptions]?: string } = {
  setup: 'AKS makes its machines itself; leave it out',
  failureDomain: 'a node pool spans zones; write zones',
  ...Object.fromEntries(['rollout', 'remediation', 'deletionOrder', 'machineNaming', 'minReady', 'rolloutToken', 'healthCheck', 'readinessGates']
    .map(option => [option, 'AKS makes and replaces its machines itself; leave it out'])),
  autoscale: 'AKS has an autoscaler of its own; write scaling',
};

/** AKS and kubelets set labels of these domains themselves. */
const RESERVED = /^([a-z0-9.-]*\.)?(kubernetes\.io|k8s\.io|azure\.com)\//;

/** Refuse pools that AKS cannot have. */
export function checkPools(where: string, pools: readonly AksPoolOptions[]): void {
  const names = new Map<string, string>();
  for (const pool of pools) {
    const at = `${where}[${JSON.stringify(pool.name)}]`;
    checkPool(at, pool);
    const name = poolName(pool);
    azureName(`${at}.${pool.azureName === undefined ? 'name without dashes' : 'azureName'}`, name);
    const other = names.get(name);
    if (other !== undefined) { refuse(`${at}.azureName`, name, `is also the name of pool "${other}" in AKS; write another one`); }
    names.set(name, pool.name);
  }
  if (!pools.some(({ mode }) => mode === AksPoolMode.SYSTEM)) {
    throw new Error(`${where}: AKS runs pods of its own and has no pool for them; write mode: AksPoolMode.SYSTEM in one at least.`);
  }
}

function checkPool(where: string, pool: AksPoolOptions): void {
  for (const [option, instead] of Object.entries(REFUSED)) {
    const value = pool[option as keyof PoolOptions];
    if (value !== undefined && (option !== 'setup' || Object.keys(value as object).length > 0)) { throw new Error(`${where}.${option}: ${instead}.`); }
  }
  const bootstrapName = pool.names?.bootstrapTemplate;
  if (bootstrapName !== undefined) { refuse(`${where}.names.bootstrapTemplate`, bootstrapName, 'names what a node pool does not have; leave it out'); }
  const reserved = Object.keys(pool.labels ?? {}).find(key => RESERVED.test(key));
  if (reserved !== undefined) { refuse(`${where}.labels`, reserved, 'is a label that AKS does not set; use a domain of your own'); }
  if (pool.scaling && pool.replicas !== undefined) {
    throw new Error(`${where}: replicas ${pool.replicas} and scaling are both given; AKS's autoscaler would fight it, so keep one.`);
  }
  if (pool.mode === AksPoolMode.SYSTEM) {
    const [option, least] = pool.scaling ? ['scaling.min', pool.scaling.min] : ['replicas', pool.replicas ?? 1];
    if (least === 0) { refuse(`${where}.${option}`, least, 'leaves the pods of AKS without a machine; write 1 or more'); }
  }
}

/** The pool with the number of machines that it starts with: AKS wants one between the bounds of its autoscaler, else one machine per zone. */
export function withReplicas(pool: AksPoolOptions): AksPoolOptions {
  if (pool.replicas !== undefined || pool.autoscale !== undefined) { return pool; }
  return { ...pool, replicas: pool.scaling?.min ?? Math.max(1, zonesOf(pool).length) };
}

/**
 * The spec of a ManagedClustersAgentPool. The provider itself writes `count` and `orchestratorVersion`, from the MachinePool
 * (cluster-api-provider-azure v1.26.0, pkg/mutators).
 */
export function agentPoolSpec(cluster: string, pool: AksPoolOptions, subnet?: string): object {
  const { labels = {}, taints = [], scaling: bounds } = pool;
  const zones = zonesOf(pool);
  return {
    azureName: poolName(pool),
    owner: { name: cluster },
    type: 'VirtualMachineScaleSets',
    mode: pool.mode ?? AksPoolMode.USER,
    vmSize: pool.vmSize ?? 'Standard_D4s_v5',
    osType: 'Linux',
    osSKU: pool.image ?? AksImage.UBUNTU,
    osDiskSizeGB: (pool.osDisk ?? Size.gibibytes(128)).toGibibytes(),
    osDiskType: pool.osDiskType ?? AksDiskType.MANAGED,
    availabilityZones: zones.length > 0 ? zones : undefined,
    maxPods: pool.maxPods,
    ...bounds && { enableAutoScaling: true, minCount: bounds.min, maxCount: bounds.max },
    nodeLabels: Object.keys(labels).length > 0 ? labels : undefined,
    nodeTaints: taints.length > 0 ? taints.map(({ key, value, effect }) => `${key}=${value ?? ''}:${effect}`) : undefined,
    vnetSubnetReference: subnet === undefined ? undefined : { armId: subnet },
  };
}

function poolName(pool: AksPoolOptions): string {
  return pool.azureName ?? pool.name.replace(/-/g, '');
}

function zonesOf(pool: AksPoolOptions): string[] {
  return pool.zones ?? ZONES;
}
