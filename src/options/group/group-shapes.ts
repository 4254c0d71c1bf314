import { groupAnnotations, machineAnnotations } from './annotation-checks';
import { ControlPlaneOptions, GroupNames, MachineGroupOptions, PoolOptions } from './groups';
import { conditionGates, controlPlaneLifecycle, healthCheck, poolLifecycle } from './lifecycle-shapes';
import { DeletionOrder } from './rollout';
import { checkProps, listOf, mapOf, refuse, required, Shape, struct } from '../../values/check';
import { dnsLabel, labelValue, objectName, qualifiedName } from '../../values/check-names';
import { duration, integer, oneOf, text } from '../../values/check-scalars';
import { kubernetesVersion } from '../../values/kubernetes-version';
import { nameTemplate } from '../../values/name-template';
import { isKubeletLabel, isSyncedLabel } from '../../values/node-labels';
import { nodeSetupShape } from '../node/setup-shapes';

/** Runtime checks of control planes and pools. A provider spreads them into the shapes of its own props. */

const names: Shape<GroupNames> = { group: dnsLabel(), machineTemplate: objectName, bootstrapTemplate: objectName, healthCheck: objectName };

const nodeLabels = mapOf(labelValue, (where, key) => {
  qualifiedName(where, key);
  if (!isSyncedLabel(key as string) && !isKubeletLabel(key as string)) {
    refuse(where, key, 'is reserved for Kubernetes; use node-role.kubernetes.io/…, node.cluster.x-k8s.io/… or a domain of your own');
  }
});

const machineGroup: Shape<Omit<MachineGroupOptions, 'machineNaming' | 'names'>> = {
  labels: nodeLabels,
  taints: nodeSetupShape.taints,
  annotations: machineAnnotations,
  groupAnnotations,
  setup: struct(nodeSetupShape),
  healthCheck,
  drainTimeout: duration(),
  volumeDetachTimeout: duration(),
  deletionTimeout: duration(),
  readinessGates: conditionGates,
  rolloutToken: text({ max: 253 }),
};

/** Checks of `ControlPlaneOptions`. */
export const controlPlaneShape: Shape<ControlPlaneOptions> = {
  ...machineGroup,
  ...controlPlaneLifecycle,
  replicas: integer({ min: 1, unit: 'machines' }),
  names: struct<GroupNames>({
    ...names,
    bootstrapTemplate: (where, value) => refuse(where, value, 'names what only pools have; leave it out'),
  }),
  machineNaming: nameTemplate(['.cluster.name', '.kubeadmControlPlane.name']),
};

/** Checks of `PoolOptions`. */
export const poolShape: Shape<PoolOptions> = {
  ...machineGroup,
  ...poolLifecycle,
  name: required((where, value) => {
    dnsLabel()(where, value);
    if (value === 'control-plane') { refuse(where, value, 'is taken by the control plane; choose another pool name'); }
  }),
  replicas: integer({ unit: 'machines' }),
  names: struct(names),
  kubernetesVersion,
  failureDomain: text({ max: 256 }),
  minReady: duration(),
  deletionOrder: oneOf(DeletionOrder),
  machineNaming: nameTemplate(['.cluster.name', '.machineSet.name']),
};

/**
 * Check what the contract knows of the groups of a topology. Members beside that are the provider's own; it checks them, and whether there
 * are any that nobody knows, with shapes that spread the ones above.
 */
export function checkGroups(where: string, controlPlane: ControlPlaneOptions, pools: PoolOptions[]): void {
  checkProps(`${where}.controlPlane`, known(controlPlane, controlPlaneShape), controlPlaneShape);
  poolList(poolShape)(`${where}.pools`, Array.isArray(pools) ? pools.map(pool => known(pool, poolShape)) : pools);
}

function known<T>(value: T, shape: Shape<T>): T {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) { return value; }
  return Object.fromEntries(Object.entries(value).filter(([key]) => Object.hasOwn(shape, key))) as T;
}

/** A list of pools: each by its shape, names unique, replicas or autoscale. */
export function poolList<T extends PoolOptions>(shape: Shape<T>): (where: string, value: unknown) => void {
  return (where, value) => {
    listOf(struct(shape))(where, value);
    const seen = new Set<string>();
    for (const pool of value as T[]) {
      const at = `${where}[${JSON.stringify(pool.name)}]`;
      if (seen.has(pool.name)) { throw new Error(`${at}: two pools have this name; give each its own.`); }
      seen.add(pool.name);
      if (pool.replicas !== undefined && pool.autoscale !== undefined) {
        throw new Error(`${at}: replicas ${pool.replicas} and autoscale are both given; the autoscaler would fight it, so keep one.`);
      }
    }
  };
}
