import { AddonRelease } from '../../contract/addon';
import { applicationPolicy, CERTIFICATES, chartOf } from '../../engines/argo-cd/chart';
import { NamedManifest } from '../../manifest/manifest';

/** What Applications have in common. */
export interface ApplicationOptions {
  readonly namespace: string;
  readonly url: string;
  readonly branch: string;

  /** Sync wave: a wave waits until everything in the ones before is healthy. */
  readonly wave?: number;
}

/** The management cluster, as Argo CD on it sees it. */
export const IN_CLUSTER = 'https://kubernetes.default.svc';

/** The project of everything that is applied to the management cluster. */
export const INFRASTRUCTURE = 'infrastructure';

/** Compare by asking the API server: what it and the webhooks of Cluster API fill in is no difference. */
export const COMPARE = { 'argocd.argoproj.io/compare-options': 'ServerSideDiff=true' };

/** Marks of what Argo CD never deletes, neither when it leaves Git nor when its Application is deleted. */
export const NEVER_PRUNE = { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' };

/** An Application that applies a folder to the management cluster. It has no finalizer: deleting it deletes nothing. */
export function folderApplication(name: string, path: string, options: ApplicationOptions): NamedManifest {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    name,
    namespace: options.namespace,
    annotations: { ...waveOf(options), ...COMPARE, ...NEVER_PRUNE },
    spec: folderSpec(path, options),
  };
}

/** The spec of such an Application, for templates too. */
export function folderSpec(path: string, { url, branch }: ApplicationOptions, ignoreDifferences?: object[]): object {
  return {
    project: INFRASTRUCTURE,
    source: { repoURL: url, targetRevision: branch, path, directory: { recurse: true } },
    destination: { server: IN_CLUSTER, namespace: 'default' },
    ignoreDifferences,
    syncPolicy: applicationPolicy(),
  };
}

/** An Application that installs a chart on the management cluster. */
export function prerequisiteApplication({ namespace, chart, releaseName, values }: AddonRelease, options: ApplicationOptions): NamedManifest {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    name: releaseName!,
    namespace: options.namespace,
    annotations: { ...waveOf(options), ...COMPARE, ...NEVER_PRUNE },
    spec: {
      project: INFRASTRUCTURE,
      source: { ...chartOf(chart!), helm: { releaseName, valuesObject: values } },
      destination: { server: IN_CLUSTER, namespace },
      ignoreDifferences: CERTIFICATES,
      syncPolicy: applicationPolicy(['CreateNamespace=true']),
    },
  };
}

/** The annotation of a wave. */
export function waveOf({ wave }: ApplicationOptions): { [key: string]: string } | undefined {
  return wave === undefined ? undefined : { 'argocd.argoproj.io/sync-wave': String(wave) };
}
