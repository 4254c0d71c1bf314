import { addonFile, CLUSTER_NAME, poolParts } from './cluster-files';
import { isCluster, isClusterApi, objectKey } from './kinds';
import { Place } from './place';
import { GitOpsApplications, GitOpsCluster, GitOpsFolder } from '../contract/gitops';
import { show } from '../values/check';

/** An object and the path of the construct it comes from. */
export interface TreeObject {
  readonly owner: string;
  readonly manifest: any;
}

/** The objects of one chart and where they belong. */
export interface PlacedChart {
  readonly path: string;
  readonly place: Place;
  readonly objects: readonly TreeObject[];
}

/** What of the constructs matters beside the objects: where subtrees begin. */
export interface Landmarks {
  /** Paths of the constructs that make a cluster. */
  readonly clusters: ReadonlySet<string>;

  /** Paths of the management clusters. */
  readonly management: ReadonlySet<string>;
}

/** The folders of a repository. */
export const PATHS = {
  bootstrap: 'infrastructure/bootstrap',
  management: 'infrastructure/management-cluster',
  clusters: 'infrastructure/workload-clusters',
  applications: 'applications',
};

/** Folder of the objects that install Cluster API. */
const PROVIDERS = 'providers';

/** Which object goes to which file. */
export class Layout {
  /** Objects by path. */
  readonly files = new Map<string, TreeObject[]>();
  readonly clusters: GitOpsCluster[] = [];
  readonly folders = new Map<string, GitOpsFolder>();
  readonly applications = new Map<string, GitOpsApplications>();
  readonly problems: string[] = [];
  private readonly clusterOfChart = new Map<object, GitOpsCluster>();
  private readonly owners = new Map<string, string>();
  private readonly byName = new Map<string, GitOpsCluster[]>();

  constructor(charts: readonly PlacedChart[], private readonly landmarks: Landmarks) {
    const described = charts.filter(({ place }) => place.environment !== undefined && place.team === undefined);
    for (const top of new Set(described.map(({ place }) => place.top))) {
      this.findCluster(top.node.path, described.filter(({ place }) => place.top === top));
    }
    for (const chart of charts) {
      const isPool = poolParts(chart.objects.map(({ manifest }) => manifest));
      for (const object of chart.objects) {
        const path = this.pathOf(chart, object, isPool);
        this.refuseTwice(chart.place, object);
        this.add(path, object);
      }
    }
  }

  /** The folder that installs Cluster API. */
  get providers(): GitOpsFolder | undefined {
    return this.landmarks.management.size > 0 ? this.folders.get(PROVIDERS) : undefined;
  }

  private findCluster(path: string, charts: readonly PlacedChart[]): void {
    const { environment, top } = charts[0].place;
    const found = charts.flatMap(({ objects }) => objects).filter(({ manifest }) => isCluster(manifest));
    if (found.length > 1) {
      const names = found.map(({ manifest }) => `"${manifest.metadata.name}"`).join(' and ');
      this.problems.push(`[${path}] GIT-01 one-cluster: the chart holds the clusters ${names}; make one chart for each.`);
    }
    if (found.length !== 1) { return; }
    const { apiVersion, metadata: { name, namespace = 'default', labels = {} } } = found[0].manifest;
    const cluster: GitOpsCluster = { environment: environment!, name, namespace, labels, apiVersion, path: `${PATHS.clusters}/${environment}/${name}` };
    const other = this.clusters.find(known => known.path === cluster.path);
    if (typeof name !== 'string' || !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) {
      this.problems.push(`[${path}] GIT-02 cluster-name: ${show(name)} is not a name for a folder; name the Cluster with at most 63 lower-case letters, digits and dashes.`);
    } else if (other) {
      this.problems.push(`[${path}] GIT-02 cluster-name: environment "${environment}" has a cluster "${name}" in namespace "${other.namespace}" already; give one of them another name or environment.`);
    }
    this.clusters.push(cluster);
    this.clusterOfChart.set(top, cluster);
    this.byName.set(name, [...this.byName.get(name) ?? [], cluster]);
  }

  private pathOf(chart: PlacedChart, object: TreeObject, isPool: (manifest: any) => boolean): string {
    const { place: { environment, team, top, file } } = chart;
    const { manifest, owner } = object;
    if (team !== undefined) {
      const path = `${PATHS.applications}/${team}/${environment}`;
      this.applications.set(path, { team, environment: environment!, path });
      if (isClusterApi(manifest)) {
        this.problems.push(`[${owner}] GIT-03 wrong-cluster: ${manifest.kind} "${manifest.metadata?.name}" belongs on the management cluster; create its chart in the repository or an environment.`);
      }
      return `${path}/${file}.yaml`;
    }
    const served = this.servedBy(object);
    if (served) { return `${served.path}/${addonFile(manifest, served)}`; }
    if (environment === undefined) { return this.managementPath(chart, owner); }
    const cluster = this.clusterOfChart.get(top);
    if (cluster) { return `${cluster.path}/${isPool(manifest) ? 'machinedeployment' : 'cluster'}.yaml`; }
    if (!this.problems.some(problem => problem.startsWith(`[${top.node.path}] GIT-01`))) {
      this.problems.push(`[${top.node.path}] GIT-01 one-cluster: the chart has objects and no cluster; create it in the repository itself if they belong on the management cluster, or in a team's scope.`);
    }
    return `${PATHS.clusters}/${environment}/${file}.yaml`;
  }

  /** The cluster an addon's object is for, whatever chart its stack is in: stacks for several clusters must not tie their folders together. */
  private servedBy({ owner, manifest }: TreeObject): GitOpsCluster | undefined {
    const name = manifest.metadata?.labels?.[CLUSTER_NAME];
    if (name === undefined || isClusterApi(manifest) || within(owner, this.landmarks.clusters)) { return undefined; }
    const candidates = this.byName.get(name) ?? [];
    return candidates.find(({ namespace }) => namespace === manifest.metadata.namespace) ?? (candidates.length === 1 ? candidates[0] : undefined);
  }

  private managementPath({ place: { top, folder, file } }: PlacedChart, owner: string): string {
    const installs = within(owner, this.landmarks.management);
    if (!installs && folder === PROVIDERS && this.landmarks.management.size > 0) {
      this.problems.push(`[${top.node.path}] GIT-05 reserved-name: "${PROVIDERS}" is the folder of what the management cluster installs; give the chart another id.`);
    }
    const name = installs ? PROVIDERS : folder;
    const path = `${PATHS.management}/${name}`;
    this.folders.set(name, { name, path });
    return `${path}/${installs ? PROVIDERS : file}.yaml`;
  }

  /** Two folders that hold one object would take it from each other again and again. */
  private refuseTwice({ environment, team }: Place, { owner, manifest }: TreeObject): void {
    const key = `${team === undefined ? '' : environment} ${objectKey(manifest)}`;
    const other = this.owners.get(key);
    this.owners.set(key, other ?? owner);
    if (other !== undefined) {
      const { name, namespace } = manifest.metadata ?? {};
      this.problems.push(`[${owner}] GIT-04 one-owner: ${manifest.kind} "${namespace === undefined ? name : `${namespace}/${name}`}" comes from "${other}" already; create what several charts need once, in a chart of its own.`);
    }
  }

  private add(path: string, object: TreeObject): void {
    const objects = this.files.get(path);
    if (objects) { objects.push(object); } else { this.files.set(path, [object]); }
  }
}

/** Whether a construct lies inside one of others. */
function within(owner: string, others: ReadonlySet<string>): boolean {
  for (let end = owner.indexOf('/'); end >= 0; end = owner.indexOf('/', end + 1)) {
    if (others.has(owner.slice(0, end))) { return true; }
  }
  return false;
}
