import { AddonCredentials } from './addon-credentials';
import { AddonOverride } from './addon-override';
import { Addon } from '../contract/addon';
import { IDelivery } from '../contract/delivery';
import { CertManager } from './catalog/cert-manager';
import { Cilium } from './catalog/cilium';
import { ExternalSecrets } from './catalog/external-secrets';
import { KubePrometheusStack } from './catalog/kube-prometheus-stack';
import { MetricsServer } from './catalog/metrics-server';
import { Traefik } from './catalog/traefik';
import { Velero } from './catalog/velero';
import { ClusterSelector } from './cluster-selector';
import { BackupStorage } from '../options/backup/backup-storage';
import { listOf, Shape } from '../values/check';
import { instanceOf, oneOf } from '../values/check-scalars';

/** A part of the recommended addons; its text is the role that an addon of yours fills to stand for it. */
export enum AddonPart {
  /** The pod network: `Cilium`. */
  NETWORK = 'network',

  /** Measurements for autoscaling pods and `kubectl top`: `MetricsServer`. */
  METRICS = 'metrics',

  /** Machines that come and go with the pods: `ClusterAutoscaler` on the management cluster. */
  AUTOSCALER = 'autoscaler',

  /** Certificates: `CertManager`. */
  CERTIFICATES = 'certificates',

  /** The way in from outside: `Traefik`. */
  INGRESS = 'ingress',

  /** Measurements and alerts: `KubePrometheusStack`. */
  MONITORING = 'monitoring',

  /** Secrets from a store: `ExternalSecrets`. */
  SECRETS = 'secrets',

  /** Backups of objects and volumes: `Velero`. */
  BACKUP = 'backup',
}

/** What differs from the recommended addons. */
export interface RecommendedAddonsProps {
  /** The clusters. */
  readonly clusters: ClusterSelector;

  /**
   * Where `Velero` keeps backups.
   * @default - none: leave out AddonPart.BACKUP, or give an addon that fills it
   */
  readonly backupStorage?: BackupStorage;

  /**
   * Addons of your choice. One that fills the role of a part stands for it: `new Calico()` for the network, `new SealedSecrets()` for secrets. The others
   * join.
   * @default - none
   */
  readonly addons?: Addon[];

  /**
   * Parts that the clusters do without.
   * @default - none
   */
  readonly without?: AddonPart[];

  /**
   * What addons do differently on clusters with certain labels.
   * @default - none
   */
  readonly overrides?: AddonOverride[];

  /**
   * How Secrets that the addons name get onto the management cluster.
   * @default - by other means
   */
  readonly credentials?: AddonCredentials[];

  /**
   * The engine that carries the addons.
   * @default new HelmChartProxyDelivery()
   */
  readonly delivery?: IDelivery;
}

/** Checks of what only the recommendation knows; the stack checks the rest. */
export const recommendedShape: Pick<Shape<RecommendedAddonsProps>, 'backupStorage' | 'addons' | 'without'> = {
  backupStorage: instanceOf(BackupStorage, 'BackupStorage.s3({…})'),
  addons: listOf(instanceOf(Addon, 'for example new Calico()')),
  without: listOf(oneOf(AddonPart)),
};

/** The addons of the recommendation, those of the user in place of the parts they fill, and whether machines are scaled from outside. */
export function recommendedAddons(where: string, props: RecommendedAddonsProps): { addons: Addon[]; scales: boolean } {
  const { addons = [], without = [], backupStorage } = props;
  const filled = (part: AddonPart) => addons.some(({ provides }) => provides.includes(part));
  const contrary = without.find(filled);
  if (contrary !== undefined) {
    const { name } = addons.find(({ provides }) => provides.includes(contrary))!;
    throw new Error(`${where}.without: addon "${name}" fills the part "${contrary}"; leave out one of the two.`);
  }
  const isOpen = (part: AddonPart) => !without.includes(part) && !filled(part);
  if (backupStorage !== undefined && !isOpen(AddonPart.BACKUP)) { throw new Error(`${where}.backupStorage: Velero is not among the addons; leave it out.`); }
  if (backupStorage === undefined && isOpen(AddonPart.BACKUP)) {
    throw new Error(`${where}.backupStorage: a value is required for backups; write BackupStorage.s3({…}), or without: [AddonPart.BACKUP].`);
  }
  const parts: [AddonPart, () => Addon][] = [
    [AddonPart.NETWORK, () => new Cilium()],
    [AddonPart.METRICS, () => new MetricsServer()],
    [AddonPart.CERTIFICATES, () => new CertManager()],
    [AddonPart.SECRETS, () => new ExternalSecrets()],
    [AddonPart.INGRESS, () => new Traefik()],
    [AddonPart.MONITORING, () => new KubePrometheusStack()],
    [AddonPart.BACKUP, () => new Velero({ storage: backupStorage! })],
  ];
  const made = parts.filter(([part]) => isOpen(part)).map(([, make]) => make());
  return { addons: [...made, ...addons], scales: isOpen(AddonPart.AUTOSCALER) };
}
