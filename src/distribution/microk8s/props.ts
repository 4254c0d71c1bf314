import { Duration } from 'cdk8s';
import { listOf, Shape } from '../../values/check';
import { duration, flag, oneOf, text } from '../../values/check-scalars';

/** Where the snap comes from. */
export enum MicroK8sRiskLevel {
  /** Releases. */
  STABLE = 'stable',
  /** What is to become a release. */
  CANDIDATE = 'candidate',
  /** Finished parts of the next release. */
  BETA = 'beta',
  /** The newest build. */
  EDGE = 'edge',
}

/** What replaces machines when the version changes. */
export enum MicroK8sUpgradeStrategy {
  /** New machines for old ones; in place where the control plane has fewer than three. */
  SMART = 'SmartUpgrade',
  /** New machines for old ones. */
  ROLLING = 'RollingUpgrade',
  /** The snap on each machine is refreshed. */
  IN_PLACE = 'InPlaceUpgrade',
}

/** Options of MicroK8s. */
export interface MicroK8sProps {
  /**
   * Addons of MicroK8s that are enabled when the cluster is made, beside `dns`. They are not ours and collide with those of an AddonStack that do
   * the same. Changing them has no effect on a cluster that exists.
   * @default - none
   */
  readonly addons?: string[];

  /**
   * Let MicroK8s install its network addon, Calico. Other network addons must know the folders of the snap.
   * @default true
   */
  readonly defaultNetwork?: boolean;

  /**
   * Let Calico wrap packets in IP instead of VXLAN.
   * @default false
   */
  readonly ipInIp?: boolean;

  /**
   * Confine the snap. Changing it replaces machines.
   * @default false
   */
  readonly strictConfinement?: boolean;

  /**
   * Risk level of the snap's channel. Changing it replaces machines.
   * @default MicroK8sRiskLevel.STABLE
   */
  readonly riskLevel?: MicroK8sRiskLevel;

  /**
   * Use the ports of etcd for the database (2379) and 30000 for joining, which security groups of other distributions let through, in place of
   * 19001 and 25000. It must never change.
   * @default true
   */
  readonly compatiblePorts?: boolean;

  /**
   * How long the token is good with which machines join. Machines made later need it too: choose years.
   * @default - the provider's, ten years
   */
  readonly joinTokenLifetime?: Duration;

  /**
   * What happens to machines of the control plane when the version changes.
   * @default MicroK8sUpgradeStrategy.SMART
   */
  readonly upgradeStrategy?: MicroK8sUpgradeStrategy;
}

/** Checks of `MicroK8sProps`. */
export const microK8sShape: Shape<MicroK8sProps> = {
  addons: listOf(text({ what: 'name of an addon', pattern: /^[a-z0-9][a-z0-9:./=_,-]*$/, example: 'hostpath-storage' })),
  defaultNetwork: flag,
  ipInIp: flag,
  strictConfinement: flag,
  riskLevel: oneOf(MicroK8sRiskLevel),
  compatiblePorts: flag,
  joinTokenLifetime: duration(60),
  upgradeStrategy: oneOf(MicroK8sUpgradeStrategy),
};
