import { ClusterContext } from '../contract/cluster';
import { ControlPlaneContext, Distribution, PoolContext } from '../contract/distribution';
import { nonEmptyMap } from '../contract/machine-lifecycle';
import { Manifest } from '../manifest/manifest';
import { checkProps } from '../values/check';
import { withoutNulls } from '../values/without-nulls';
import { K0smotronProps, K0smotronServiceType, k0smotronShape, K0smotronStorage } from './k0smotron/props';
import { k0sClusterConfig, KUBERNETES } from './shared/k0s/cluster-config';
import { K0sNetwork } from './shared/k0s/network';
import { SETUP_ITEMS } from './shared/k0s/node';
import { checkRelease } from './shared/k0s/release';
import { k0sWorker } from './shared/k0s/worker';

/**
 * A control plane of k0s in pods of the management cluster, by k0smotron; machines join it as workers of k0s. Tested with the CRDs of v2.1.0.
 * Versions have the suffix of a release: `v1.34.3+k0s.0`.
 */
export class K0smotron extends Distribution {
  private readonly props: K0smotronProps;

  /** Throws on options that contradict each other. */
  public constructor(props: K0smotronProps = {}) {
    super();
    this.props = withoutNulls(checkProps('K0smotron', withoutNulls(props), k0smotronShape));
    const { storage = K0smotronStorage.ETCD, kineSecret, etcdSize, etcdStorageClass, replicas = 3 } = this.props;
    if ((storage === K0smotronStorage.KINE) !== (kineSecret !== undefined)) {
      throw new Error('K0smotron.kineSecret: belongs to storage: K0smotronStorage.KINE; write both or neither.');
    }
    if (storage !== K0smotronStorage.ETCD && (etcdSize ?? etcdStorageClass) !== undefined) {
      throw new Error('K0smotron.etcdSize and etcdStorageClass: belong to storage: K0smotronStorage.ETCD; leave them out.');
    }
    if (storage === K0smotronStorage.ETCD && typeof replicas === 'number' && replicas % 2 === 0) {
      throw new Error(`K0smotron.replicas: ${replicas} is even, and etcd needs a majority; write an odd number.`);
    }
  }

  public get controlPlaneMachines(): boolean {
    return false;
  }

  public get classOmits(): string[] {
    // The template has replicas, so they stay in it.
    return ['version'];
  }

  public infrastructureAnnotations(infrastructureKind: string): { [key: string]: string } {
    // Their own controllers insist on a balancer; k0smotron writes the endpoint and readiness instead.
    return ['AWSCluster', 'HetznerCluster'].includes(infrastructureKind) ? { 'cluster.x-k8s.io/managed-by': 'k0smotron' } : {};
  }

  public controlPlane(context: ControlPlaneContext): Manifest {
    const { cluster, kubernetes = {} } = context;
    checkRelease(`"${cluster.name}" kubernetesVersion`, cluster.kubernetesVersion);
    this.refuseUnsupportedKubernetes(kubernetes, [...KUBERNETES]);
    const { replicas = 3, network = K0sNetwork.NONE, image, ingress, requests, limits } = this.props;
    return {
      apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2',
      kind: 'K0smotronControlPlane',
      spec: {
        replicas,
        version: cluster.kubernetesVersion.text,
        image,
        externalAddress: ingress ? undefined : cluster.endpoint?.host,
        service: this.service(cluster),
        ingress: ingress && {
          apiHost: ingress.apiHost,
          konnectivityHost: ingress.konnectivityHost,
          className: ingress.className,
          port: ingress.port ?? 443,
          annotations: nonEmptyMap(ingress.annotations),
        },
        storage: this.storage,
        resources: { requests: nonEmptyMap(requests), limits: nonEmptyMap(limits) },
        k0sConfig: k0sClusterConfig(context, network),
      },
    };
  }

  public poolBootstrap(context: PoolContext): Manifest {
    this.refuseUnsupportedKubernetes(context.kubernetes ?? {}, [...KUBERNETES]);
    this.refuseUnsupported(context.setup, [...SETUP_ITEMS]);
    return k0sWorker(context);
  }

  public problems(cluster: ClusterContext): string[] {
    const { name, endpoint } = cluster;
    const { ingress } = this.props;
    const host = ingress ? ingress.apiHost : endpoint?.host;
    const port = ingress ? ingress.port ?? 443 : this.apiPort(cluster);
    return endpoint && (endpoint.host !== host || endpoint.port !== port)
      ? [`K0S-01 endpoint: k0smotron shows the API server of "${name}" at ${host}:${port}, and the endpoint is ${endpoint.host}:${endpoint.port}; write Endpoint.loadBalancer("${host}", { port: ${port} }).`]
      : [];
  }

  private service(cluster: ClusterContext): object {
    const { konnectivityPort } = this.props;
    return { type: this.serviceType, apiPort: this.apiPort(cluster), konnectivityPort: konnectivityPort ?? (this.onNodes ? 30132 : 8132) };
  }

  private apiPort({ endpoint }: ClusterContext): number {
    const { apiPort, ingress } = this.props;
    return apiPort ?? (ingress ? undefined : endpoint?.port) ?? (this.onNodes ? 30443 : 6443);
  }

  private get serviceType(): K0smotronServiceType {
    return this.props.serviceType ?? (this.props.ingress ? K0smotronServiceType.CLUSTER_IP : K0smotronServiceType.LOAD_BALANCER);
  }

  private get onNodes(): boolean {
    return this.serviceType === K0smotronServiceType.NODE_PORT;
  }

  private get storage(): object {
    const { storage = K0smotronStorage.ETCD, kineSecret, etcdSize, etcdStorageClass } = this.props;
    return storage === K0smotronStorage.KINE
      ? { type: storage, kine: { dataSourceSecretName: kineSecret } }
      : { type: storage, etcd: { persistence: { size: `${etcdSize?.toGibibytes() ?? 10}Gi`, storageClass: etcdStorageClass } } };
  }
}
