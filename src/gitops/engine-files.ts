import { App, Chart } from 'cdk8s';
import { PATHS } from './layout';
import { documentsText } from './tree-file';
import { validateOnce } from '../app/validate-once';
import { GitOpsFile, GitOpsTree, IGitOpsEngine } from '../contract/gitops';
import { Emitter } from '../manifest/emit';
import { yamlDocument } from '../manifest/yaml';
import { checkOnSynth } from '../validation/check-on-synth';
import { refuse } from '../values/check';

/** A path below a folder that every file system and every shell takes as it is. */
const PATH = /^[a-z0-9][-.a-z0-9]*(\/[a-z0-9][-.a-z0-9]*)+$/;

/**
 * The text of every file of an engine. Its objects are checked like those of constructs; what a chart holds already (a registration that an addon
 * delivery made, for example) is left to the chart.
 */
export function engineFiles(engine: IGitOpsEngine, tree: GitOpsTree, held: (manifest: any) => boolean): Map<string, string> {
  const texts = new Map<string, string>();
  const files = engine.files(tree);
  const objects = checkedObjects(engine, files);
  for (const file of files) {
    checkPath(engine, tree, file);
    if (texts.has(file.path)) { refuse(`${engine.engine}.files`, file.path, 'is written twice; write each file once'); }
    const own = objects.get(file)!.filter(manifest => !held(manifest));
    const text = [...own.length > 0 ? [documentsText(own)] : [], ...file.data === undefined ? [] : [yamlDocument(file.data)]];
    if (text.length > 0) { texts.set(file.path, text.join('---\n')); }
  }
  return texts;
}

function checkedObjects(engine: IGitOpsEngine, files: readonly GitOpsFile[]): Map<GitOpsFile, any[]> {
  const app = new App();
  const emitter = new Emitter(new Chart(app, engine.engine));
  checkOnSynth(emitter);
  const made = files.map(file => [file, (file.manifests ?? []).map(manifest => emitter.emit(`${emitter.objects.length}`, manifest))] as const);
  validateOnce(app);
  return new Map(made.map(([file, objects]) => [file, objects.map(object => object.toJson())]));
}

function checkPath({ engine }: IGitOpsEngine, { clusters }: GitOpsTree, { path }: GitOpsFile): void {
  const folders = [PATHS.bootstrap, ...clusters.map(cluster => cluster.path)];
  if (typeof path !== 'string' || !PATH.test(path) || path.includes('..') || !folders.some(folder => path.startsWith(`${folder}/`))) {
    refuse(`${engine}.files`, path, `is not a path of lower-case letters, digits, dots and dashes below ${PATHS.bootstrap} or the folder of a cluster`);
  }
}
