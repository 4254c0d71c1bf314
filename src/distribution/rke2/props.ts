import { EtcdSnapshotOptions, etcdSnapshots } from '../../options/kubernetes/etcd-snapshots';
import { Shape } from '../../values/check';
import { flag, oneOf, text } from '../../values/check-scalars';
import { host } from '../../values/cidr';

/** Network addons that RKE2 brings along. */
export enum Rke2Cni {
  /** None: nodes become ready with the network addon of an `AddonStack`. */
  NONE = 'none',
  /** Calico. */
  CALICO = 'calico',
  /** Canal: Flannel with Calico's network policies. */
  CANAL = 'canal',
  /** Cilium. Without kube-proxy its chart must be told to do that work, by a `HelmChartConfig` in `setup.files`. */
  CILIUM = 'cilium',
}

/** Which address joining machines ask on port 9345. */
export enum Rke2RegistrationMethod {
  /** The cluster's endpoint. Its balancer must forward port 9345 beside that of the API server; kube-vip's address has all ports. */
  CONTROL_PLANE_ENDPOINT = 'control-plane-endpoint',
  /** The first control plane machine's internal address, or its external one if it has none. */
  INTERNAL_FIRST = 'internal-first',
  /** Internal addresses only. */
  INTERNAL_ONLY = 'internal-only-ips',
  /** External addresses only. */
  EXTERNAL_ONLY = 'external-only-ips',
  /** `registrationAddress`. */
  ADDRESS = 'address',
}

/** Options of RKE2. Unless said otherwise, a change replaces the control plane machines, one by one. */
export interface Rke2Props {
  /**
   * The network addon that RKE2 installs itself. Changing it in a living cluster leaves the old one's parts behind.
   * @default Rke2Cni.NONE
   */
  readonly cni?: Rke2Cni;

  /**
   * Give pods several networks (Multus), with `cni` as the first.
   * @default false
   */
  readonly multus?: boolean;

  /**
   * Where machines register. It can never be changed (the provider's webhook refuses it).
   * @default Rke2RegistrationMethod.CONTROL_PLANE_ENDPOINT
   */
  readonly registrationMethod?: Rke2RegistrationMethod;

  /**
   * Host name or IP address where machines register, with `Rke2RegistrationMethod.ADDRESS`.
   * @default - none
   */
  readonly registrationAddress?: string;

  /**
   * RKE2's own CIS profile on every machine: a user for etcd, kernel parameters, restricted pods and network policies in system namespaces.
   * Changing it replaces every machine.
   * @default false
   */
  readonly cisProfile?: boolean;

  /**
   * Let ordinary pods run on control plane machines.
   * @default false
   */
  readonly schedulableControlPlane?: boolean;

  /**
   * Install the ingress controller RKE2 brings along. Leave it off where an addon brings one.
   * @default false
   */
  readonly ingress?: boolean;

  /**
   * Install the metrics server RKE2 brings along. Leave it off where an addon brings one.
   * @default false
   */
  readonly metricsServer?: boolean;

  /**
   * Install the snapshot controller, its webhook and its CRDs RKE2 brings along. Leave it off where an addon brings them.
   * @default false
   */
  readonly snapshotController?: boolean;

  /**
   * Install CoreDNS. Without it nothing in the cluster resolves names until something else does.
   * @default true
   */
  readonly coreDns?: boolean;

  /**
   * Registry that all images of RKE2 itself come from, in the form `registry.example.com:5000`. Of the machines only those of the control
   * plane and those of pools made afterwards use it: changing it replaces every machine.
   * @default - docker.io
   */
  readonly systemDefaultRegistry?: string;

  /**
   * Nodes give images to each other (RKE2's embedded registry), for every registry or those of `setup.registryMirrors`.
   * Ports 5001 and 6443 must be open between nodes. Changing it replaces every machine.
   * @default false
   */
  readonly embeddedRegistry?: boolean;

  /**
   * Install from what the image has in `/opt/rke2-artifacts` and `/opt/install.sh` instead of from the network. Changing it replaces every machine.
   * @default false
   */
  readonly airGapped?: boolean;

  /**
   * SHA-256 of the image's `sha256sum-<arch>.txt`; the installation stops where it differs.
   * @default - not compared
   */
  readonly airGappedChecksum?: string;

  /**
   * Compress the bootstrap data. Some infrastructures (AWS) do that themselves and do not take compressed ones.
   * @default - the provider's own
   */
  readonly gzipUserData?: boolean;

  /**
   * Snapshots of etcd.
   * @default - RKE2's own: every 12 hours, 5 kept on each machine
   */
  readonly etcdSnapshots?: EtcdSnapshotOptions;

  /**
   * Serve etcd's metrics on the machines' addresses, port 2381.
   * @default false
   */
  readonly etcdMetrics?: boolean;
}

/** Checks of `Rke2Props`. */
export const rke2Shape: Shape<Rke2Props> = {
  cni: oneOf(Rke2Cni),
  multus: flag,
  registrationMethod: oneOf(Rke2RegistrationMethod),
  registrationAddress: host,
  cisProfile: flag,
  schedulableControlPlane: flag,
  ingress: flag,
  metricsServer: flag,
  snapshotController: flag,
  coreDns: flag,
  systemDefaultRegistry: text({ what: 'registry', pattern: /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?(:\d{1,5})?(\/[\w.-]+)*$/, example: 'registry.example.com:5000' }),
  embeddedRegistry: flag,
  airGapped: flag,
  airGappedChecksum: text({ what: 'SHA-256 checksum', pattern: /^[0-9a-f]{64}$/, example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' }),
  gzipUserData: flag,
  etcdSnapshots,
  etcdMetrics: flag,
};
