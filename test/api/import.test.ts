import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModuleKind, transpileModule } from 'typescript';
import { compactKind, compactSchema } from '../../src/api/compact';
import { changedFiles, MANIFEST } from '../../tools/import/checksums';
import { isWanted, modulesOf, parseCrds } from '../../tools/import/crd';
import { rawUrl } from '../../tools/import/fetch';
import { generate } from '../../tools/import/generate';
import { renderNotice } from '../../tools/import/notice';
import { sha256, templateLiteral } from '../../tools/import/output';
import { renderCatalog, renderSchemas } from '../../tools/import/schemas';
import { readSources, type Source } from '../../tools/import/sources';
import { schemaForL1 } from '../../tools/import/strip';

const ROOT = join(__dirname, '..', '..');
const SOURCE: Source = {
  name: 'demo',
  title: 'Demo',
  repository: 'https://github.com/example/demo',
  tag: 'v1.0.0',
  commit: 'a'.repeat(40),
  licence: 'Apache-2.0',
  contracts: { v1beta2: ['v2'] },
  crds: { 'config/crd': ['demo.yaml'] },
};
const CRD = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'things.example.com' },
  spec: {
    group: 'example.com',
    names: { kind: 'Thing', plural: 'things' },
    scope: 'Namespaced',
    versions: ['v1', 'v2'].map(name => ({
      name, served: true, storage: name === 'v2', schema: { openAPIV3Schema: { type: 'object', properties: { spec: { type: 'string', pattern: '^`\\d${x}$' } } } },
    })),
  },
};

test('nobody edited a generated file', () => {
  expect(changedFiles(ROOT)).toEqual([]);
});

describe('compact schemas', () => {
  test('descriptions go, fields named description stay', () => {
    expect(compactSchema({ type: 'object', description: 'x', properties: { description: { type: 'string', description: 'x', title: 'x' } } }))
      .toEqual({ type: 'object', properties: { description: { type: 'string' } } });
  });

  test('rules keep their text and lose their message, implied keywords go', () => {
    expect(compactSchema({
      'type': 'array', 'x-kubernetes-list-type': 'atomic', 'x-kubernetes-validations': [{ rule: 'self.size() > 0', message: 'x' }],
    })).toEqual({ 'type': 'array', 'x-kubernetes-validations': [{ rule: 'self.size() > 0' }] });
    expect(compactSchema({ 'anyOf': [{ type: 'integer' }, { type: 'string' }], 'x-kubernetes-int-or-string': true })).toEqual({ 'x-kubernetes-int-or-string': true });
  });

  test('status is remembered but not described', () => {
    const schema = compactKind({ type: 'object', required: ['spec', 'status'], properties: { spec: { type: 'object' }, status: { type: 'object', properties: { a: {} } } } });
    expect(schema.properties.status).toEqual({ 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true });
    expect(schema.required).toEqual(['spec']);
    expect(compactKind({ type: 'object', properties: {} }).properties.status).toBeUndefined();
  });
});

test('L1 input has no descriptions and no date-time', () => {
  expect(schemaForL1({ type: 'object', description: 'x', properties: { description: { type: 'string', format: 'date-time' }, n: { type: 'integer', format: 'int32' } } }))
    .toEqual({ type: 'object', properties: { description: { type: 'string' }, n: { type: 'integer', format: 'int32' } } });
});

describe('versions', () => {
  const crds = parseCrds(SOURCE, [{ id: 'demo.yaml', text: `---\n${JSON.stringify(CRD)}\n---\n` }]);

  test('the storage version unless versions are listed', () => {
    expect(modulesOf(SOURCE, crds).map(module => module.version)).toEqual(['v2']);
    expect(modulesOf({ ...SOURCE, versions: ['v1', 'v2'] }, crds).map(module => module.version)).toEqual(['v1', 'v2']);
    expect(isWanted({ ...SOURCE, versions: ['v3'] }, CRD.spec.versions[1])).toBe(false);
  });

  test('excluded kinds are not read, other documents are refused', () => {
    expect(parseCrds({ ...SOURCE, exclude: ['Thing'] }, [{ id: 'x', text: JSON.stringify(CRD) }])).toEqual([]);
    expect(() => parseCrds(SOURCE, [{ id: 'x', text: 'apiVersion: v1\nkind: Pod' }])).toThrow('x: v1 Pod is not');
  });

  test('generated modules read back as what went in', () => {
    const schemas = evaluate(renderSchemas(modulesOf(SOURCE, crds)[0])).schemas();
    expect(schemas.Thing.properties.spec).toEqual({ type: 'string', pattern: '^`\\d${x}$' });
    const rows = evaluate(renderCatalog([{ source: SOURCE, crds }])).kinds();
    expect(rows.map((row: any) => [row.version, row.contracts, row.module])).toEqual([['v1', [], undefined], ['v2', ['v1beta2'], 'demo-example.com-v2']]);
  });
});

describe('choices of a source', () => {
  test('kinds without L1 constructs still have schemas, and a file may be called otherwise on disk', () => {
    return inTree({ 'crds/demo/example.com_things.yaml': JSON.stringify(CRD) }, async root => {
      const source = { ...SOURCE, l1: [], localNames: { 'demo.yaml': 'example.com_things.yaml' } };
      const { files, inputs } = await generate(root, [source], join(root, 'crds'), () => {});
      expect([...files.keys()]).toEqual(['imports/schemas/demo-example.com-v2.ts', 'imports/schemas/catalog.ts', 'NOTICE']);
      expect([...inputs.keys()]).toEqual(['demo/config/crd/demo.yaml']);
      const [, current] = evaluate(files.get('imports/schemas/catalog.ts')!).kinds();
      expect(current).toMatchObject({ kind: 'Thing', module: 'demo-example.com-v2' });
      expect(current.older).toBeUndefined();
    });
  });

  test('NOTICE names every project, and says so when one states no licence', () => {
    expect(renderNotice([SOURCE])).toContain('* Demo v1.0.0\n  https://github.com/example/demo\n  Licence: Apache-2.0\n');
    expect(renderNotice([{ ...SOURCE, licence: 'NOASSERTION' }])).toContain('Licence: none stated in the repository');
    const notice = renderNotice(readSources(ROOT));
    for (const { title, tag } of readSources(ROOT)) expect(notice).toContain(`* ${title} ${tag}\n`);
  });
});

test('a template literal keeps backslashes, backquotes and ${', () => {
  const text = JSON.stringify({ a: 'back\\slash `quote` ${expression} \n' });
  // eslint-disable-next-line no-eval
  expect(eval(templateLiteral(text))).toBe(text);
});

describe('sources.json', () => {
  test('downloads are pinned to a commit', () => {
    expect(rawUrl(SOURCE, 'config/crd', 'demo.yaml')).toBe(`https://raw.githubusercontent.com/example/demo/${'a'.repeat(40)}/config/crd/demo.yaml`);
    expect(() => rawUrl({ ...SOURCE, repository: 'https://example.com/x' }, 'a', 'b')).toThrow('only GitHub is known');
  });

  test.each<[string, object, string]>([
    ['a short commit', { ...SOURCE, commit: 'abc' }, 'write all 40 digits'],
    ['no licence', { ...SOURCE, licence: '' }, 'has no "licence"'],
    ['a misspelt key', { ...SOURCE, version: ['v1'] }, 'unknown key "version"'],
  ])('%s is refused', (_, entry, message) => {
    return inTree({ 'imports/sources.json': JSON.stringify([entry]) }, root => expect(() => readSources(root)).toThrow(message));
  });
});

test('checksums name edited, missing and left-over files', async () => {
  const manifest = { sources: sha256('[]'), inputs: {}, outputs: { 'imports/a.ts': sha256('a'), 'imports/b.ts': sha256('b') } };
  await inTree({ 'imports/sources.json': '[]', 'imports/a.ts': 'edited', 'imports/old.ts': '', [MANIFEST]: JSON.stringify(manifest) }, root => {
    expect(changedFiles(root)).toEqual(['imports/a.ts', 'imports/b.ts', 'imports/old.ts']);
  });
  await inTree({}, root => expect(changedFiles(root)).toEqual([MANIFEST]));
});

function evaluate(code: string): any {
  const exports: any = {};
  // eslint-disable-next-line no-new-func
  new Function('exports', transpileModule(code, { compilerOptions: { module: ModuleKind.CommonJS } }).outputText)(exports);
  return exports;
}

async function inTree(files: { [path: string]: string }, run: (root: string) => void | Promise<void>): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'import-test-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(root, path, '..'), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    await run(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}
