import { EtcdSnapshotOptions, etcdSnapshots } from '../../options/kubernetes/etcd-snapshots';
import { Shape } from '../../values/check';
import { flag, oneOf, text } from '../../values/check-scalars';

/** Network addons that K3s brings along. Each comes with K3s' own controller of network policies. */
export enum K3sCni {
  /** None: nodes become ready with the network addon of an `AddonStack`. */
  NONE = 'none',
  /** Flannel with VXLAN. */
  FLANNEL_VXLAN = 'vxlan',
  /** Flannel with routes from node to node, which must be in one network. */
  FLANNEL_HOST_GATEWAY = 'host-gw',
  /** Flannel with WireGuard: traffic between nodes is encrypted. The kernel needs WireGuard. */
  FLANNEL_WIREGUARD = 'wireguard-native',
}

/** Options of K3s. Unless said otherwise, a change replaces the control plane machines, one by one. */
export interface K3sProps {
  /**
   * The network addon that K3s installs itself. Changing it in a living cluster leaves the old one's parts behind.
   * @default K3sCni.NONE
   */
  readonly cni?: K3sCni;

  /**
   * Let ordinary pods run on control plane machines.
   * @default false
   */
  readonly schedulableControlPlane?: boolean;

  /**
   * Install Traefik, the ingress controller K3s brings along. Leave it off where an addon brings one. Its Service of type LoadBalancer needs
   * somebody who gives it an address: ServiceLB is always off, because it is part of the cloud controller of K3s, whose node ids are not
   * those of the machines.
   * @default false
   */
  readonly traefik?: boolean;

  /**
   * Install the metrics server K3s brings along. Leave it off where an addon brings one.
   * @default false
   */
  readonly metricsServer?: boolean;

  /**
   * Install the provisioner of volumes in folders of nodes, with a default storage class.
   * @default false
   */
  readonly localStorage?: boolean;

  /**
   * Install CoreDNS. Without it nothing in the cluster resolves names until something else does.
   * @default true
   */
  readonly coreDns?: boolean;

  /**
   * Encrypt Secrets in etcd with a key that K3s makes. It counts for new clusters: turning it on in a living one needs `k3s secrets-encrypt`.
   * @default - true, or false where kubernetes.apiServer.encryption is given
   */
  readonly secretsEncryption?: boolean;

  /**
   * Registry that all images of K3s itself come from, in the form `registry.example.com:5000`.
   * @default - docker.io
   */
  readonly systemDefaultRegistry?: string;

  /**
   * Nodes give images to each other (K3s' embedded registry), for every registry or those of `setup.registryMirrors`.
   * Ports 5001 and 6443 must be open between nodes. Changing it replaces every machine.
   * @default false
   */
  readonly embeddedRegistry?: boolean;

  /**
   * Install from what the image has instead of from the network. Changing it replaces every machine.
   * @default false
   */
  readonly airGapped?: boolean;

  /**
   * Path of the install script in the image, with `airGapped`. Changing it replaces every machine.
   * @default /opt/install.sh
   */
  readonly airGappedInstallScript?: string;

  /**
   * Image of the proxy through which the control plane provider reaches etcd (a DaemonSet on the control plane machines), with its tag.
   * @default - alpine/socat in a version the provider chooses
   */
  readonly etcdProxyImage?: string;

  /**
   * Snapshots of etcd.
   * @default - K3s' own: every 12 hours, 5 kept on each machine
   */
  readonly etcdSnapshots?: EtcdSnapshotOptions;

  /**
   * Serve etcd's metrics on the machines' addresses, port 2381.
   * @default false
   */
  readonly etcdMetrics?: boolean;
}

/** Checks of `K3sProps`. */
export const k3sShape: Shape<K3sProps> = {
  cni: oneOf(K3sCni),
  schedulableControlPlane: flag,
  traefik: flag,
  metricsServer: flag,
  localStorage: flag,
  coreDns: flag,
  secretsEncryption: flag,
  systemDefaultRegistry: text({ what: 'registry', pattern: /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?(:\d{1,5})?(\/[\w.-]+)*$/, example: 'registry.example.com:5000' }),
  embeddedRegistry: flag,
  airGapped: flag,
  airGappedInstallScript: text({ what: 'absolute path', pattern: /^(\/[\w.-]+)+$/, max: 512, example: '/opt/install.sh' }),
  etcdProxyImage: text({ what: 'image with a tag', pattern: /^[a-z0-9.:-]+(\/[a-z0-9._-]+)+[:@][\w.:-]+$/, example: 'registry.example.com/alpine/socat:1.8.0.0' }),
  etcdSnapshots,
  etcdMetrics: flag,
};
