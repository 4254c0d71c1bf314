import { NodeFeature, NodeRole } from './node-feature';
import { NodeSetup } from '../../options/node/node-setup';
import { Cidr, IpAddress } from '../../values/cidr';

/** Where kubelet and engine are services of their own. */
const SERVICES: readonly string[] = ['containerd', 'kubelet'];

/** The environment variables of the proxy, or none. They hold for services and for the join alike. */
export function proxyEnvironment(setup: NodeSetup, { cluster }: NodeRole): { [name: string]: string } | undefined {
  const { proxy, proxyBypass = [] } = setup;
  if (!proxy || (!proxy.httpProxy && !proxy.httpsProxy)) { return undefined; }
  const addresses = [...cluster.podCidrs, ...cluster.serviceCidrs];
  const ipv6 = addresses.some(block => Cidr.parse(block)?.family === 6);
  const never = [
    'localhost', '127.0.0.1', ...(ipv6 ? ['::1'] : []),
    '169.254.0.0/16', ...(ipv6 ? ['fe80::/10'] : []),
    ...addresses,
    'kubernetes', 'kubernetes.default', '.svc', `.${cluster.serviceDomain}`,
    ...(cluster.endpoint ? [cluster.endpoint.host] : []),
    ...proxyBypass,
    ...(proxy.noProxy ?? []),
  ];
  return {
    ...(proxy.httpProxy ? { HTTP_PROXY: proxy.httpProxy } : {}),
    ...(proxy.httpsProxy ? { HTTPS_PROXY: proxy.httpsProxy } : {}),
    NO_PROXY: [...new Set(never)].join(','),
  };
}

/**
 * The proxy for containerd, the kubelet and the join. kubeadm hands its own proxy variables on to the API server and its neighbours,
 * which is why the machines' addresses must be among the exceptions (kubernetes, kubeadm: GetProxyEnvVars).
 */
export function proxyFeature(setup: NodeSetup, role: NodeRole, services: readonly string[] = SERVICES): NodeFeature | undefined {
  const environment = proxyEnvironment(setup, role);
  if (!environment) {
    if (setup.proxy) { throw new Error(`${role.where}.proxy: neither httpProxy nor httpsProxy is given; write one of them or leave out proxy.`); }
    return undefined;
  }
  const exceptions = [...setup.proxyBypass ?? [], ...setup.proxy!.noProxy ?? []];
  if (role.controlPlane && !exceptions.some(coversMachines)) {
    throw new Error(`${role.where}.proxy.noProxy: no address block of the machines is excepted, so the API server would ask the proxy for kubelets and etcd; `
      + 'add the subnets of the machines, for example "10.0.0.0/24".');
  }
  const variables = Object.entries(environment);
  return {
    source: 'proxy',
    files: services.map(service => ({
      path: `/etc/systemd/system/${service}.service.d/http-proxy.conf`,
      content: ['[Service]', ...variables.map(([name, value]) => `Environment="${name}=${value}"`), ''].join('\n'),
    })),
    commands: [`export ${variables.map(([name, value]) => `${name}="${value}"`).join(' ')}`],
    restartsContainerd: true,
  };
}

function coversMachines(exception: string): boolean {
  const block = Cidr.parse(exception);
  return exception === '*' || (block !== undefined && block.prefix < (IpAddress.parse(block.address.text)?.bits ?? 0));
}
