import { Addon, AddonEdge, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { checkProps, required, Shape } from '../../values/check';
import { objectName } from '../../values/check-names';
import { flag, instanceOf, text } from '../../values/check-scalars';
import { AddonSecret } from '../addon-secret';
import { ChartOptions, ChartRelease, chartShape } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { snapshotClass, storageClass, storageClassList } from '../chart/storage';
import { hostedProblem, requiredFact } from '../facts';

// Version: checked 2026-11-21.
const SOURCE: ChartSource = { repository: 'https://kubernetes.github.io/cloud-provider-openstack', name: 'openstack-cinder-csi', version: '2.36.0' };
const DRIVER = 'cinder.csi.openstack.org';

/** A kind of storage that claims can ask for. Kubernetes accepts no change of an existing class: give a changed one another name. */
export interface OpenStackStorageClass {
  /** Name of the class. */
  readonly name: string;

  /**
   * Volume type in Cinder.
   * @default - that of the cloud
   */
  readonly type?: string;

  /**
   * Availability zone in Cinder, where its zones are called otherwise than those of machines.
   * @default - that of the pod's machine
   */
  readonly availabilityZone?: string;
}

/** Settings of the storage driver for OpenStack. */
export interface OpenStackCinderCsiProps extends ChartOptions {
  /**
   * Where the cloud configuration comes from: finally a Secret `cloud-config` in `kube-system` of the workload cluster with the key `cloud.conf`,
   * the same that the cloud provider reads.
   * @default - AddonSecret.inWorkloadCluster(): that of the cloud provider
   */
  readonly credentialsSecret?: AddonSecret;

  /**
   * Classes of storage; the first is the default class of the cluster.
   * @default - one class "cinder" of the cloud's own volume type
   */
  readonly storageClasses?: OpenStackStorageClass[];

  /**
   * Snapshots of volumes, with a default snapshot class that Velero finds. Brings the addon `snapshot-controller`.
   * @default true
   */
  readonly snapshots?: boolean;
}

const classShape: Shape<OpenStackStorageClass> = { name: required(objectName), type: text({ max: 255 }), availabilityZone: text({ max: 255 }) };

const shape: Shape<OpenStackCinderCsiProps> = {
  ...chartShape,
  credentialsSecret: instanceOf(AddonSecret, 'AddonSecret.resourceSet(…) or AddonSecret.inWorkloadCluster()'),
  storageClasses: storageClassList<OpenStackStorageClass>(classShape),
  snapshots: flag,
};

/** The storage driver for OpenStack: volumes in Cinder. Joins every cluster of an `OpenStackTopology` by itself. */
export class OpenStackCinderCsi extends Addon {
  private readonly chart: ChartRelease;
  private readonly credentials: AddonSecret;
  private readonly snapshots: boolean;
  private readonly followUps: object[];

  public constructor(props: OpenStackCinderCsiProps = {}) {
    checkProps('OpenStackCinderCsi', props, shape);
    super('openstack-cinder-csi');
    const { snapshots = true, storageClasses = [{ name: 'cinder' }] } = props;
    this.chart = new ChartRelease('OpenStackCinderCsi', SOURCE, props);
    this.credentials = props.credentialsSecret ?? AddonSecret.inWorkloadCluster();
    this.snapshots = snapshots;
    this.followUps = [...storageClasses.map((options, index) => classObject(options, index === 0)), ...(snapshots ? [snapshotClass('cinder', DRIVER)] : [])];
  }

  public get provides(): string[] {
    return ['storage'];
  }

  public get requires(): string[] {
    return this.snapshots ? ['snapshot-controller'] : [];
  }

  public get after(): AddonEdge[] {
    return converges('network', 'cloud-provider', 'snapshot-controller');
  }

  public problems(cluster: ICluster): string[] {
    return hostedProblem(this.name, cluster);
  }

  public release(cluster: ICluster): AddonRelease {
    requiredFact(this.name, cluster, 'openstack.cloud', 'an OpenStackTopology');
    const release = this.chart.release('kube-system', {
      clusterID: cluster.context.name,
      secret: { enabled: true, create: false, hostMount: false, name: 'cloud-config' },
      storageClass: { enabled: false },
      csi: {
        plugin: {
          controllerPlugin: {
            affinity: {
              nodeAffinity: {
                requiredDuringSchedulingIgnoredDuringExecution: {
                  nodeSelectorTerms: [{ matchExpressions: [{ key: 'node-role.kubernetes.io/control-plane', operator: 'Exists' }] }],
                },
              },
            },
            tolerations: [{ key: 'node-role.kubernetes.io/control-plane', operator: 'Exists', effect: 'NoSchedule' }],
          },
        },
      },
    });
    const secrets = this.credentials.releaseSecrets(cluster);
    return { ...release, followUps: this.followUps, secrets: secrets.length > 0 ? secrets : undefined };
  }
}

function classObject({ name, type, availabilityZone }: OpenStackStorageClass, isDefault: boolean): object {
  const parameters = { type, availability: availabilityZone };
  const said = Object.values(parameters).some(value => value !== undefined);
  return storageClass({ name, provisioner: DRIVER, parameters: said ? parameters : undefined }, isDefault);
}
