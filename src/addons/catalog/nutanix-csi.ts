import { Addon, AddonEdge, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { PodSecurityLevel } from '../../options/kubernetes/pod-security';
import { checkProps, required, Shape } from '../../values/check';
import { objectName } from '../../values/check-names';
import { instanceOf, oneOf, text } from '../../values/check-scalars';
import { AddonSecret } from '../addon-secret';
import { ChartOptions, ChartRelease, chartShape } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { labelledNamespace } from '../chart/namespace';
import { storageClass, storageClassList } from '../chart/storage';
import { requiredFact } from '../facts';

// Version: that of the templates of cluster-api-provider-nutanix v1.10.3.
const SOURCE: ChartSource = { repository: 'https://nutanix.github.io/helm-releases/', name: 'nutanix-csi-storage', version: '3.3.4' };
const NAMESPACE = 'ntnx-system';
const DRIVER = 'csi.nutanix.com';

/** File system of a volume. */
export enum NutanixFileSystem {
  /** The driver's own default. */
  EXT4 = 'ext4',
  /** Suits large files. */
  XFS = 'xfs',
}

/** A kind of storage that claims can ask for. Kubernetes accepts no change of an existing class: give a changed one another name. */
export interface NutanixStorageClass {
  /** Name of the class. */
  readonly name: string;

  /** Storage container of the volumes, by name. */
  readonly storageContainer: string;

  /**
   * File system of the volumes.
   * @default NutanixFileSystem.EXT4
   */
  readonly fileSystem?: NutanixFileSystem;
}

/** Settings of the Nutanix storage driver. */
export interface NutanixCsiProps extends ChartOptions {
  /**
   * Where the credentials come from: finally a Secret `ntnx-pc-secret` in `ntnx-system` of the workload cluster with the key `key`, `<address>:<port>:<user>:<password>`
   * of Prism Central.
   * @default - AddonSecret.resourceSet('{cluster}-nutanix-csi')
   */
  readonly credentialsSecret?: AddonSecret;

  /**
   * Classes of storage; the first is the default class of the cluster.
   * @default - none: no container is known
   */
  readonly storageClasses?: NutanixStorageClass[];
}

const classShape: Shape<NutanixStorageClass> = {
  name: required(objectName),
  storageContainer: required(text({ max: 256 })),
  fileSystem: oneOf(NutanixFileSystem),
};

const shape: Shape<NutanixCsiProps> = {
  ...chartShape,
  credentialsSecret: instanceOf(AddonSecret, 'AddonSecret.resourceSet(…) or AddonSecret.inWorkloadCluster()'),
  storageClasses: storageClassList<NutanixStorageClass>(classShape),
};

/** The Nutanix storage driver: volumes and snapshots in storage containers. Joins every cluster of a `NutanixTopology` by itself. */
export class NutanixCsi extends Addon {
  private readonly chart: ChartRelease;
  private readonly credentials: AddonSecret;
  private readonly classes: object[];

  public constructor(props: NutanixCsiProps = {}) {
    checkProps('NutanixCsi', props, shape);
    super('nutanix-csi');
    this.chart = new ChartRelease('NutanixCsi', SOURCE, props);
    this.credentials = props.credentialsSecret ?? AddonSecret.resourceSet('{cluster}-nutanix-csi');
    this.classes = (props.storageClasses ?? []).map((options, index) => classObject(options, index === 0));
  }

  public get provides(): string[] {
    return ['storage'];
  }

  public get requires(): string[] {
    return ['snapshot-controller'];
  }

  public get after(): AddonEdge[] {
    return converges('network', 'cloud-provider', 'snapshot-controller');
  }

  public release(cluster: ICluster): AddonRelease {
    requiredFact(this.name, cluster, 'nutanix.prism-central', 'a NutanixTopology');
    return {
      ...this.chart.release(NAMESPACE, { createPrismCentralSecret: false, createSecret: false, pcSecretName: 'ntnx-pc-secret' }),
      manifests: [labelledNamespace(NAMESPACE, PodSecurityLevel.PRIVILEGED)],
      followUps: this.classes.length > 0 ? this.classes : undefined,
      secrets: this.credentials.releaseSecrets(cluster),
    };
  }
}

function classObject({ name, storageContainer, fileSystem = NutanixFileSystem.EXT4 }: NutanixStorageClass, isDefault: boolean): object {
  const parameters = { 'storageType': 'NutanixVolumes', storageContainer, 'csi.storage.k8s.io/fstype': fileSystem };
  return storageClass({ name, provisioner: DRIVER, parameters }, isDefault);
}
