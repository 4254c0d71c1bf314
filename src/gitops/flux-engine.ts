import { applicationsFor, clusterKustomization } from './flux/cluster';
import { folderKustomization, FluxOptions, READY_PROVIDERS, source } from './flux/kustomization';
import { prerequisiteObjects } from './flux/prerequisites';
import { fluxSteps } from './flux/setup';
import { GitOpsFile, GitOpsTree, IGitOpsEngine } from '../contract/gitops';
import { MAX_NAME, shortened } from '../manifest/names';
import { checkProps, Shape } from '../values/check';
import { dnsLabel, objectName } from '../values/check-names';
import { withoutNulls } from '../values/without-nulls';

/** How Flux is set up. */
export interface FluxEngineProps {
  /**
   * Namespace of Flux on the management cluster.
   * @default flux-system
   */
  readonly namespace?: string;

  /**
   * An existing Secret in that namespace by which Flux reads the repository: keys `identity`, `known_hosts` for `ssh://`, `username`, `password` for `https://`.
   * @default - none: anybody may read the repository
   */
  readonly credentialsSecret?: string;
}

const shape: Shape<FluxEngineProps> = { namespace: dnsLabel(), credentialsSecret: objectName };

/**
 * Flux on the management cluster (tested with the schemas of v2.9): one source and a root Kustomization that leads to all others, one for each folder of the
 * management cluster, each workload cluster, each team on each cluster. What teams run reaches a cluster with the kubeconfig Secret that Cluster API keeps, as
 * soon as the control plane is initialized.
 *
 * Nothing that leaves the repository takes a cluster with it: Kustomizations leave their objects when they are deleted, and Clusters, control planes, machine
 * templates, providers and namespaces are never pruned.
 */
export class FluxEngine implements IGitOpsEngine {
  public readonly engine: string = 'FluxEngine';
  public readonly neverPrune: { [key: string]: string } = { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' };

  private readonly props: FluxEngineProps;

  public constructor(props: FluxEngineProps = {}) {
    this.props = withoutNulls(checkProps('FluxEngine', props, shape));
  }

  public files(tree: GitOpsTree): GitOpsFile[] {
    const { bootstrap, prerequisites, providers, management, clusters } = tree;
    const folder = `${bootstrap}/flux`;
    const options = this.options;
    const before = prerequisites.length > 0 ? ['prerequisites'] : [];
    const installed = providers ? ['management-cluster.providers'] : [];
    return [
      { path: `${folder}/root.yaml`, manifests: [source(tree, options), folderKustomization('root', folder, options)] },
      ...prerequisites.length > 0 ? [
        { path: `${bootstrap}/prerequisites/prerequisites.yaml`, manifests: prerequisiteObjects(prerequisites, options) },
        { path: `${folder}/prerequisites.yaml`, manifests: [folderKustomization('prerequisites', `${bootstrap}/prerequisites`, { ...options, wait: [] })] },
      ] : [],
      ...providers ? [{ path: `${folder}/providers.yaml`, manifests: [folderKustomization(installed[0], providers.path, { ...options, wait: READY_PROVIDERS, after: before })] }] : [],
      ...management.map(({ name, path }) => ({
        path: `${folder}/management-cluster/${name}.yaml`,
        manifests: [folderKustomization(shortened(`management-cluster.${name}`, MAX_NAME), path, { ...options, after: installed })],
      })),
      ...clusters.flatMap(cluster => {
        const applications = applicationsFor(tree, cluster, options);
        return [
          { path: `${folder}/workload-clusters/${cluster.environment}/${cluster.name}.yaml`, manifests: [clusterKustomization(cluster, { ...options, after: installed })] },
          ...applications.length > 0 ? [{ path: `${cluster.path}/applications.yaml`, manifests: applications }] : [],
        ];
      }),
    ];
  }

  public firstSteps(tree: GitOpsTree): string[] {
    return fluxSteps({ ...this.options, url: tree.url, root: `${tree.bootstrap}/flux/root.yaml` });
  }

  private get options(): FluxOptions {
    return { namespace: this.props.namespace ?? 'flux-system', credentialsSecret: this.props.credentialsSecret };
  }
}
