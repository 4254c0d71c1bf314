import type { Schema } from '../schema-types';
import { bool, filled, int32, intOrString, kind, list, map, object, open, port, text, word } from './dsl';

const texts = list(text);
const policy = word('Cluster', 'Local');

/** Service. */
export const SERVICE_SCHEMAS: { readonly [kind: string]: Schema } = {
  Service: kind({
    spec: object({
      allocateLoadBalancerNodePorts: bool,
      clusterIP: text,
      clusterIPs: texts,
      externalIPs: texts,
      externalName: text,
      externalTrafficPolicy: policy,
      healthCheckNodePort: { ...int32, minimum: 0, maximum: 65535 },
      internalTrafficPolicy: policy,
      ipFamilies: list(word('IPv4', 'IPv6'), { maxItems: 2 }),
      ipFamilyPolicy: word('SingleStack', 'PreferDualStack', 'RequireDualStack'),
      loadBalancerClass: filled,
      loadBalancerIP: text,
      loadBalancerSourceRanges: texts,
      ports: list(object({
        'appProtocol': text,
        'name': { type: 'string', maxLength: 63, pattern: '^([a-z0-9]([-a-z0-9]*[a-z0-9])?)?$' },
        'nodePort': { ...int32, minimum: 0, maximum: 65535 },
        'port!': port,
        'protocol': word('TCP', 'UDP', 'SCTP'),
        'targetPort': intOrString,
      })),
      publishNotReadyAddresses: bool,
      selector: map(text),
      sessionAffinity: word('ClientIP', 'None'),
      sessionAffinityConfig: object({ clientIP: object({ timeoutSeconds: { ...int32, minimum: 1, maximum: 86400 } }) }),
      trafficDistribution: text,
      type: word('ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'),
    }),
    status: open,
  }, 'service'),
};
