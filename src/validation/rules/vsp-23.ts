import { IpAddress } from '../../values/cidr';
import { Rule } from '../rule';
import { poolsHandingOut } from '../shared/address-pools';
import { manifest, manifests } from '../shared/examples';
import { fields } from '../shared/read';
import { VSPHERE } from '../shared/vsphere';

const cluster = manifest('VSphereCluster', 'prod', '{ server: vcenter.example.com, controlPlaneEndpoint: { host: 10.0.0.10, port: 6443 } }');
const pool = (more: string) => manifest('InClusterIPPool', 'nodes', `{ addresses: [10.0.0.5-10.0.0.20], prefix: 24, gateway: 10.0.0.1${more} }`);

/** A machine with the address of the API server takes the cluster down. It may be a machine of another cluster. */
export const rule: Rule = {
  id: 'VSP-23',
  slug: 'endpoint-in-pool',
  sentence: 'The address of the API server is in no pool that machines get addresses from.',
  severity: 'warning',
  fix: 'add it to excludedAddresses of the pool',
  source: 'cluster-api-provider-vsphere v1.16.1 docs/getting_started.md; nothing checks it',
  kinds: [`VSphereCluster.${VSPHERE}`],
  good: { manifests: manifests(cluster, pool(', excludedAddresses: [10.0.0.10]')) },
  bad: { manifests: manifests(cluster, pool('')) },
  check(subject) {
    const { host } = fields(fields(fields(subject.object).spec).controlPlaneEndpoint);
    const address = typeof host === 'string' ? IpAddress.parse(host) : undefined;
    const hit = address && poolsHandingOut(subject.set, address)[0];
    if (hit) { subject.report(['spec', 'controlPlaneEndpoint', 'host'], `${hit.entry.kind} "${hit.entry.name}" may give ${host} to a machine`); }
  },
};
