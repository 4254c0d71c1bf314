import { ApplicationOptions, COMPARE, folderSpec, NEVER_PRUNE, waveOf } from './application';
import { IGNORED_FIELDS } from './ignored-fields';
import { teamProject, teamProjectName } from './projects';
import { GitOpsApplications, GitOpsTree } from '../../contract/gitops';
import { applicationPolicy } from '../../engines/argo-cd/chart';
import { NamedManifest } from '../../manifest/manifest';

/** An Application for every workload cluster. */
export function clusterSet(tree: GitOpsTree, options: ApplicationOptions): NamedManifest {
  const name = 'workload-clusters.{{ .environment }}.{{ .cluster }}';
  return kept(applicationSet('workload-clusters', options, [fromFiles(tree, '*', options)], name, folderSpec('{{ .folder }}', options, IGNORED_FIELDS)));
}

/** An Application for every folder of the management cluster but the one that has to come first. */
export function managementSet({ management, providers }: GitOpsTree, options: ApplicationOptions): NamedManifest {
  const root = management[0].path.split('/').slice(0, -1).join('/');
  const directories = [{ path: `${root}/*` }, ...providers ? [{ path: providers.path, exclude: true }] : []];
  const generator = { git: { repoURL: options.url, revision: options.branch, directories } };
  const name = 'management-cluster.{{ .path.basename }}';
  return kept(applicationSet('management-cluster', options, [generator], name, folderSpec('{{ .path.path }}', options, IGNORED_FIELDS)));
}

/** A team's project and an Application for every cluster of every environment in which the team has something to run. */
export function teamObjects(tree: GitOpsTree, applications: readonly GitOpsApplications[], options: ApplicationOptions): NamedManifest[] {
  const [{ team, environment, path }] = applications;
  const generators = applications.map(one => fromFiles(tree, one.environment, options));
  const anywhere = path.slice(0, -environment.length);
  const spec = {
    project: teamProjectName(team),
    source: { repoURL: options.url, targetRevision: options.branch, path: `${anywhere}{{ .environment }}`, directory: { recurse: true } },
    destination: { name: '{{ .destination }}', namespace: 'default' },
    syncPolicy: applicationPolicy(),
  };
  return [
    teamProject(team, options),
    applicationSet(teamProjectName(team), options, generators, `applications.{{ .environment }}.{{ .cluster }}.${team}`, spec),
  ];
}

/** One that Argo CD does not prune: its Applications would go with it, and nothing would look after the clusters any more. */
function kept(set: NamedManifest): NamedManifest {
  return { ...set, annotations: { ...set.annotations, ...NEVER_PRUNE } };
}

/** The clusters of an environment from the table below the bootstrap folder, one file each, so that a new cluster changes no ApplicationSet. */
function fromFiles({ bootstrap }: GitOpsTree, environment: string, { url, branch }: ApplicationOptions): object {
  return { git: { repoURL: url, revision: branch, files: [{ path: `${bootstrap}/clusters/${environment}/*.yaml` }] } };
}

function applicationSet(name: string, options: ApplicationOptions, generators: object[], application: string, spec: object): NamedManifest {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    name,
    namespace: options.namespace,
    annotations: waveOf(options),
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators,
      // Without it the controller gives every Application the finalizer that deletes everything the Application has applied.
      syncPolicy: { preserveResourcesOnDeletion: true },
      template: { metadata: { name: application, annotations: COMPARE }, spec },
    },
  };
}
