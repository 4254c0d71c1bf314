import { IpAddress } from '../../values/cidr';
import { Rule } from '../rule';
import { networkRanges } from '../shared/cluster-network';
import { fields } from '../shared/read';
import { referenceOf } from '../shared/references';
import { Subject } from '../subject';

/** Pods then reach each other instead of the API server. Constructs report it themselves, which is why it is no error here. */
export const rule: Rule = {
  id: 'CL-07a',
  slug: 'endpoint-in-network',
  sentence: 'The endpoint of a cluster lies in neither its pod nor its service network.',
  severity: 'warning',
  fix: 'choose an address of the network that the machines are in',
  source: 'kubernetes v1.34: routes of pods and services hide the endpoint; not checked by Cluster API v1.14.0',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { controlPlaneEndpoint: { host: 10.0.0.10, port: 6443 }, clusterNetwork: { pods: { cidrBlocks: [192.168.0.0/16] } } }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { controlPlaneEndpoint: { host: 192.168.0.10, port: 6443 }, clusterNetwork: { pods: { cidrBlocks: [192.168.0.0/16] } } }`,
  },
  check(subject) {
    const host = endpointHost(subject);
    const address = typeof host === 'string' ? IpAddress.parse(host) : undefined;
    const hit = address && networkRanges(subject.object).find(({ cidr }) => cidr.contains(address));
    if (hit) { subject.report(hit.path, `the endpoint ${host} lies in the ${hit.of === 'pods' ? 'pod' : 'service'} network ${hit.block}`); }
  },
};

/** Of the Cluster itself, or of its infrastructure, from where Cluster API copies it. */
function endpointHost({ object, set, entry }: Subject): unknown {
  const spec = fields(fields(object).spec);
  const ref = referenceOf(spec.infrastructureRef);
  const infrastructure = ref && set.find(ref.group, ref.kind, entry.namespace, ref.name)?.object;
  return fields(spec.controlPlaneEndpoint).host ?? fields(fields(fields(infrastructure).spec).controlPlaneEndpoint).host;
}
