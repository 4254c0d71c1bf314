import { GitOpsTree } from '../../contract/gitops';
import { OPERATOR_API, PROVIDER_KINDS } from '../../management/provider-objects';
import { NamedManifest } from '../../manifest/manifest';

/** What Kustomizations have in common. */
export interface FluxOptions {
  readonly namespace: string;
  readonly credentialsSecret?: string;

  /** Names of Kustomizations that must be ready before. */
  readonly after?: readonly string[];

  /** Be ready only when all objects are; these say when objects of kinds are that Flux does not know. */
  readonly wait?: readonly object[];
}

const SOURCE = 'repository';

/** The repository. */
export function source({ url, branch }: GitOpsTree, { namespace, credentialsSecret }: FluxOptions): NamedManifest {
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    name: SOURCE,
    namespace,
    spec: { url, ref: { branch }, interval: '1m', secretRef: credentialsSecret === undefined ? undefined : { name: credentialsSecret } },
  };
}

/** A Kustomization that applies a folder to the management cluster. */
export function folderKustomization(name: string, path: string, { namespace, after = [], wait }: FluxOptions): NamedManifest {
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    name,
    namespace,
    spec: {
      ...folderSpec(path, namespace),
      // A Kustomization that is deleted would otherwise delete what it applied.
      deletionPolicy: 'Orphan',
      dependsOn: after.length > 0 ? after.map(other => ({ name: other })) : undefined,
      wait: wait && true,
      healthCheckExprs: wait && wait.length > 0 ? wait : undefined,
    },
  };
}

/** What every Kustomization of this repository says. Objects that leave a folder are pruned unless they are marked. */
export function folderSpec(path: string, namespace: string): object {
  return {
    sourceRef: { kind: 'GitRepository', name: SOURCE, namespace },
    path: `./${path}`,
    prune: true,
    interval: '10m',
    retryInterval: '1m',
    timeout: '10m',
  };
}

/** Providers are ready when the operator says so; without these Flux would only see that it has read them. */
export const READY_PROVIDERS = PROVIDER_KINDS.map(kind => ({
  apiVersion: OPERATOR_API,
  kind,
  current: 'status.conditions.exists(c, c.type == \'Ready\' && c.status == \'True\')',
}));
