import { Cidr, IpAddress } from '../../values/cidr';
import { Rule } from '../rule';
import { networkBlocks } from '../shared/cluster-network';

/** What is no block of addresses cannot be given to pods or services. */
export const rule: Rule = {
  id: 'CL-05',
  slug: 'network-blocks',
  sentence: 'Pod and service networks are written in CIDR notation.',
  severity: 'error',
  fix: 'write for example 192.168.0.0/16',
  source: 'cluster-api v1.14.0 core/webhooks/admission/cluster.go validateCIDRBlocks',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { clusterNetwork: { pods: { cidrBlocks: [192.168.0.0/16] } } }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { clusterNetwork: { pods: { cidrBlocks: [10.0.0.0] } } }`,
  },
  check(subject) {
    for (const { path, block } of networkBlocks(subject.object)) {
      // Go takes a prefix length with leading zeros.
      if (Cidr.parse(block.replace(/\/0+(?=\d)/, '/')) !== undefined) { continue; }
      const address = IpAddress.parse(block);
      if (address) {
        subject.report(path, `"${block}" is an address, not a block of them`, `add a prefix length, for example ${block}/${address.family === 4 ? 16 : 56}`);
      } else {
        subject.report(path, `"${block}" is not CIDR notation`);
      }
    }
  },
};
