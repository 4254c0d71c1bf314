import { Rule } from '../rule';
import { networkRanges } from '../shared/cluster-network';

/** Nothing refuses such networks; the cluster never comes up, or its pods cannot reach each other. */
export const rule: Rule = {
  id: 'CL-07',
  slug: 'network-layout',
  sentence: 'Pod and service networks lie apart, have the same families, and hold no more services than the API server serves.',
  severity: 'error',
  fix: 'choose blocks apart from each other',
  source: 'kubernetes v1.34 kube-apiserver and kube-controller-manager flags, kubeadm validation of networking; not checked by Cluster API v1.14.0',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { clusterNetwork: { pods: { cidrBlocks: [192.168.0.0/16] }, services: { cidrBlocks: [10.96.0.0/12] } } }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { clusterNetwork: { pods: { cidrBlocks: [10.0.0.0/16] }, services: { cidrBlocks: [10.0.0.0/12] } } }`,
  },
  check(subject) {
    const ranges = networkRanges(subject.object);
    const pods = ranges.filter(range => range.of === 'pods');
    const services = ranges.filter(range => range.of === 'services');
    for (const service of services) {
      const pod = pods.find(range => range.cidr.overlaps(service.cidr));
      if (pod) { subject.report(service.path, `the services ${service.block} overlap the pods ${pod.block}`); }
      const least = service.cidr.address.bits - 20;
      if (service.cidr.prefix < least) {
        subject.report(service.path, `${service.block} is more than the 2^20 service addresses that the API server takes`, `write /${least} or a smaller block`);
      }
    }
    for (const list of [pods, services]) {
      const second = list.find((range, index) => list.findIndex(other => other.cidr.family === range.cidr.family) < index);
      if (second) { subject.report(second.path, `${second.block} is the second IPv${second.cidr.family} block of the ${second.of}`, 'write at most one IPv4 and one IPv6 block'); }
    }
    const families = (list: typeof ranges) => [...new Set(list.map(({ cidr }) => cidr.family))].sort().join();
    if (pods.length > 0 && services.length > 0 && families(pods) !== families(services)) {
      subject.report(['spec', 'clusterNetwork'], 'pods and services have different address families', 'use the same families for both');
    }
  },
};
