import { Check, listOf, refuse, Shape } from '../../values/check';
import { atMostOne } from '../../values/check-data';
import { flag, oneOf, text } from '../../values/check-scalars';

/** What Canonical Kubernetes brings along. */
export enum CanonicalFeature {
  /** CoreDNS. */
  DNS = 'DNS',
  /** Cilium. */
  NETWORK = 'Network',
  /** Gateways by Cilium. */
  GATEWAY = 'Gateway',
  /** Ingresses by Cilium. */
  INGRESS = 'Ingress',
  /** Addresses for Services of type LoadBalancer, by Cilium. */
  LOAD_BALANCER = 'LoadBalancer',
  /** Volumes on the disk of a node. */
  LOCAL_STORAGE = 'LocalStorage',
  /** metrics-server. */
  METRICS_SERVER = 'MetricsServer',
}

/** What keeps the state of the cluster. */
export enum CanonicalDatastore {
  /** etcd on the control plane machines. */
  ETCD = 'etcd',
  /** Dqlite on the control plane machines. */
  DQLITE = 'k8s-dqlite',
}

/** Options of Canonical Kubernetes. */
export interface CanonicalKubernetesProps {
  /**
   * What of its built-in features is enabled when the cluster is made. The rest is left to addons, with which it would collide. Changing it replaces
   * control plane machines and has no effect on a cluster that exists.
   * @default [CanonicalFeature.DNS]
   */
  readonly features?: CanonicalFeature[];

  /**
   * What keeps the state of the cluster. It must never change.
   * @default - that of the release
   */
  readonly datastore?: CanonicalDatastore;

  /**
   * Channel of the snap, for example `1.34-classic/stable`. Changing it replaces machines.
   * @default - `<minor version>-classic/stable`: the newest patch release, whichever patch the version names
   */
  readonly channel?: string;

  /**
   * Revision of the snap in place of a channel: the only way to have the same patch release on every machine. Changing it replaces machines.
   * @default - the newest of the channel
   */
  readonly revision?: string;

  /**
   * Path of snap files in the image, in place of a channel. Changing it replaces machines.
   * @default - the snap comes from the store
   */
  readonly localPath?: string;

  /**
   * Install nothing: the image, or `preJoinCommands`, bring the snap. Changing it replaces machines.
   * @default false
   */
  readonly airGapped?: boolean;
}

const features: Check = (where, value) => {
  listOf(oneOf(CanonicalFeature))(where, value);
  const list = value as CanonicalFeature[];
  const needing = list.find(feature => NEED_NETWORK.includes(feature));
  if (needing && !list.includes(CanonicalFeature.NETWORK)) { refuse(where, needing, 'is done by the built-in network; add CanonicalFeature.NETWORK or use an addon'); }
};

const NEED_NETWORK: readonly CanonicalFeature[] = [CanonicalFeature.GATEWAY, CanonicalFeature.INGRESS, CanonicalFeature.LOAD_BALANCER];

/** Checks of `CanonicalKubernetesProps`. */
export const canonicalShape: Shape<CanonicalKubernetesProps> = {
  features,
  datastore: oneOf(CanonicalDatastore),
  channel: text({ what: 'channel of a snap', pattern: /^[a-z0-9.]+-classic(\/[a-z0-9.-]+)*$/, example: '1.34-classic/stable' }),
  revision: text({ what: 'revision of a snap', pattern: /^[0-9]+$/, example: '3092' }),
  localPath: text({ what: 'path from the root', pattern: /^\/[^\0\r\n]*$/, example: '/opt/snaps' }),
  airGapped: flag,
};

/** Refuse two sources of the snap, of which the provider would take the first without a word. */
export function checkSource(props: CanonicalKubernetesProps): void {
  for (const [one, other] of [['channel', 'revision'], ['channel', 'localPath'], ['revision', 'localPath']]) { atMostOne('CanonicalKubernetes', props, one, other); }
}
