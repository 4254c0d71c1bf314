import { ClusterContext } from '../../contract/cluster';
import { KubeVipOptions } from '../../values/endpoint';

/** What an address of kube-vip may say that Talos has no word for: it announces the address itself, in the subnet of the machines. */
const NOT_IN_TALOS: readonly (keyof KubeVipOptions)[] = ['version', 'image', 'services', 'loadBalancing', 'bgp'];

/** `machine.network` of control plane machines that keep the API server's address among themselves. */
export function talosVip({ name, endpoint }: ClusterContext, dhcp = true): object | undefined {
  const options = endpoint?.kubeVipOptions;
  if (!endpoint || !options) { return undefined; }
  const other = NOT_IN_TALOS.find(option => options[option] !== undefined && options[option] !== false);
  if (other) { throw new Error(`"${name}" endpoint.${other}: Talos announces the address itself, by ARP and without kube-vip; leave it out.`); }
  const link = options.interface ? { interface: options.interface } : { deviceSelector: { physical: true } };
  return { interfaces: [{ ...link, dhcp: dhcp || undefined, vip: { ip: endpoint.host } }] };
}
