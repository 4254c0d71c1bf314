import { K3sCni, K3sProps } from './props';
import { ClusterContext } from '../../contract/cluster';
import { ControlPlaneContext } from '../../contract/distribution';
import { AnonymousAccess } from '../../options/kubernetes/api-server-options';
import { KubernetesOptions } from '../../options/kubernetes/kubernetes-options';
import { RancherControlPlane } from '../shared/rancher/control-plane';
import { RancherNode, Settings } from '../shared/rancher/node';

/**
 * What K3s runs in one process sees the machine's own paths, and the provider adds two flags of its own to the API server
 * (cluster-api-k3s v0.3.1, pkg/k3s/config.go).
 */
export function checkKubernetes({ cluster: { name } }: ControlPlaneContext, options: KubernetesOptions): void {
  const { apiServer, tls, controllerManager, scheduler } = options;
  if (apiServer?.anonymousAccess === AnonymousAccess.CLOSED) {
    throw new Error(`"${name}" kubernetes.apiServer.anonymousAccess: the K3s provider always gives the API server anonymous-auth=true, for the probes of balancers; `
      + 'leave it out, with hardening anonymousAccess: false.');
  }
  if (tls?.cipherSuites) {
    throw new Error(`"${name}" kubernetes.tls.cipherSuites: the K3s provider always gives the API server its own list; leave them out, with hardening tls: false.`);
  }
  for (const [component, given] of Object.entries({ apiServer, controllerManager, scheduler })) {
    const moved = given?.mounts?.find(({ path, mountPath }) => mountPath !== undefined && mountPath !== path);
    if (moved) { throw new Error(`"${name}" kubernetes.${component}.mounts: "${moved.mountPath}" is not the path on the machine, which K3s' components see; leave out mountPath.`); }
  }
}

/** What KThreesControlPlane has no field for, as options of the server. */
export function serverSettings(props: K3sProps, { cluster, kubernetes = {} }: ControlPlaneContext, etcdArguments: string[] | undefined): Settings {
  const { cni = K3sCni.NONE, secretsEncryption = kubernetes.apiServer?.encryption === undefined } = props;
  return {
    'flannel-backend': cni,
    'disable-network-policy': cni === K3sCni.NONE ? true : undefined,
    'disable-kube-proxy': cluster.kubeProxy ? undefined : true,
    'secrets-encryption': secretsEncryption || undefined,
    'embedded-registry': props.embeddedRegistry || undefined,
    'etcd-expose-metrics': props.etcdMetrics || undefined,
    'etcd-arg': etcdArguments,
  };
}

/** `serverConfig` of a KThreesControlPlane. */
export function serverConfig(props: K3sProps, context: ControlPlaneContext, components: RancherControlPlane, node: RancherNode): object {
  const { cluster, setup, kubernetes = {} } = context;
  const sans = [...new Set([...cluster.endpoint?.certificateSans ?? [], ...kubernetes.apiServer?.certificateSans ?? []])];
  return {
    ...cloudProvider(setup.externalCloudProvider),
    ...network(cluster),
    tlsSan: sans.length > 0 ? sans : undefined,
    disableComponents: disabled(props),
    etcdProxyImage: props.etcdProxyImage,
    systemDefaultRegistry: props.systemDefaultRegistry,
    kubeAPIServerArg: node.argumentList(components.apiServer.flags),
    kubeControllerManagerArgs: node.argumentList(components.controllerManager.flags),
    kubeSchedulerArgs: node.argumentList(components.scheduler.flags),
  };
}

/**
 * Said in both cases: the provider's webhook would else have kubelets wait for a cloud controller. An empty name leaves the flag out; K3s' own
 * controller would give nodes an id that is not the machine's.
 */
export function cloudProvider(external = false): object {
  return { cloudProviderName: external ? 'external' : '', disableCloudController: true };
}

/** The provider does not read them from the Cluster. */
function network({ podCidrs, serviceCidrs, serviceDomain }: ClusterContext): object {
  return { clusterCidr: podCidrs.join(','), serviceCidr: serviceCidrs.join(','), clusterDomain: serviceDomain };
}

function disabled({ coreDns = true, traefik, metricsServer, localStorage }: K3sProps): string[] {
  return [
    ...(coreDns ? [] : ['coredns']),
    ...(localStorage ? [] : ['local-storage']),
    ...(metricsServer ? [] : ['metrics-server']),
    // A part of K3s' cloud controller, which does not run.
    'servicelb',
    ...(traefik ? [] : ['traefik']),
  ];
}
