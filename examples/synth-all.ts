import { readdirSync, readFileSync, rmSync } from 'fs';
import { join } from 'path';

/** Runs every example and says what it wrote. */
const PROVIDERS = readdirSync(join(__dirname, 'providers')).map(name => `providers/${name.replace(/\.ts$/, '')}`).sort();
const EXAMPLES = ['quickstart', 'fleet', 'regulated', 'imported-class', 'edge-sites', 'gitops-argo-cd', 'gitops-flux', ...PROVIDERS];

rmSync('dist', { recursive: true, force: true });
for (const example of EXAMPLES) {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  require(`./${example}`);
  const folder = join('dist', example);
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.yaml'))
    .map(name => readFileSync(join(folder, name), 'utf8'));
  const count = (pattern: RegExp) => texts.reduce((sum, text) => sum + (text.match(pattern)?.length ?? 0), 0);
  const kilobytes = Math.round(texts.reduce((sum, text) => sum + text.length, 0) / 1024);
  console.log(`${folder}: ${count(/^kind: Cluster$/gm)} clusters, ${count(/^kind: /gm)} objects in ${texts.length} files (${kilobytes} KiB)`);
}
