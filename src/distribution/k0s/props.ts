import { Shape } from '../../values/check';
import { flag, oneOf } from '../../values/check-scalars';
import { K0sNetwork } from '../shared/k0s/network';

/** How control plane machines get a new version. */
export enum K0sUpdateStrategy {
  /** k0s is exchanged on the machines. A new operating system needs other means. */
  IN_PLACE = 'InPlace',
  /** New machines first. */
  RECREATE = 'Recreate',
  /** One old machine goes before its successor comes. Needs at least 3 machines. */
  RECREATE_DELETE_FIRST = 'RecreateDeleteFirst',
}

/** Options of k0s on control plane machines. */
export interface K0sProps {
  /**
   * The network that k0s installs. It is read when the cluster is made.
   * @default K0sNetwork.NONE
   */
  readonly network?: K0sNetwork;

  /**
   * How control plane machines get a new version. Changes in place.
   * @default K0sUpdateStrategy.IN_PLACE
   */
  readonly updateStrategy?: K0sUpdateStrategy;

  /**
   * Run ordinary pods on control plane machines. Changing it replaces those machines.
   * @default false
   */
  readonly schedulableControlPlane?: boolean;

  /**
   * The image brings k0s; nothing is downloaded. Changing it replaces machines.
   * @default false
   */
  readonly preInstalled?: boolean;
}

/** Checks of `K0sProps`. */
export const k0sShape: Shape<K0sProps> = {
  network: oneOf(K0sNetwork),
  updateStrategy: oneOf(K0sUpdateStrategy),
  schedulableControlPlane: flag,
  preInstalled: flag,
};
