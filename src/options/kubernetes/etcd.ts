import { Duration, Size } from 'cdk8s';
import { externalEtcd, stackedEtcd } from './etcd-shapes';
import { withoutNulls } from '../../values/without-nulls';

/** The members of etcd on the control plane machines. Changing anything replaces those machines. */
export interface StackedEtcdOptions {
  /**
   * Folder of the data. On a disk of its own: a disk in `controlPlane.setup.disks`, mounted at the folder (XFS) or above it.
   * @default /var/lib/etcd
   */
  readonly dataDirectory?: string;

  /**
   * Size of the database at which etcd takes no more writes. More than 8 GiB is beyond what etcd is made for.
   * @default Size.gibibytes(2)
   */
  readonly quota?: Size;

  /**
   * Transactions between two snapshots. A larger number costs memory, a smaller one disk.
   * @default - etcd's own: 10000, or 100000 before v3.6
   */
  readonly snapshotCount?: number;

  /**
   * How often the leader reports: about the round trip between the machines.
   * @default Duration.millis(100)
   */
  readonly heartbeatInterval?: Duration;

  /**
   * Silence after which another member wants to lead: at least 5 heartbeats, at most 50 seconds.
   * @default Duration.millis(1000)
   */
  readonly electionTimeout?: Duration;

  /**
   * History that etcd itself keeps before it compacts; the API server asks for a compaction every 5 minutes anyway.
   * @default - etcd does not compact by itself
   */
  readonly compactionRetention?: Duration;

  /**
   * Largest request.
   * @default - etcd's own, 1.5 MiB
   */
  readonly maxRequestSize?: Size;

  /**
   * Addresses at which metrics are served without certificates, for example `http://0.0.0.0:2381`.
   * @default - the distribution's own; Kubeadm: http://127.0.0.1:2381
   */
  readonly metricsUrls?: string[];

  /**
   * More names and addresses that the certificates of the members are good for.
   * @default - none
   */
  readonly certificateSans?: string[];

  /**
   * Image repository without the name `etcd`, for a mirror.
   * @default - `imageRepository` of the cluster
   */
  readonly imageRepository?: string;

  /**
   * Tag of the image. etcd cannot go back to an older minor version.
   * @default - the one that fits the Kubernetes version
   */
  readonly imageTag?: string;

  /**
   * Flags of etcd without the leading dashes that no other option stands for.
   * @default - none
   */
  readonly extraArguments?: { [flag: string]: string };
}

/** An etcd that you run elsewhere, used by one or several clusters. */
export interface ExternalEtcdOptions {
  /** Addresses of its members, for example `https://etcd-1.example.com:2379`. */
  readonly endpoints: string[];
}

/** Where the cluster keeps its state. A living cluster cannot move from one kind to the other (KCP-16). */
export class Etcd {
  /** A member on every control plane machine. */
  public static stacked(options: StackedEtcdOptions = {}): Etcd {
    stackedEtcd('Etcd.stacked', options);
    return new Etcd(withoutNulls(options));
  }

  /**
   * An etcd elsewhere. Its certificates are in two Secrets that must exist in the cluster's namespace before the cluster does:
   * `<cluster>-etcd` with the certificate authority (`tls.crt`) and `<cluster>-apiserver-etcd-client` with the client's certificate and key
   * (`tls.crt`, `tls.key`). Label both `cluster.x-k8s.io/cluster-name: <cluster>`, so that `clusterctl move` takes them along.
   */
  public static external(options: ExternalEtcdOptions): Etcd {
    externalEtcd('Etcd.external', options);
    return new Etcd(undefined, [...options.endpoints]);
  }

  private constructor(
    /** Options of the members on the control plane machines. */
    public readonly members?: StackedEtcdOptions,
    /** Addresses of an etcd elsewhere. */
    public readonly endpoints?: string[],
  ) {}
}
