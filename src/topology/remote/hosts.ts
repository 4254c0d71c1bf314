import { RemoteAccess, RemoteHost } from './options';
import { ClusterContext } from '../../contract/cluster';
import { NamedManifest } from '../../manifest/manifest';
import { joinName } from '../../manifest/names';
import { listOf, required, Shape, struct } from '../../values/check';
import { objectName } from '../../values/check-names';
import { content, flag, integer, text } from '../../values/check-scalars';
import { host } from '../../values/cidr';

/** Checks of `RemoteAccess`. */
export const accessShape: Shape<RemoteAccess> = {
  sshKeySecret: objectName,
  user: text({ what: 'login name', pattern: /^[a-z_][-a-z0-9_]{0,31}$/, example: 'ops' }),
  port: integer({ min: 1, max: 65535 }),
  sudo: flag,
  cleanUpCommands: listOf(content(10240, 'put the script into a file and call it'), { min: 1 }),
};

/** Checks of a list of machines. */
export const hostList = listOf(struct<RemoteHost>({ ...accessShape, address: required(host) }), { min: 1 });

/** Name of the pool that a group takes its machines from. It is one of the whole namespace, so it begins with the cluster's name. */
export function poolName(cluster: ClusterContext, group: string): string {
  return joinName(`pool of machines "${group}"`, cluster.name, group);
}

/** The machines of a group, each named after its address: a list in another order is the same list. */
export function pooledMachines(cluster: ClusterContext, group: string, hosts: readonly RemoteHost[], general: RemoteAccess): NamedManifest[] {
  const pool = poolName(cluster, group);
  return hosts.map(own => {
    const { address, sshKeySecret, user, port, sudo, cleanUpCommands } = { ...general, ...own };
    return {
      apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2',
      kind: 'PooledRemoteMachine',
      name: joinName(`machine "${address}"`, pool, address.toLowerCase().replace(/[^a-z0-9]+/g, '-')),
      namespace: cluster.namespace,
      labels: { 'cluster.x-k8s.io/cluster-name': cluster.name },
      spec: { pool, machine: { address, port: port ?? 22, user: user ?? 'root', useSudo: sudo, sshKeyRef: { name: sshKeySecret }, cleanUpCommands } },
    };
  });
}
