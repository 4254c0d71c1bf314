import { Size } from 'cdk8s';
import { roleName, subnetIds } from './login-shapes';
import { EksNodeGroupOptions, EksNodeImage } from './node-group-options';
import { EksPoolOptions } from './options';
import { NodeTaint, TaintEffect } from '../../options/node/node-setup';
import { Check, listOf, refuse, Shape, struct } from '../../values/check';
import { flag, integer, oneOf, size, text } from '../../values/check-scalars';
import { AwsMachineOptions } from '../shared/aws/machine-options';
import { zone } from '../shared/aws/machine-pool-spec';
import { machineShape } from '../shared/aws/machine-shape';

const share: Check = (where, value) => {
  text({ what: 'number or share', pattern: /^([1-9]\d?|100)%?$/, example: '20%' })(where, value);
};

const shape: Shape<EksNodeGroupOptions> = {
  image: oneOf(EksNodeImage),
  release: text({ what: 'release of an image', pattern: /^\d+\.\d+\.\d+-\S+$/, max: 64, example: '1.34.2-20260101' }),
  disk: size('gibibytes', 8),
  subnetIds,
  zones: listOf(zone, { min: 1, max: 16 }),
  minSize: integer({ unit: 'machines' }),
  maxSize: integer({ min: 1, unit: 'machines' }),
  maxUnavailable: share,
  repair: flag,
  role: roleName,
};

/** Check of `EksNodeGroupOptions`. */
export const nodeGroup: Check = struct(shape);

/** What of the machine options a node group has a place for. */
const MACHINE: readonly (keyof AwsMachineOptions)[] = ['instanceType', 'spot', 'sshKey', 'tags'];

const KEYS = Object.keys(machineShape) as (keyof AwsMachineOptions)[];

/** Options of a pool that are about machines of ours. */
const NOT_OURS = ['setup', 'bootstrap', 'machinePool'] as const;

/** EKS lets nobody set labels of these domains on its nodes. */
const RESERVED = /^(node-role|node-restriction)\.kubernetes\.io\//;

/**
 * Refuse what a managed node group cannot have. A launch template would have disks and metadata, but the provider asks for bootstrap data of it,
 * which a managed group does not have (cluster-api-provider-aws v2.11.1, GetRawBootstrapData of managednodegroup.go).
 */
export function checkNodeGroup(where: string, pool: EksPoolOptions, machine: AwsMachineOptions): void {
  const instead = 'leave it out or write type: EksPoolType.MACHINES';
  const missing = KEYS.find(option => machine[option] !== undefined && !MACHINE.includes(option));
  if (missing) { throw new Error(`${where}.${missing}: a managed node group has none${missing === 'rootVolume' ? ' but nodeGroup.disk' : ''}; ${instead}.`); }
  if (machine.spot?.maxPrice !== undefined) { throw new Error(`${where}.spot.maxPrice: a managed node group has none; ${instead}.`); }
  const other = NOT_OURS.find(option => pool[option] !== undefined && (option !== 'setup' || Object.keys(pool.setup!).length > 0));
  if (other) { throw new Error(`${where}.${other}: EKS makes the machines of a managed node group itself; ${instead}.`); }
  const bootstrapName = pool.names?.bootstrapTemplate;
  if (bootstrapName !== undefined) { refuse(`${where}.names.bootstrapTemplate`, bootstrapName, 'names what a managed node group does not have; leave it out'); }
  const reserved = Object.keys(pool.labels ?? {}).find(key => RESERVED.test(key));
  if (reserved !== undefined) { refuse(`${where}.labels`, reserved, 'is a label that EKS does not set; use a domain of your own'); }
  if (pool.nodeGroup?.zones && pool.failureDomain !== undefined) { throw new Error(`${where}.failureDomain: nodeGroup.zones are given; keep one.`); }
  const { minSize, maxSize } = scalingOf(pool);
  if (maxSize < minSize) { refuse(`${where}.nodeGroup.maxSize`, maxSize, `is below minSize ${minSize}; raise it`); }
  if (pool.replicas !== undefined && (pool.replicas < minSize || pool.replicas > maxSize)) {
    refuse(`${where}.replicas`, pool.replicas, `is not between minSize ${minSize} and maxSize ${maxSize} of nodeGroup; change one of them`);
  }
}

/** The spec of an AWSManagedMachinePool. */
export function nodeGroupSpec(pool: EksPoolOptions, { instanceType, spot, sshKey, tags }: AwsMachineOptions): object {
  const { nodeGroup: options = {}, failureDomain, labels = {}, taints = [] } = pool;
  const { maxUnavailable = '1' } = options;
  const zones = options.zones ?? (failureDomain === undefined ? undefined : [failureDomain]);
  return {
    amiType: options.image ?? EksNodeImage.AMAZON_LINUX_2023,
    amiVersion: options.release,
    instanceType: instanceType ?? 'm6i.xlarge',
    capacityType: spot ? 'spot' : 'onDemand',
    diskSize: (options.disk ?? Size.gibibytes(80)).toGibibytes(),
    scaling: scalingOf(pool),
    updateConfig: maxUnavailable.endsWith('%') ? { maxUnavailablePercentage: parseInt(maxUnavailable, 10) } : { maxUnavailable: parseInt(maxUnavailable, 10) },
    nodeRepairConfig: { enabled: options.repair ?? true },
    subnetIDs: options.subnetIds,
    availabilityZones: zones,
    roleName: options.role,
    remoteAccess: sshKey === undefined ? undefined : { sshKeyName: sshKey, public: false },
    labels: Object.keys(labels).length > 0 ? labels : undefined,
    taints: taints.length > 0 ? taints.map(taintSpec) : undefined,
    additionalTags: tags,
  };
}

const EFFECTS: { readonly [effect in TaintEffect]: string } = {
  [TaintEffect.NO_SCHEDULE]: 'no-schedule',
  [TaintEffect.PREFER_NO_SCHEDULE]: 'prefer-no-schedule',
  [TaintEffect.NO_EXECUTE]: 'no-execute',
};

function taintSpec({ key, value, effect }: NodeTaint): object {
  return { key, value: value ?? '', effect: EFFECTS[effect] };
}

function scalingOf({ nodeGroup: { minSize, maxSize } = {}, autoscale, replicas = 1 }: EksPoolOptions): { minSize: number; maxSize: number } {
  return { minSize: minSize ?? autoscale?.min ?? replicas, maxSize: maxSize ?? Math.max(1, autoscale?.max ?? replicas) };
}
