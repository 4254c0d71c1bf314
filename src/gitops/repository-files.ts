import { App } from 'cdk8s';
import { engineFiles } from './engine-files';
import { objectKey } from './kinds';
import { Landmarks, Layout, PATHS, TreeObject } from './layout';
import { placeOf } from './place';
import { objectsIn, PREVIOUS, previousTemplates } from './previous';
import { layoutProblems } from './problems';
import { protectedObject } from './protect';
import { documentsText, sameText, signed } from './tree-file';
import { WorkingTree } from './working-tree';
import { orderCharts } from '../app/ordered-chart';
import { GitOpsTree, IGitOpsEngine } from '../contract/gitops';
import { ManagementCluster } from '../management/management-cluster';
import { PREREQUISITES } from '../management/prerequisites';

interface RepositoryOptions {
  readonly url: string;
  readonly branch: string;
  readonly engine: IGitOpsEngine;
}

/**
 * Every file of a repository with its text. Apart from the app only `before` matters, and of that only what earlier syntheses wrote.
 * @throws all problems at once.
 */
export function repositoryFiles(app: App, options: RepositoryOptions, before: WorkingTree): Map<string, string> {
  const { engine } = options;
  const managers = app.node.findAll().filter((construct): construct is ManagementCluster => construct instanceof ManagementCluster);
  const layout = layoutOf(app, managers);
  const problems = [...layout.problems, ...layoutProblems(layout, managers)];
  if (problems.length > 0) { throw new Error(`Validation failed with the following errors:\n  ${problems.join('\n  ')}`); }

  const bodies = new Map<string, string>();
  const put = (path: string, body: string) => {
    if (bodies.has(path)) { throw new Error(`GitOpsRepository: "${path}" would be written twice; give one of the charts another id.`); }
    bodies.set(path, body);
  };
  for (const [path, objects] of layout.files) {
    const guarded = path.startsWith(`${PATHS.applications}/`) ? objects.map(({ manifest }) => manifest) : objects.map(({ manifest }) => protectedObject(manifest, engine.neverPrune));
    put(path, textOf(objects, guarded));
  }
  for (const [path, body] of keptTemplates(layout, bodies, before, engine)) { put(path, body); }
  const tree = treeOf(layout, managers, options);
  const keys = new Set([...layout.files].filter(([path]) => !path.startsWith(`${PATHS.applications}/`)).flatMap(([, objects]) => objects.map(({ manifest }) => objectKey(manifest))));
  for (const [path, body] of engineFiles(engine, tree, manifest => keys.has(objectKey(manifest)))) { put(path, body); }
  for (const [path, body] of guides(tree, managers, engine)) { put(path, body); }
  return new Map([...bodies].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, body]) => [path, signed(path, body)]));
}

function layoutOf(app: App, managers: readonly ManagementCluster[]): Layout {
  const isClusterConstruct = (construct: any) => typeof construct.context?.name === 'string' && Array.isArray(construct.requiredAddons);
  const landmarks: Landmarks = {
    clusters: new Set(app.node.findAll().filter(isClusterConstruct).map(({ node }) => node.path)),
    management: new Set(managers.map(({ node }) => node.path)),
  };
  return new Layout(orderCharts(app).charts.map(ordered => ({
    path: ordered.chart.node.path,
    place: placeOf(ordered.chart),
    objects: [...ordered.documents()].filter((document): document is TreeObject => document.manifest !== undefined),
  })), landmarks);
}

function textOf(objects: readonly TreeObject[], manifests: readonly unknown[]): string {
  try {
    return documentsText(manifests);
  } catch (error) {
    throw new Error(`[${objects[0].owner}] ${(error as Error).message}`);
  }
}

/** Templates of the generation before, by folder: only files that change are read again. */
function* keptTemplates(
  layout: Layout, bodies: ReadonlyMap<string, string>, before: WorkingTree, engine: IGitOpsEngine,
): IterableIterator<[string, string]> {
  const written = groupedBy(before.written, ([path]) => folderOf(path));
  const files = groupedBy(layout.files, ([path]) => folderOf(path));
  for (const { path: folder } of [...layout.clusters, ...layout.folders.values()]) {
    const kept = `${folder}/${PREVIOUS}`;
    const earlier = new Map(written.get(folder) ?? []);
    const changed = [...earlier].filter(([path, text]) => path !== kept && !(bodies.has(path) && sameText(text, signed(path, bodies.get(path)!))));
    const now = (files.get(folder) ?? []).flatMap(([, objects]) => objects.map(({ manifest }) => manifest));
    const templates = previousTemplates(now, {
      current: changed.flatMap(([, text]) => objectsIn(text)),
      previous: objectsIn(earlier.get(kept) ?? ''),
    });
    if (templates.length > 0) { yield [kept, documentsText(templates.map(manifest => protectedObject(manifest, engine.neverPrune)))]; }
  }
}

/** The folder of a cluster or of a chart of the management cluster. */
function folderOf(path: string): string {
  return path.split('/', path.startsWith(`${PATHS.clusters}/`) ? 4 : 3).join('/');
}

function groupedBy<T>(items: Iterable<T>, key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) { group.push(item); } else { groups.set(key(item), [item]); }
  }
  return groups;
}

function treeOf(layout: Layout, managers: readonly ManagementCluster[], { url, branch }: RepositoryOptions): GitOpsTree {
  const byPath = <T extends { readonly path: string }>(list: Iterable<T>) => [...list].sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    url,
    branch,
    bootstrap: PATHS.bootstrap,
    prerequisites: managers.length > 0 ? [...PREREQUISITES] : [],
    providers: layout.providers,
    management: byPath(layout.folders.values()).filter(folder => folder !== layout.providers),
    clusters: byPath(layout.clusters),
    applications: byPath(layout.applications.values()),
  };
}

/** What people read and run once. */
function guides(tree: GitOpsTree, [manager]: readonly ManagementCluster[], engine: IGitOpsEngine): [string, string][] {
  const steps = ['## GitOps', '', ...engine.firstSteps(tree), ''].join('\n');
  if (!manager) { return [[`${PATHS.bootstrap}/README.md`, `# Setting up the management cluster\n\n${steps}`]]; }
  const kit = manager.bootstrapKit;
  const where = (name: string, cluster: boolean) => {
    const path = cluster ? tree.clusters.find(one => one.name === name)?.path ?? PATHS.management : tree.providers!.path;
    return `${path}/ --recursive`;
  };
  return [
    [`${PATHS.bootstrap}/README.md`, `${kit._runbookAt(where)}\n${steps}`],
    [`${PATHS.bootstrap}/clusterctl.yaml`, kit.clusterctlConfig],
  ];
}
