import { App, Chart } from 'cdk8s';
import * as fc from 'fast-check';
import * as ts from 'typescript';
import { clusterClass, generate, variable } from './classes';
import { variableSamples } from './schemas';
import { typeErrors } from './type-check';
import * as library from '../../src';
import { dataLiteral } from '../../src/codegen/literals';

const samples = fc.sample(variableSamples, { numRuns: 100, seed: 20261121 });

const cases = samples.map(({ variables, all }) => {
  const object = clusterClass(variables.map(([name, { schema }, required]) => variable(name, schema, required)));
  return { all, object, ...generate(object) };
});

test('a file for any variables compiles, and every value the schema allows fits its type', () => {
  const files = Object.fromEntries(cases.flatMap(({ text, all }, index) => [
    [`class${index}.ts`, text],
    [`use${index}.ts`, `import { EdgeV1Variables } from './class${index}.js';\nexport const values: EdgeV1Variables = ${dataLiteral(all.typed)};\n`],
  ]));
  expect(typeErrors(files)).toEqual([]);
  expect(cases.flatMap(({ problems }) => problems)).toEqual([]);
});

/** Run a generated file and take what it exports. */
function load(text: string): any {
  const { outputText } = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  const exported: any = {};
  new Function('exports', 'require', outputText)(exported, () => library);
  return exported;
}

test('every such value is accepted at synth and arrives under the names of the class', () => {
  for (const { text, all } of cases) {
    const { EdgeV1Cluster } = load(text);
    const chart = new Chart(new App(), 'c');
    const cluster = new EdgeV1Cluster(chart, 'site', { kubernetesVersion: 'v1.34.3', variables: all.typed });
    const list = cluster.node.findChild('Cluster').toJson().spec.topology.variables ?? [];
    expect(Object.fromEntries(list.map(({ name, value }: any) => [name, value]))).toEqual(all.value);
  }
});

test('the same class always makes the same bytes', () => {
  for (const { object, text } of cases) { expect(generate(structuredClone(object)).text).toBe(text); }
});
