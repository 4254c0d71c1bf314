import { ask } from './go-tool';
import { Random } from './random';
import { yamlCase } from './yaml-cases';
import { applyJsonPatch, JsonPatchError } from '../../src/evaluate/patches/json-patch';
import { readYaml, YamlError } from '../../src/evaluate/yaml';

/** What came of comparing one of our readers with the library that Cluster API uses. */
export interface ValueComparison {
  readonly equal: number;
  readonly refused: number;
  /** Texts that ours says it leaves out. */
  readonly leftOut: number;
  readonly mismatches: readonly { readonly input: string; readonly ours: string; readonly theirs: string }[];
}

interface Answer {
  readonly out?: string;
  readonly error?: string;
}

/** Reads generated YAML with sigs.k8s.io/yaml and with ours. */
export function compareYaml(count: number, firstSeed = 0): ValueComparison {
  const texts = Array.from({ length: count }, (_, i) => yamlCase(firstSeed + i));
  return compared(texts, ask('gotemplate', texts.map(template => ({ kind: 'yaml', template }))), text => readYaml(text));
}

/** Applies generated JSON patches with evanphx/json-patch and with ours. */
export function compareJsonPatches(count: number, firstSeed = 0): ValueComparison {
  const questions = Array.from({ length: count }, (_, i) => patchCase(new Random(firstSeed + i)));
  const inputs = questions.map(question => JSON.stringify(question));
  return compared(inputs, ask('gotemplate', questions), input => {
    const { data, patch } = JSON.parse(input);
    return applyJsonPatch(data, patch);
  });
}

function patchCase(random: Random): { kind: string; data: object; patch: object[] } {
  const data = { spec: { a: 1, m: { 'x': { y: 1 }, 'a/b': [1, [2], { c: 3 }], 'd~e': null, '': 5, '0': 'zero' }, l: [1, { k: 'v' }, []], n: null } };
  const paths = ['a', 'm', 'm/x/y', 'm/x/new', 'm/a~1b/0', 'm/a~1b/-', 'm/a~1b/1/0', 'm/a~1b/2/c', 'm/d~0e', 'm/d~0e/x', 'm/', 'm/0', 'l/-', 'l/0', 'l/3', 'l/4', 'l/-1', 'l/-4', 'l/-5', 'l/1/k', 'l/2/-', 'l/+1', 'l/01', 'l/x', 'n', 'n/x', 'q/r', 'q', 'a/b', 'm//x'];
  const operation = (): object => {
    const op = random.pick(['add', 'replace', 'remove']);
    return { op, path: `/spec/${random.pick(paths)}`, ...op === 'remove' ? {} : { value: random.pick<unknown>([1, 'x', null, {}, [], { z: [1] }]) } };
  };
  return { kind: 'jsonpatch', data, patch: Array.from({ length: 1 + random.below(3) }, operation) };
}

function compared(inputs: readonly string[], theirs: readonly Answer[], read: (input: string) => unknown): ValueComparison {
  const mismatches: ValueComparison['mismatches'][number][] = [];
  let [equal, refused, leftOut] = [0, 0, 0];
  inputs.forEach((input, i) => {
    let ours: string | undefined;
    let problem = '';
    try {
      ours = JSON.stringify(sorted(read(input)));
    } catch (error) {
      if (!(error instanceof YamlError || error instanceof JsonPatchError)) { throw error; }
      if (error instanceof YamlError && error.leftOut) { leftOut++; return; }
      problem = error.message;
    }
    const answer = theirs[i].out === undefined ? undefined : JSON.stringify(sorted(JSON.parse(theirs[i].out!)));
    if (ours !== answer) {
      mismatches.push({ input, ours: ours ?? problem, theirs: answer ?? theirs[i].error! });
    } else if (ours === undefined) {
      refused++;
    } else {
      equal++;
    }
  });
  return { equal, refused, leftOut, mismatches };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) { return value.map(sorted); }
  if (value === null || typeof value !== 'object') { return value; }
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, child]) => [key, sorted(child)]));
}
