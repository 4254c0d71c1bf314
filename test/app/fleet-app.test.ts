import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { ApiObject, App, Chart, JsonPatch, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import { APP_SHAPES, configMap } from './app-shapes';
import { documents, fleet, stock, thrownBy } from './compare';
import { FleetApp } from '../../src/app/fleet-app';

const OUTPUT_TYPES = [
  YamlOutputType.FILE_PER_APP,
  YamlOutputType.FILE_PER_CHART,
  YamlOutputType.FILE_PER_RESOURCE,
  YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
];

describe.each(Object.entries(APP_SHAPES))('%s', (_, define) => {
  test.each(OUTPUT_TYPES)('output type %d is that of App', yamlOutputType => {
    const props = { yamlOutputType, recordConstructMetadata: true };
    expect(fleet(define, props)).toEqual(stock(define, props));
  });

  test('synthYaml() and charts are those of App', () => {
    const apps = [new App(), new FleetApp()];
    apps.forEach(define);
    const [expected, actual] = apps.map(app => ({ documents: documents(app.synthYaml()), charts: app.charts.map(chart => chart.node.path) }));
    expect(actual).toEqual(expected);
  });
});

test('the output settings of App hold', () => {
  const props = { outputFileExtension: '.yml', recordConstructMetadata: false };
  expect(fleet(APP_SHAPES['many charts'], props)).toEqual(stock(APP_SHAPES['many charts'], props));
  expect(Object.keys(fleet(APP_SHAPES['many charts'], props))).toEqual(['four.yml', 'one.yml', 'three.yml', 'two.yml']);
});

test('resolvers of the app are used', () => {
  const resolvers = [{ resolve: (context: any) => { if (context.value === 'x') { context.replaceValue('resolved'); } } }];
  const define = (app: App) => { configMap(new Chart(app, 'chart'), 'object', { a: 'x' }); };
  expect(fleet(define, { resolvers })).toEqual(stock(define, { resolvers }));
});

describe('environment', () => {
  const saved = { ...process.env };
  afterEach(() => { process.env = { ...saved }; });

  test('CDK8S_OUTDIR and CDK8S_RECORD_CONSTRUCT_METADATA', () => {
    const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'fleet-app-'));
    process.env.CDK8S_OUTDIR = path.join(outdir, 'from', 'environment');
    process.env.CDK8S_RECORD_CONSTRUCT_METADATA = 'true';
    const app = new FleetApp();
    configMap(new Chart(app, 'chart'), 'object');
    app.synth();
    expect(fs.readdirSync(process.env.CDK8S_OUTDIR)).toEqual(['chart.k8s.yaml', 'construct-metadata.json']);
    fs.rmSync(outdir, { recursive: true });
  });

  test('CDK8S_DISABLE_SORT and CDK8S_LEGACY_HASH', () => {
    process.env.CDK8S_DISABLE_SORT = '1';
    process.env.CDK8S_LEGACY_HASH = '1';
    const define = (app: App) => { configMap(new Chart(app, 'Chart'), 'object', { z: 1, a: { y: 1, b: 2 } }); };
    expect(fleet(define)).toEqual(stock(define));
  });
});

describe('validation', () => {
  test('runs once per synthesis, nested charts and dependencies or not', () => {
    const app = new FleetApp({ outdir: fs.mkdtempSync(path.join(os.tmpdir(), 'fleet-app-')) });
    let calls = 0;
    const count = (construct: Construct) => construct.node.addValidation({ validate: () => { calls++; return []; } });
    const charts = [...Array(20).keys()].map(index => new Chart(app, `chart-${index}`));
    charts.forEach(chart => [app, chart, configMap(chart, 'a'), new Construct(new Chart(chart, 'nested'), 'b')].forEach(count));
    charts[0].addDependency(charts[5]);
    app.synth();
    expect(calls).toBe(80);
    app.synthYaml();
    expect(calls).toBe(160);
    expect(app.charts).toHaveLength(40);
    expect(calls).toBe(160);
    fs.rmSync(app.outdir, { recursive: true });
  });

  test('errors read as those of App', () => {
    const define = (app: App) => {
      const chart = new Chart(app, 'chart');
      app.node.addValidation({ validate: () => ['app'] });
      [configMap(chart, 'a'), chart, new Chart(chart, 'nested')].forEach(({ node }) => node.addValidation({ validate: () => [`1 ${node.id}`, '2'] }));
    };
    const message = thrownBy(() => fleet(define));
    expect(message).toBe(thrownBy(() => stock(define)));
    expect(message).toMatch(/^Validation failed with the following errors:\n {2}\[\] app\n {2}\[chart\] 1 chart\n {2}\[chart\] 2\n/);
  });

  test('an object that a validation adds is written', () => {
    const define = (app: App) => {
      const chart = new Chart(app, 'chart');
      chart.node.addValidation({ validate: () => { if (!chart.node.tryFindChild('late')) { configMap(chart, 'late'); } return []; } });
    };
    expect(fleet(define)).toEqual(stock(define));
  });
});

describe('files', () => {
  let outdir: string;
  beforeEach(() => { outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'fleet-app-')); });
  afterEach(() => fs.rmSync(outdir, { recursive: true }));

  test('two objects for one file are an error', () => {
    const app = new FleetApp({ outdir, yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
    ['one', 'two'].forEach(id => new ApiObject(new Chart(app, id), 'object', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'same', namespace: id } }));
    expect(() => app.synth()).toThrow('"Secret.same.k8s.yaml" would hold both "one/object" and "two/object"; rename one of them or use another yamlOutputType.');
  });

  test('two charts for one file are an error', () => {
    const app = new FleetApp({ outdir });
    new Chart(new Construct(new Construct(app, 'a'), 'Default'), 'b');
    new Chart(new Construct(app, 'a2'), 'b');
    expect(() => app.synth()).not.toThrow();
    new Chart(app.node.findChild('a') as Construct, 'b');
    expect(() => app.synth()).toThrow(/would hold both "a\/Default\/b" and "a\/b"/);
  });

  test('files of an earlier synthesis stay, those of this one are replaced', () => {
    fs.writeFileSync(path.join(outdir, 'stale.k8s.yaml'), 'stale');
    fs.writeFileSync(path.join(outdir, 'chart.k8s.yaml'), 'stale '.repeat(1000));
    const app = new FleetApp({ outdir });
    configMap(new Chart(app, 'chart'), 'object');
    app.synth();
    expect(fs.readFileSync(path.join(outdir, 'stale.k8s.yaml'), 'utf8')).toBe('stale');
    expect(documents(fs.readFileSync(path.join(outdir, 'chart.k8s.yaml'), 'utf8'))).toHaveLength(1);
  });

  test('a file of several megabytes is complete', () => {
    const app = new FleetApp({ outdir });
    const chart = new Chart(app, 'chart');
    for (let index = 0; index < 300; index++) { configMap(chart, `object-${index}`, { index, text: `${index} é\n`.repeat(2000) }); }
    app.synth();
    const text = fs.readFileSync(path.join(outdir, 'chart.k8s.yaml'), 'utf8');
    expect(text.length).toBeGreaterThan(3_000_000);
    expect(text).toBe(app.synthYaml());
    expect(text.split('\n---\n')).toHaveLength(300);
  });

  test.each([1, 3_000])('no half file is left when object %d cannot be written', position => {
    const app = new FleetApp({ outdir });
    const chart = new Chart(app, 'chart');
    for (let index = 0; index < position; index++) { configMap(chart, `object-${index}`, { text: 'x'.repeat(200) }); }
    configMap(chart, 'bad', { text: 'x\ud800' });
    expect(() => app.synth()).toThrow('[chart/bad] "x\\ud800" holds half of a surrogate pair; no YAML file can carry it.');
    expect(fs.readdirSync(outdir)).toEqual([]);
  });
});

test('a patched name decides the file name as in App', () => {
  const define = (app: App) => { configMap(new Chart(app, 'chart'), 'object').addJsonPatch(JsonPatch.replace('/metadata/name', 'patched')); };
  OUTPUT_TYPES.forEach(yamlOutputType => expect(fleet(define, { yamlOutputType })).toEqual(stock(define, { yamlOutputType })));
});
