import { ManifestSet } from '../manifest-set';
import { Rule } from '../rule';
import { poolKey } from '../shared/address-pools';
import { manifest, manifests } from '../shared/examples';
import { fields, items, text } from '../shared/read';
import { networkDevices, VSPHERE } from '../shared/vsphere';

const KINDS = ['InClusterIPPool', 'GlobalInClusterIPPool'];
const GROUP = 'ipam.cluster.x-k8s.io';
const spec = (pool: string) => `{ template: { spec: { network: { devices: [{ networkName: nodes, addressesFromPools: [{ apiGroup: ${GROUP}, kind: InClusterIPPool, name: ${pool} }] }] } } } }`;
const pool = manifest('InClusterIPPool', 'nodes', '{ addresses: [10.0.0.20-10.0.0.90], prefix: 24 }');

/** A pool that the set lacks is only missed where the set has pools of that namespace. */
export const rule: Rule = {
  id: 'VSP-26',
  slug: 'pool-reference',
  sentence: 'Machines refer to pools of addresses that exist, by the right group.',
  severity: 'warning',
  fix: 'correct the reference, add the pool, or declare it external',
  source: 'cluster-api-provider-vsphere v1.16.1 IPAddressClaims; cluster-api-ipam-provider-in-cluster v1.0.3',
  kinds: [`VSphereMachineTemplate.${VSPHERE}`],
  good: { manifests: manifests(manifest('VSphereMachineTemplate', 'general', spec('nodes')), pool) },
  bad: { manifests: manifests(manifest('VSphereMachineTemplate', 'general', spec('noodles')), pool) },
  check(subject) {
    const { namespace } = subject.entry;
    for (const { path, part } of networkDevices(subject.entry)) {
      items(part.addressesFromPools).forEach((ref, index) => {
        const { apiGroup, kind, name } = fields(ref);
        const at = [...path, 'addressesFromPools', index];
        if (!KINDS.includes(kind) || text(name) === undefined) { return; }
        if (typeof apiGroup === 'string' && apiGroup !== GROUP) {
          subject.report([...at, 'apiGroup'], `"${apiGroup}" has no ${kind}`, `write ${GROUP}`);
          return;
        }
        const home = kind === 'InClusterIPPool' ? namespace : '';
        const { names, homes } = subject.set.once(knownPools);
        if (names.has(poolKey(kind, namespace, name)) || !homes.has(`${kind}/${home}`) || subject.isExternal(kind, home, name)) { return; }
        subject.report([...at, 'name'], `there is no ${kind} "${name}"${home ? ` in namespace "${home}"` : ''}`);
      });
    }
  },
};

function knownPools(set: ManifestSet): { names: Set<string>; homes: Set<string> } {
  const pools = KINDS.flatMap(kind => set.ofKind(kind));
  return {
    names: new Set(pools.map(({ kind, namespace, name }) => poolKey(kind, namespace, name))),
    homes: new Set(pools.map(({ kind, namespace }) => `${kind}/${kind === 'InClusterIPPool' ? namespace : ''}`)),
  };
}
