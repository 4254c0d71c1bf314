import { execFileSync } from 'child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

const ROOT = join(__dirname, '..', '..');
const BIN = join(ROOT, 'node_modules', '.bin');
let folder: string;

function run(cwd: string, command: string, ...args: string[]): string {
  const env = { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '1', npm_config_loglevel: 'error', CI: 'true' };
  return execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'platform-repository-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the packed library serves a platform repository: install, type check, cdk8s synth', () => {
  // GIVEN the package as npm would publish it
  run(ROOT, join(BIN, 'jsii'), '--silence-warnings=reserved-word');
  run(ROOT, join(BIN, 'tsx'), join('tools', 'bundle.ts'));
  const [{ filename, files }] = JSON.parse(run(ROOT, 'npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', folder));
  const shipped: string[] = files.map(({ path }: { path: string }) => path);
  expect(shipped.filter(path => !/^(lib\/|\.jsii$|package\.json$|README\.md$|API\.md$|LICENSE$|NOTICE$|node_modules\/(js-yaml|argparse)\/)/.test(path))).toEqual([]);
  expect(shipped).toEqual(expect.arrayContaining(['NOTICE', '.jsii', 'lib/src/index.js', 'lib/parts/core.js', 'lib/imports/capi/cluster.x-k8s.io-v1beta2.js']));

  // AND a repository that depends on it
  const repository = join(folder, 'repository');
  cpSync(join(ROOT, 'examples', 'platform-repository'), repository, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  manifest.dependencies['cdk8s-cluster-api'] = `file:${join(folder, filename)}`;
  writeFileSync(join(repository, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(repository, 'imports.ts'), 'import { Cluster } from \'cdk8s-cluster-api/imports/capi/cluster.x-k8s.io-v1beta2\';\nexport const kind = Cluster.GVK.kind;\n');
  run(repository, 'npm', 'install', '--no-audit', '--no-fund', '--prefer-offline');

  // WHEN it is checked and synthesized the way its README says
  run(repository, 'npx', 'tsc', '--noEmit');
  run(repository, 'npx', 'cdk8s', 'synth');

  // THEN every chart has its file with the whole cluster in it
  expect(readdirSync(join(repository, 'dist')).sort()).toEqual(['backup.k8s.yaml', 'production.k8s.yaml', 'staging.k8s.yaml']);
  const production = readFileSync(join(repository, 'dist', 'production.k8s.yaml'), 'utf8');
  for (const kind of ['Namespace', 'Cluster', 'VSphereCluster', 'KubeadmControlPlane', 'MachineDeployment', 'HelmChartProxy']) {
    expect(production).toMatch(new RegExp(`^kind: ${kind}$`, 'm'));
  }
}, 600_000);
