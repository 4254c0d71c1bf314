import { Rke2Cni, Rke2Props } from './props';
import { ControlPlaneContext } from '../../contract/distribution';
import { nonEmptyMap } from '../../contract/machine-lifecycle';
import { AnonymousAccess } from '../../options/kubernetes/api-server-options';
import { EtcdSnapshotOptions } from '../../options/kubernetes/etcd-snapshots';
import { PlacedMount } from '../shared/component-parts';
import { RancherControlPlane } from '../shared/rancher/control-plane';
import { RancherNode } from '../shared/rancher/node';

/** RKE2 configures its own: naming a file by flag as well would leave it to chance which one counts. */
const ADMISSION_FILE = 'admission-control-config-file';

/** The path of the admission configuration, which is an agent's option in RKE2's words. */
export function admissionFile({ apiServer }: RancherControlPlane): string | undefined {
  return apiServer.flags[ADMISSION_FILE];
}

/** `serverConfig` of an RKE2ControlPlane. */
export function serverConfig(props: Rke2Props, context: ControlPlaneContext, components: RancherControlPlane, node: RancherNode): object {
  const { cluster, kubernetes = {} } = context;
  const { [ADMISSION_FILE]: _admission, ...flags } = components.apiServer.flags;
  const open = kubernetes.apiServer?.anonymousAccess === AnonymousAccess.OPEN ? { 'anonymous-auth': 'true' } : {};
  const sans = [...new Set([...cluster.endpoint?.certificateSans ?? [], ...kubernetes.apiServer?.certificateSans ?? []])];
  const mounts = (component: 'apiServer' | 'controllerManager' | 'scheduler') => (
    mountMap(`"${cluster.name}" kubernetes.${component}`, components[component].mounts)
  );
  return {
    cni: props.cni ?? Rke2Cni.NONE,
    cniMultusEnable: props.multus || undefined,
    clusterDomain: cluster.serviceDomain,
    tlsSan: sans.length > 0 ? sans : undefined,
    disableComponents: {
      // Nodes get their provider id from the infrastructure's cloud controller or from the infrastructure itself, never from RKE2's.
      kubernetesComponents: ['cloudController', ...(cluster.kubeProxy ? [] : ['kubeProxy'])],
      pluginComponents: disabledCharts(props),
    },
    embeddedRegistry: props.embeddedRegistry || undefined,
    kubeAPIServer: { extraArgs: node.argumentList({ ...flags, ...open }), extraMounts: mounts('apiServer') },
    kubeControllerManager: { extraArgs: node.argumentList(components.controllerManager.flags), extraMounts: mounts('controllerManager') },
    kubeScheduler: { extraArgs: node.argumentList(components.scheduler.flags), extraMounts: mounts('scheduler') },
    etcd: {
      exposeMetrics: props.etcdMetrics || undefined,
      customConfig: { extraArgs: node.argumentList(components.etcd) },
      backupConfig: backupConfig(cluster.name, cluster.namespace, props.etcdSnapshots),
    },
  };
}

function disabledCharts({ ingress, metricsServer, snapshotController, coreDns = true }: Rke2Props): string[] | undefined {
  const disabled = [
    ...(coreDns ? [] : ['rke2-coredns']),
    ...(ingress ? [] : ['rke2-ingress-nginx']),
    ...(metricsServer ? [] : ['rke2-metrics-server']),
    ...(snapshotController ? [] : ['rke2-snapshot-controller', 'rke2-snapshot-controller-crd', 'rke2-snapshot-validation-webhook']),
  ];
  return disabled.length > 0 ? disabled : undefined;
}

function backupConfig(name: string, namespace: string, snapshots: EtcdSnapshotOptions | undefined): object | undefined {
  if (!snapshots) { return undefined; }
  const { enabled = true, schedule, retention, directory, s3 } = snapshots;
  return {
    disableAutomaticSnapshots: enabled ? undefined : true,
    scheduleCron: schedule,
    retention: retention?.toString(),
    snapshotName: snapshots.name,
    directory,
    s3: s3 && {
      bucket: s3.bucket,
      endpoint: s3.endpoint ?? 's3.amazonaws.com',
      region: s3.region,
      folder: s3.folder ?? name,
      enforceSslVerify: true,
      // The provider reads the Secret in the namespace named here, and nowhere else.
      s3CredentialSecret: { name: s3.credentialsSecret, namespace },
      endpointCAsecret: s3.caSecret ? { name: s3.caSecret, namespace } : undefined,
    },
  };
}

/** Paths on the machine with those inside of the static pod. */
function mountMap(where: string, mounts: readonly PlacedMount[]): { [path: string]: string } | undefined {
  const twice = mounts.find(({ path }, index) => mounts.findIndex(mount => mount.path === path) !== index);
  if (twice) { throw new Error(`${where}.mounts: "${twice.path}" is mounted twice; keep one.`); }
  return nonEmptyMap(Object.fromEntries(mounts.map(({ path, mountPath, writable }) => [path, `${mountPath ?? path}:${writable ? 'rw' : 'ro'}`])));
}
