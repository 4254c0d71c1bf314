import { KamajiServiceType } from './exposure';
import { KamajiProps } from './props';
import { ClusterContext } from '../../contract/cluster';
import { nonEmptyMap } from '../../contract/machine-lifecycle';
import { IpAddress } from '../../values/cidr';

/** Port of every Ingress and Gateway that passes TLS through. */
const TLS_PORT = 443;

/** `network` of a KamajiControlPlane: where the API server is reached. */
export function kamajiNetwork(cluster: ClusterContext, props: KamajiProps, certificateSans: readonly string[]): object {
  const { service = {}, ingress, gateway } = props;
  const front = ingress ?? gateway;
  const names = [...new Set([...cluster.endpoint?.certificateSans ?? [], ...certificateSans])];
  return {
    serviceType: service.type ?? (front ? KamajiServiceType.CLUSTER_IP : KamajiServiceType.LOAD_BALANCER),
    serviceAddress: front ? service.address : addressOf(cluster, service.address),
    serviceAnnotations: nonEmptyMap(service.annotations),
    serviceLabels: nonEmptyMap(service.labels),
    loadBalancerConfig: service.loadBalancerClass ?? service.allowedCidrs ? {
      loadBalancerClass: service.loadBalancerClass,
      loadBalancerSourceRanges: service.allowedCidrs,
    } : undefined,
    ingress: ingress && {
      hostname: ingress.hostname,
      className: ingress.className,
      extraAnnotations: nonEmptyMap(ingress.annotations),
      extraLabels: nonEmptyMap(ingress.labels),
    },
    gateway: gateway && {
      hostname: gateway.hostname,
      name: gateway.name,
      namespace: gateway.namespace,
      sectionName: gateway.sectionName,
      extraAnnotations: nonEmptyMap(gateway.annotations),
      extraLabels: nonEmptyMap(gateway.labels),
    },
    certSANs: names.length > 0 ? names : undefined,
  };
}

/** What the cluster says of its endpoint and what Kamaji makes of it: the provider stops where they differ. */
export function endpointProblems({ name, endpoint }: ClusterContext, { service, ingress, gateway }: KamajiProps): string[] {
  const front = ingress ?? gateway;
  if (!endpoint) { return []; }
  if (front && (endpoint.host !== front.hostname || endpoint.port !== TLS_PORT)) {
    return [`KMJ-01 endpoint: Kamaji reaches the API server of "${name}" at ${front.hostname}:${TLS_PORT}, and the endpoint is ${endpoint.host}:${endpoint.port}; leave the endpoint out or write Endpoint.loadBalancer("${front.hostname}", { port: ${TLS_PORT} }).`];
  }
  if (!front && service?.address !== undefined && service.address !== endpoint.host) {
    return [`KMJ-01 endpoint: the Service of "${name}" has the address ${service.address}, and the endpoint is ${endpoint.host}; leave service.address out.`];
  }
  return [];
}

function addressOf({ name, endpoint }: ClusterContext, address: string | undefined): string | undefined {
  if (!endpoint || address) { return address; }
  if (!IpAddress.parse(endpoint.host)) {
    throw new Error(`"${name}" endpoint: a Service has an IP address and no name like "${endpoint.host}"; write the address, or ingress or gateway of Kamaji with this hostname.`);
  }
  return endpoint.host;
}
