import { Manifest } from '../manifest/manifest';

/** Features of Cluster API that are off or may be switched off, and what shows that a cluster uses them (cluster-api v1.14.0, feature/feature.go). */
const FEATURES: { readonly [gate: string]: (manifest: any) => boolean } = {
  ClusterTopology: ({ kind, spec }) => kind === 'ClusterClass' || (kind === 'Cluster' && spec?.topology !== undefined),
  // Of cluster-api-provider-aws v2.11.1.
  EKSFargate: ({ kind }) => kind === 'AWSFargateProfile',
  KubeadmBootstrapFormatIgnition: ({ kind, spec }) => /^Kubeadm/.test(kind) && formats(spec).includes('ignition'),
  MachinePool: ({ kind, spec }) => kind === 'MachinePool' || (kind === 'Cluster' && spec?.topology?.workers?.machinePools?.length > 0),
  RuntimeSDK: ({ kind, spec }) => kind === 'ClusterClass'
    && (spec?.upgrade?.external !== undefined || spec?.patches?.some(({ external }: any) => external !== undefined)),
};

/** The feature gates that these objects need, sorted. */
export function featureGates(manifests: readonly Manifest[]): string[] {
  return Object.keys(FEATURES).filter(gate => manifests.some(FEATURES[gate]));
}

/** Boot formats of a kubeadm configuration, wherever its kind keeps it. */
function formats(spec: any): unknown[] {
  const inner = spec?.template?.spec ?? spec;
  return [inner?.format, inner?.kubeadmConfigSpec?.format];
}
