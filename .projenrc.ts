import { cdk8s, javascript } from 'projen';

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-cluster-api',
  description: 'Declare fleets of Kubernetes clusters in code: typed cdk8s constructs for Cluster API',
  author: 'The cdk8s-cluster-api authors',
  authorAddress: 'maintainers@cdk8s-cluster-api.dev',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk8s-cluster-api/cdk8s-cluster-api.git',
  license: 'Apache-2.0',
  keywords: ['cdk8s', 'kubernetes', 'cluster-api', 'capi', 'vsphere', 'gitops'],
  defaultReleaseBranch: 'main',

  cdk8sVersion: '2.70.106',
  constructsVersion: '10.8.1',
  peerDeps: ['cdk8s-plus-28@^2.5.6'],
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,
  projenrcTsOptions: { projenCodeDir: '.projen' },
  github: false,
  release: false,
  buildWorkflow: false,
  depsUpgrade: false,
  pullRequestTemplate: false,
  stale: false,

  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',
  minNodeVersion: '20.0.0',
  tsconfig: { compilerOptions: { rootDir: '.', outDir: 'lib' }, include: ['imports/**/*.ts'] },
  entrypoint: 'lib/src/index.js',
  entrypointTypes: 'lib/src/index.d.ts',

  eslintOptions: { dirs: ['src'], devdirs: ['test', 'examples', 'bench', 'tools', 'conformance'], ignorePatterns: ['imports/', 'lib/', 'dist/', '*.d.ts', 'examples/platform-repository/'] },
  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    jestConfig: {
      collectCoverage: false,
      modulePathIgnorePatterns: ['<rootDir>/lib/', '<rootDir>/dist/'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/examples/'],
    },
  },
  // The command line reads YAML with it; small, widely used and kept by its authors.
  bundledDeps: ['js-yaml@4.3.2'],
  devDeps: ['cdk8s-plus-28@2.5.6', 'cdk8s-cli@2.207.60', 'yaml@2.9.1', '@types/js-yaml@^4', 'fast-check@^4', 'ajv@8.20.0', 'tsx@4.23.15', 'esbuild@0.28.2'],
});

project.package.addBin({ 'cdk8s-cluster-api': 'lib/src/cli/bin.js' });
// JsiiBuild overwrites entrypointTypes, so it has to be said again.
project.package.addField('types', 'lib/src/index.d.ts');
// The L1s stay out of the index: exported there they make .jsii and API.md megabytes.
project.package.addField('exports', {
  '.': { types: './lib/src/index.d.ts', default: './lib/src/index.js' },
  './imports/*': { types: './lib/imports/*.d.ts', default: './lib/imports/*.js' },
  './package.json': './package.json',
  './.jsii': './.jsii',
});
project.package.addField('typesVersions', { '*': { 'imports/*': ['lib/imports/*'] } });
project.npmignore?.exclude('/imports/', '/tools/', '/examples/', '/bench/', '/docs/', '/conformance/', '/.ci/', '/.projen/', '/test/');
project.gitignore.exclude('/dist/', '/examples/**/dist/', '/examples/**/node_modules/');
// Newer versions list platform packages that are not published everywhere; npm ci then fails on a fresh clone.
project.package.addPackageResolutions('unrs-resolver@1.12.2');
// The lock file holds no download addresses.
project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');
project.npmrc.addConfig('fund', 'false');
project.npmrc.addConfig('audit', 'false');

project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '1');

const examples = new javascript.TypescriptConfig(project, {
  fileName: 'examples/tsconfig.json',
  extends: javascript.TypescriptConfigExtends.fromTypescriptConfigs([project.tsconfig!]),
  compilerOptions: { noEmit: true, rootDir: '..', paths: { 'cdk8s-cluster-api': ['../src/index.ts'], 'cdk8s-cluster-api/imports/*': ['../imports/*.ts'] } } as any,
  include: ['*.ts', 'providers/*.ts'],
});
project.testTask.exec(`tsc --noEmit -p ${examples.fileName}`, { name: 'examples' });
new javascript.TypescriptConfig(project, {
  fileName: 'tools/tsconfig.json',
  extends: javascript.TypescriptConfigExtends.fromTypescriptConfigs([project.tsconfig!]),
  compilerOptions: { noEmit: true, rootDir: '..' },
  include: ['*.ts'],
});
const benchConfig = new javascript.TypescriptConfig(project, {
  fileName: 'bench/tsconfig.json',
  extends: javascript.TypescriptConfigExtends.fromTypescriptConfigs([project.tsconfig!]),
  compilerOptions: { noEmit: true, rootDir: '..' },
  include: ['*.ts'],
});
project.testTask.exec(`tsc --noEmit -p ${benchConfig.fileName}`, { name: 'benchmark types' });
// Examples import the library by its package name, which only their own tsconfig knows.
project.eslint?.addOverride({ files: ['examples/**'], rules: { 'import/no-unresolved': 'off' } });
project.testTask.exec('tsc --noEmit -p conformance/tsconfig.json', { name: 'conformance types' });
// Jest compiles file by file and checks no types.
project.testTask.exec('tsc --noEmit --isolatedModules false -p test/tsconfig.json', { name: 'test types' });
project.addTask('import', { description: 'Generate imports/ from CRDs', exec: 'tsx tools/import/main.ts', receiveArgs: true });
project.addTask('rules', { description: 'Write docs/rules.md from the rules', exec: 'tsx tools/rules-doc.ts', receiveArgs: true });
project.addTask('matrix', { description: 'Write docs/matrix.md from every pair of infrastructure and distribution', exec: 'tsx tools/matrix-doc.ts', receiveArgs: true });
project.addTask('synth', { description: 'Synthesize the examples into dist/', exec: 'tsx --tsconfig examples/tsconfig.json examples/synth-all.ts' });

// Imports point downwards: each folder of src/ names what it may use, everything else is an error.
const layers: { [folder: string]: string[] } = {
  values: [],
  manifest: ['values'],
  api: ['values'],
  options: ['values', 'manifest'],
  contract: ['options', 'values', 'manifest'],
  topology: ['contract', 'options', 'values', 'manifest'],
  distribution: ['contract', 'options', 'values', 'manifest'],
  // A managed service is a topology that brings its distribution along.
  managed: ['topology', 'distribution', 'contract', 'options', 'values', 'manifest'],
  evaluate: ['api', 'values'],
  validation: ['evaluate', 'api', 'contract', 'options', 'manifest', 'values'],
  app: ['manifest', 'values'],
  codegen: ['api', 'values'],
  cli: ['codegen', 'plan', 'evaluate', 'validation', 'api', 'values'],
  cluster: ['validation', 'distribution', 'contract', 'options', 'manifest', 'values'],
  classes: ['class', 'cluster', 'topology', 'distribution', 'contract', 'options', 'manifest', 'values'],
  class: ['cluster', 'validation', 'distribution', 'contract', 'options', 'manifest', 'values', 'api'],
  engines: ['contract', 'manifest', 'values'],
  addons: ['engines', 'validation', 'contract', 'options', 'manifest', 'values'],
  management: ['validation', 'contract', 'options', 'manifest', 'values'],
  gitops: ['app', 'engines', 'management', 'validation', 'contract', 'options', 'manifest', 'values'],
  backup: ['validation', 'management', 'contract', 'options', 'manifest', 'values'],
};
project.eslint?.addRules({
  'import/no-restricted-paths': ['error', {
    zones: Object.entries(layers).map(([folder, below]) => ({
      target: `./src/${folder}`,
      from: './src',
      except: [folder, ...below].map(name => `./${name}`),
      message: `src/${folder} may import only ${[folder, ...below].join(', ')}; move the code, not the rule.`,
    })),
  }],
  'import/no-cycle': ['error'],
});

project.compileTask.exec('tsx tools/bundle.ts', { name: 'bundle' });
const bench = project.addTask('bench', { description: 'Measure against stock cdk8s and the floor; writes bench/results.md' });
bench.spawn(project.compileTask);
bench.exec('tsx bench/main.ts');
project.addTask('conformance', { description: 'Let a real API server and real webhooks judge the output', exec: 'tsx conformance/main.ts', receiveArgs: true });

project.synth();
