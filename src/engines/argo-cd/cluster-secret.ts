import { ClusterContext, ICluster } from '../../contract/cluster';
import { NamedManifest } from '../../manifest/manifest';

/** What has to be known of a cluster to register it. */
export interface RegisteredCluster extends Pick<ICluster, 'labels'> {
  readonly context: Pick<ClusterContext, 'name' | 'namespace'>;
}

interface ClusterSecretOptions {
  readonly name: string;
  readonly namespace: string;
  readonly store: string;
  readonly refreshSeconds: number;
}

/**
 * An ExternalSecret that turns `<cluster>-kubeconfig` into a cluster Secret of Argo CD (format of v3.5: keys `name`, `server` and `config`). The
 * kubeconfig holds certificates as base64, which is what `tlsClientConfig` wants; managed control planes write a token instead.
 */
export function clusterSecret(cluster: RegisteredCluster, { name, namespace, store, refreshSeconds }: ClusterSecretOptions): NamedManifest {
  const { context } = cluster;
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    name,
    namespace,
    labels: cluster.labels,
    spec: {
      refreshInterval: refreshSeconds % 3600 === 0 ? `${refreshSeconds / 3600}h` : `${refreshSeconds}s`,
      secretStoreRef: { kind: 'ClusterSecretStore', name: store },
      data: [{ secretKey: 'kubeconfig', remoteRef: { key: `${context.name}-kubeconfig`, property: 'value' } }],
      target: {
        name,
        template: {
          engineVersion: 'v2',
          metadata: { labels: { ...cluster.labels, 'argocd.argoproj.io/secret-type': 'cluster' } },
          data: {
            name: `${context.namespace}.${context.name}`,
            server: `${READ}{{ $cluster.server }}`,
            config: `${READ}${CONFIG}`,
          },
        },
      },
    },
  };
}

/** The first cluster and the first user of the kubeconfig; Cluster API writes one of each. */
const READ = [
  '{{- $kubeconfig := fromYaml .kubeconfig -}}',
  '{{- $cluster := (index $kubeconfig.clusters 0).cluster -}}',
  '{{- $user := (index $kubeconfig.users 0).user -}}',
  '',
].join('\n');

const CONFIG = [
  '{{- $tls := dict "caData" (index $cluster "certificate-authority-data") -}}',
  '{{- with index $user "client-certificate-data" }}{{ $_ := set $tls "certData" . }}{{ end -}}',
  '{{- with index $user "client-key-data" }}{{ $_ := set $tls "keyData" . }}{{ end -}}',
  '{{- $config := dict "tlsClientConfig" $tls -}}',
  '{{- with index $user "token" }}{{ $_ := set $config "bearerToken" . }}{{ end -}}',
  '{{ $config | toJson }}',
].join('\n');
