import { AddonEdge, EdgeKind } from '../../contract/addon';
import { PodSecurityLevel } from '../../options/kubernetes/pod-security';
import { listOf, required, Shape, struct } from '../../values/check';
import { dnsLabel } from '../../values/check-names';
import { instanceOf, oneOf } from '../../values/check-scalars';
import { AddonSecret } from '../addon-secret';

/** What can be said about an addon that is not in the catalogue. */
export interface CustomAddonOptions {
  /** Unique name in a stack; the name of a catalogue addon stands for that addon. */
  readonly name: string;

  /** Namespace in the workload cluster. */
  readonly namespace: string;

  /**
   * Make the namespace, with labels that let pods up to this level run in it.
   * @default - the namespace comes from elsewhere; for a chart Helm makes one without labels
   */
  readonly podSecurity?: PodSecurityLevel;

  /**
   * Roles it fills for others, for example `ingress`.
   * @default - none
   */
  readonly provides?: string[];

  /**
   * What it comes after.
   * @default - network and cloud-provider, for which it can wait by itself
   */
  readonly after?: AddonEdge[];

  /**
   * Names of catalogue addons it does not work without. They join the stack by themselves.
   * @default - none
   */
  readonly requires?: string[];

  /**
   * Where a Secret that it reads comes from.
   * @default - it reads none, or the Secret gets into the cluster by other means
   */
  readonly credentialsSecret?: AddonSecret;
}

const names = listOf(dnsLabel());

/** Checks of `CustomAddonOptions`. */
export const customShape: Shape<CustomAddonOptions> = {
  name: required(dnsLabel(53)),
  namespace: required(dnsLabel()),
  podSecurity: oneOf(PodSecurityLevel),
  provides: names,
  after: listOf(struct<AddonEdge>({ addon: required(dnsLabel()), kind: required(oneOf(EdgeKind)) })),
  requires: names,
  credentialsSecret: instanceOf(AddonSecret, 'AddonSecret.resourceSet(…) or AddonSecret.inWorkloadCluster()'),
};
