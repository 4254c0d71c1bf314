import { ApplicationOptions, folderApplication, NEVER_PRUNE, prerequisiteApplication } from './argo-cd/application';
import { clusterSet, managementSet, teamObjects } from './argo-cd/application-sets';
import { infrastructureProject } from './argo-cd/projects';
import { argoCdSteps, argoCdValues } from './argo-cd/setup';
import { GitOpsCluster, GitOpsFile, GitOpsTree, IGitOpsEngine } from '../contract/gitops';
import { ArgoCdBridge } from '../engines/argo-cd/bridge';
import { NamedManifest } from '../manifest/manifest';
import { checkProps, Shape } from '../values/check';
import { dnsLabel } from '../values/check-names';
import { instanceOf } from '../values/check-scalars';
import { withoutNulls } from '../values/without-nulls';

/** How Argo CD is set up. */
export interface ArgoCdEngineProps {
  /**
   * Namespace of Argo CD on the management cluster.
   * @default argocd
   */
  readonly namespace?: string;

  /**
   * How Argo CD learns of the workload clusters. Only what teams run there needs it.
   * @default - none: Argo CD knows the management cluster only, and a repository with charts of teams is refused
   */
  readonly bridge?: ArgoCdBridge;
}

const shape: Shape<ArgoCdEngineProps> = {
  namespace: dnsLabel(),
  bridge: instanceOf(ArgoCdBridge, 'for example ArgoCdBridge.capi2Argo()'),
};

/**
 * Argo CD on the management cluster (tested with the schemas of v3.5): one root Application leads to all others. An ApplicationSet makes an Application for
 * every workload cluster, another for every folder of the management cluster, one per team for every cluster the team runs on.
 *
 * Nothing that leaves the repository takes a cluster with it: Applications have no finalizer, and Clusters, control planes, machine templates, providers and
 * namespaces are never pruned.
 */
export class ArgoCdEngine implements IGitOpsEngine {
  public readonly engine: string = 'ArgoCdEngine';
  public readonly neverPrune: { [key: string]: string } = {
    ...NEVER_PRUNE,
    // What left Git and stays would otherwise be a difference for ever, which self-healing tries to remedy every few minutes.
    'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
  };

  private readonly props: ArgoCdEngineProps;

  public constructor(props: ArgoCdEngineProps = {}) {
    this.props = withoutNulls(checkProps('ArgoCdEngine', props, shape));
  }

  public files(tree: GitOpsTree): GitOpsFile[] {
    const { bridge } = this.props;
    const [application] = tree.applications;
    if (application && !bridge) {
      throw new Error(`ArgoCdEngine: "${application.path}" is for workload clusters, of which Argo CD knows nothing; write bridge, for example ArgoCdBridge.capi2Argo().`);
    }
    const folder = this.folder(tree);
    const options: ApplicationOptions = { namespace: this.namespace, url: tree.url, branch: tree.branch };
    const last = { ...options, wave: tree.prerequisites.length > 0 ? tree.prerequisites.length + 2 : undefined };
    const teams = new Map(tree.applications.map(({ team }) => [team, tree.applications.filter(one => one.team === team)]));
    return [
      { path: `${folder}/root.yaml`, manifests: [infrastructureProject(tree, options), folderApplication('root', folder, options)] },
      ...this.managementFiles(tree, options, last),
      { path: `${folder}/workload-clusters.yaml`, manifests: [clusterSet(tree, last)] },
      ...[...teams].map(([team, applications]) => ({ path: `${folder}/teams/${team}.yaml`, manifests: teamObjects(tree, applications, last) })),
      { path: `${tree.bootstrap}/argo-cd-values.yaml`, data: argoCdValues(tree.providers !== undefined) },
      ...tree.clusters.flatMap(cluster => this.clusterFiles(tree, cluster)),
    ];
  }

  public firstSteps(tree: GitOpsTree): string[] {
    return argoCdSteps({ namespace: this.namespace, values: `${tree.bootstrap}/argo-cd-values.yaml`, root: `${this.folder(tree)}/root.yaml`, url: tree.url, bridge: this.props.bridge !== undefined });
  }

  private managementFiles(tree: GitOpsTree, options: ApplicationOptions, last: ApplicationOptions): GitOpsFile[] {
    const folder = this.folder(tree);
    const { prerequisites, providers, management } = tree;
    return [
      ...prerequisites.length > 0
        ? [{ path: `${folder}/prerequisites.yaml`, manifests: prerequisites.map((release, index) => prerequisiteApplication(release, { ...options, wave: index + 1 })) }]
        : [],
      ...providers ? [{ path: `${folder}/providers.yaml`, manifests: [folderApplication('management-cluster.providers', providers.path, { ...options, wave: prerequisites.length + 1 })] }] : [],
      ...management.length > 0 ? [{ path: `${folder}/management-cluster.yaml`, manifests: [managementSet(tree, last)] }] : [],
    ];
  }

  /** What concerns one cluster: the line of the table that the ApplicationSets read, and its registration. */
  private clusterFiles(tree: GitOpsTree, cluster: GitOpsCluster): GitOpsFile[] {
    const { environment, name, namespace, path, labels } = cluster;
    const known = { context: { name, namespace }, labels };
    const registration: NamedManifest[] = this.props.bridge?._registration(known, this.namespace) ?? [];
    return [
      {
        path: `${tree.bootstrap}/clusters/${environment}/${name}.yaml`,
        data: { environment, cluster: name, folder: path, destination: this.props.bridge?._nameOf(known) },
      },
      ...registration.length > 0 ? [{ path: `${path}/registration.yaml`, manifests: registration }] : [],
    ];
  }

  private folder({ bootstrap }: GitOpsTree): string {
    return `${bootstrap}/argo-cd`;
  }

  private get namespace(): string {
    return this.props.namespace ?? 'argocd';
  }
}
