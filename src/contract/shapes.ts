import { ClusterNetwork } from './cluster';
import { NodeFile, NodeSetup, NodeTaint, NodeUser, SecretKey, TaintEffect } from './node-setup';
import { AutoscaleOptions, ControlPlaneOptions, GroupNames, HealthCheckOptions, MachineGroupOptions, PoolOptions } from './options';
import { checkProps, listOf, mapOf, refuse, required, Shape, struct } from '../values/check';
import { dnsLabel, labels, labelValue, objectName, qualifiedName } from '../values/check-names';
import { content, duration, flag, integer, oneOf, text } from '../values/check-scalars';
import { cidr } from '../values/cidr';
import { isKubeletLabel, isSyncedLabel } from '../values/node-labels';

/** Runtime checks of the contract's structs. A provider spreads them into the shapes of its own props. */

const MAX_TEXT = 10240; // files[].content and each command: cluster-api v1.14.0 KubeadmConfig schema

const secretKey: Shape<SecretKey> = { name: required(objectName), key: required(text({ max: 253 })) };

const file: Shape<NodeFile> = {
  path: required(text({ what: 'absolute path', pattern: /^\/\S*$/, max: 512, example: '/etc/motd' })),
  content: content(MAX_TEXT, 'put it into a Secret and use fromSecret'),
  fromSecret: struct(secretKey),
  owner: text({ what: 'user:group', pattern: /^[^\s:]+:[^\s:]+$/, example: 'root:root' }),
  permissions: text({ what: 'set of octal permissions', pattern: /^[0-7]{3,4}$/, example: '0644' }),
};

const user: Shape<NodeUser> = {
  name: required(text({ what: 'login name', pattern: /^[a-z_][-a-z0-9_]{0,31}$/, example: 'ops' })),
  sshAuthorizedKeys: listOf(text({ what: 'public key in authorized_keys form', pattern: /^(\S+ )?(ssh|ecdsa|sk)-\S+ \S+/, max: 2048, example: 'ssh-ed25519 AAAA…' }), { max: 100 }),
  sudo: flag,
};

const taint: Shape<NodeTaint> = { key: required(qualifiedName), value: labelValue, effect: required(oneOf(TaintEffect)) };

const command = content(MAX_TEXT, 'put the script into a file and call it');

/** Checks of `NodeSetup`. */
export const nodeSetupShape: Shape<NodeSetup> = {
  users: listOf(struct(user), { max: 100 }),
  files: listOf((where, value) => {
    const { content: inline, fromSecret } = checkProps(where, value as NodeFile, file);
    if ((inline === undefined) === (fromSecret === undefined)) {
      throw new Error(`${where}: ${inline === undefined ? 'neither content nor fromSecret is given' : 'both content and fromSecret are given'}; write one of them.`);
    }
  }, { max: 200 }),
  preJoinCommands: listOf(command, { max: 1000 }),
  postJoinCommands: listOf(command, { max: 1000 }),
  kubeletArguments: mapOf(text({ max: 1024 }), text({ what: 'flag name without dashes', pattern: /^[a-z][a-z0-9-]*$/, max: 256, example: 'max-pods' })),
  nodeLabels: labels,
  taints: listOf(struct(taint), { max: 64 }),
  nodeName: text(),
  externalCloudProvider: flag,
};

/** A number or a percentage, as text. */
export const countOrPercent = text({ what: 'number or percentage', pattern: /^(\d+|\d{1,2}%|100%)$/, example: '40%' });

const healthCheck: Shape<HealthCheckOptions> = {
  enabled: flag,
  unhealthyAfter: duration(1),
  nodeStartupTimeout: duration(30),
  maxUnhealthy: countOrPercent,
};

const names: Shape<GroupNames> = { group: dnsLabel(), machineTemplate: objectName, bootstrapTemplate: objectName, healthCheck: objectName };

const nodeLabels = mapOf(labelValue, (where, key) => {
  qualifiedName(where, key);
  if (!isSyncedLabel(key as string) && !isKubeletLabel(key as string)) {
    refuse(where, key, 'is reserved for Kubernetes; use node-role.kubernetes.io/…, node.cluster.x-k8s.io/… or a domain of your own');
  }
});

const machineGroup: Shape<MachineGroupOptions> = {
  labels: nodeLabels,
  taints: listOf(struct(taint), { max: 64 }),
  setup: struct(nodeSetupShape),
  healthCheck: struct(healthCheck),
  rolloutToken: text({ max: 253 }),
  names: struct(names),
};

/** Checks of `ControlPlaneOptions`. */
export const controlPlaneShape: Shape<ControlPlaneOptions> = { ...machineGroup, replicas: integer({ min: 1, unit: 'machines' }) };

const autoscale: Shape<AutoscaleOptions> = { min: required(integer({ unit: 'machines' })), max: required(integer({ min: 1, unit: 'machines' })) };

/** Checks of `PoolOptions`. */
export const poolShape: Shape<PoolOptions> = {
  ...machineGroup,
  name: required((where, value) => {
    dnsLabel()(where, value);
    if (value === 'control-plane') { refuse(where, value, 'is taken by the control plane; choose another pool name'); }
  }),
  replicas: integer({ unit: 'machines' }),
  autoscale: (where, value) => {
    const { min, max } = checkProps(where, value as AutoscaleOptions, autoscale);
    if (min > max) { throw new Error(`${where}: min ${min} is above max ${max}.`); }
  },
};

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

/** Checks of `ClusterNetwork`. */
export const networkShape: Shape<ClusterNetwork> = {
  podCidrs: listOf(cidr, { min: 1, max: 2 }),
  serviceCidrs: listOf(cidr, { min: 1, max: 2 }),
  serviceDomain: text({ what: 'DNS domain', pattern: /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/, max: 253, example: 'cluster.local' }),
};
