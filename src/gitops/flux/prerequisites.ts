import { FluxOptions } from './kustomization';
import { AddonRelease } from '../../contract/addon';
import { fluxChart } from '../../engines/flux/chart-source';
import { NamedManifest } from '../../manifest/manifest';

/** HelmReleases on the management cluster, each after the one before. */
export function prerequisiteObjects(releases: readonly AddonRelease[], { namespace }: FluxOptions): NamedManifest[] {
  return releases.flatMap(({ releaseName, namespace: targetNamespace, chart, values }, index) => {
    const { source, release } = fluxChart({ name: releaseName!, namespace }, chart!);
    const before = releases[index - 1]?.releaseName;
    const action = { crds: 'CreateReplace', strategy: { name: 'RetryOnFailure', retryInterval: '1m' } };
    return [source, {
      apiVersion: 'helm.toolkit.fluxcd.io/v2',
      kind: 'HelmRelease',
      name: releaseName!,
      namespace,
      // Without the operator nothing looks after the clusters any more.
      annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' },
      spec: {
        ...release,
        interval: '30m',
        releaseName,
        targetNamespace,
        storageNamespace: targetNamespace,
        dependsOn: before === undefined ? undefined : [{ name: before }],
        install: { ...action, createNamespace: true },
        upgrade: action,
        values,
      },
    }];
  });
}
