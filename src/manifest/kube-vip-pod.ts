import { familyOf } from '../values/cidr';
import { Endpoint } from '../values/endpoint';
import { KubeVipBgpPeer } from '../values/kube-vip-bgp';
import { renderProfile } from '../values/render-profile';

/** What the distribution knows and kube-vip needs. */
export interface KubeVipHost {
  /** Admin kubeconfig on a control plane machine. */
  readonly kubeconfig: string;
  readonly renderProfile: string;
}

/**
 * The static pod that keeps the address of the API server alive on the control plane machines, by ARP or BGP.
 * Environment: kube-vip v1.2.3, pkg/kubevip/config_envvar.go. `vip_cidr` became `vip_subnet` in v0.9.
 */
export function kubeVipPod(endpoint: Endpoint, on: KubeVipHost): object {
  const { version, image = 'ghcr.io/kube-vip/kube-vip', services, loadBalancing, bgp } = endpoint.kubeVipOptions!;
  const nic = endpoint.kubeVipOptions!.interface ?? (bgp ? 'lo' : undefined);
  const release = version ?? renderProfile(on.renderProfile).kubeVipVersion;
  const environment: { [name: string]: string | undefined } = {
    address: endpoint.host,
    port: String(endpoint.port),
    vip_arp: String(!bgp),
    vip_interface: nic,
    [usesSubnet(release) ? 'vip_subnet' : 'vip_cidr']: familyOf('Endpoint.kubeVip', endpoint.host) === 4 ? '32' : '128',
    cp_enable: 'true',
    cp_namespace: 'kube-system',
    svc_enable: String(services ?? false),
    ...(services ? { svc_election: 'true', svc_leasename: 'plndr-svcs-lock' } : {}),
    ...(loadBalancing ? { lb_enable: 'true', lb_port: String(endpoint.port), lb_fwdmethod: 'local' } : {}),
    vip_ddns: 'false',
    vip_leaderelection: 'true',
    vip_leasename: 'plndr-cp-lock',
    vip_leaseduration: '15',
    vip_renewdeadline: '10',
    vip_retryperiod: '2',
    ...(bgp ? { bgp_enable: 'true', bgp_as: String(bgp.localAs), bgp_peers: bgpPeers(bgp.peers), bgp_routerinterface: bgp.routerInterface } : {}),
  };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'kube-vip', namespace: 'kube-system' },
    spec: {
      containers: [{
        name: 'kube-vip',
        image: `${image}:${release}`,
        imagePullPolicy: 'IfNotPresent',
        args: ['manager'],
        env: Object.entries(environment).filter(([, value]) => value !== undefined).map(([name, value]) => ({ name, value })),
        securityContext: { capabilities: { add: ['NET_ADMIN', 'NET_RAW'], drop: ['ALL'] } },
        volumeMounts: [{ name: 'kubeconfig', mountPath: '/etc/kubernetes/admin.conf', readOnly: true }],
      }],
      // kube-vip elects its leader through "kubernetes", a name that host network pods do not resolve by themselves.
      hostAliases: [{ ip: '127.0.0.1', hostnames: ['kubernetes'] }],
      hostNetwork: true,
      volumes: [{ name: 'kubeconfig', hostPath: { path: on.kubeconfig, type: 'File' } }],
    },
  };
}

/** What a control plane machine needs for kube-vip before it joins, in the words of `NodeSetup`. */
export function kubeVipSetup(endpoint: Endpoint | undefined): { readonly kernelModules: string[] } | undefined {
  return endpoint?.kubeVipOptions?.loadBalancing ? { kernelModules: ['ip_vs', 'ip_vs_rr'] } : undefined;
}

/** `bgp_peers` of kube-vip: `address:as:password:multihop`, IPv6 in brackets (kube-vip v1.2.3, pkg/kubevip/config_bgp.go). */
function bgpPeers(peers: KubeVipBgpPeer[]): string {
  return peers.map(({ address, as, multihop = false }) => `${address.includes(':') ? `[${address}]` : address}:${as}::${multihop}`).join(',');
}

function usesSubnet(release: string): boolean {
  const [major, minor] = release.slice(1).split('.').map(Number);
  return major > 0 || minor >= 9;
}
