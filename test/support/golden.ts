import { existsSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { App, Chart, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { yamlDocument } from '../../src/manifest/yaml';

const FOLDER = join(__dirname, '..', 'golden');

/** Build one chart, without namespace defaults, and return its objects as they would be written. */
export function synthesize(build: (chart: Chart) => void): any[] {
  const app = new App();
  const chart = new Chart(app, 'chart');
  build(chart);
  return Testing.synth(chart);
}

/** Objects as the text of a manifest file. */
export function manifestText(objects: any[]): string {
  return objects.map(object => yamlDocument(object)).join('---\n');
}

/** Compare objects with `test/golden/<name>.yaml`. `UPDATE_GOLDEN=1` rewrites the file: read the diff line by line. */
export function expectGolden(name: string, objects: any[]): void {
  const file = join(FOLDER, `${name}.yaml`);
  const text = manifestText(objects);
  if (process.env.UPDATE_GOLDEN) { writeFileSync(file, text); }
  if (!existsSync(file)) { throw new Error(`${name}.yaml does not exist; run once with UPDATE_GOLDEN=1 and read it.`); }
  expect(text).toBe(readFileSync(file, 'utf8'));
}

/** The objects of a kind. */
export function ofKind(objects: any[], kind: string): any[] {
  return objects.filter(object => object.kind === kind);
}

/** All validation messages of the app this construct is in. */
export function problemsOf(scope: Construct): string[] {
  return scope.node.root.node.findAll().flatMap(child => child.node.validate().map(message => `[${child.node.path}] ${message}`));
}

