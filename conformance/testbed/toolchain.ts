import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { homedir, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { AlteredModule, alteredModules } from './altered-module';
import { Tool } from './components';
import { pinnedVersion, TOOLS_FOLDER } from './pins';
import { Processes } from './processes';

/** Outside the work tree, so that neither a fresh clone nor `git clean` costs a rebuild. */
export function cacheFolder(): string {
  return process.env.CONFORMANCE_CACHE
    ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk8s-cluster-api', 'conformance');
}

/** The version of Go on this machine, undefined if there is none. */
export function goVersion(): string | undefined {
  const go = spawnSync('go', ['version'], { encoding: 'utf8', env: goEnvironment() });
  return go.status === 0 ? go.stdout.trim() : undefined;
}

/** Builds what is not in the cache yet, one tool after the other, and returns the path of each binary. */
export async function build(tools: Tool[], processes: Processes, progress: (line: string) => void): Promise<Map<string, string>> {
  const go = goVersion();
  const binaries = new Map<string, string>();
  mkdirSync(cacheFolder(), { recursive: true });
  for (const tool of tools) {
    const binary = join(cacheFolder(), `${tool.name}-${sourceHash(tool, go!)}`);
    if (!existsSync(binary)) await buildOne(tool, binary, processes, progress);
    binaries.set(tool.name, binary);
  }
  return binaries;
}

/** The folder of a module at the version that the tool pins, fetched if it is not on the machine. */
export function moduleFolder(tool: string, module: string): string {
  const go = spawnSync('go', ['mod', 'download', '-json', module], { cwd: join(TOOLS_FOLDER, tool), encoding: 'utf8', env: goEnvironment() });
  if (go.status !== 0) throw new Error(`module ${module} of tool ${tool} is not to be had: ${(go.stdout + go.stderr).trim()}`);
  return JSON.parse(go.stdout).Dir;
}

async function buildOne(tool: Tool, binary: string, processes: Processes, progress: (line: string) => void) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const partial = `${binary}.${process.pid}`;
  progress(`building ${tool.name} …`);

  const scratch = mkdtempSync(join(tmpdir(), 'conformance-build-'));
  const modules = alterationsOf(tool);
  const altered = modules.length > 0 ? [alteredModules(join(folderOf(tool), 'go.mod'), modules, scratch)] : [];
  const go = spawn('go', ['build', '-v', '-p', '2', '-trimpath', '-buildvcs=false', ...altered, '-ldflags', linkerFlags(tool), '-o', partial, tool.package],
    { cwd: folderOf(tool), env: goEnvironment(), stdio: ['ignore', 'ignore', 'pipe'] });
  processes.adopt(`go build ${tool.name}`, go);
  if (go.pid) setPriority(go.pid, 10);

  // `go build -v` names each package that it compiles, and each module that it fetches, on a line of stderr.
  let lines = 0;
  let tail = '';
  go.stderr.on('data', chunk => {
    const text = chunk.toString();
    lines += text.split('\n').length - 1;
    tail = (tail + text).slice(-4000);
  });
  const ticker = setInterval(() => progress(`building ${tool.name} … ${lines} packages, ${seconds()} s`), 15_000);
  const code = await new Promise(resolve => go.on('close', resolve).on('error', resolve));
  clearInterval(ticker);
  rmSync(scratch, { recursive: true, force: true });
  if (code === 0) renameSync(partial, binary);
  rmSync(partial, { force: true });
  if (code !== 0) throw new Error(`tool ${tool.name} does not build:\n${tail}`);
  progress(`built ${tool.name} in ${seconds()} s`);
}

/** What is changed for a tool, by module. */
function alterationsOf({ name, folder, module, altered = [] }: Tool): AlteredModule[] {
  const paths = [...new Set(altered.map(alteration => alteration.module ?? module!))];
  return paths.map(path => ({
    path, folder: moduleFolder(folder ?? name, path), alterations: altered.filter(alteration => (alteration.module ?? module) === path),
  }));
}

function folderOf(tool: Tool): string {
  return join(TOOLS_FOLDER, tool.folder ?? tool.name);
}

function linkerFlags(tool: Tool): string {
  const variables = tool.variables && tool.module ? tool.variables(pinnedVersion(tool.folder ?? tool.name, tool.module)) : {};
  return ['-s', '-w', ...Object.entries(variables).map(([name, value]) => `-X ${name}=${value}`)].join(' ');
}

function sourceHash(tool: Tool, go: string): string {
  const hash = createHash('sha256').update(go).update(tool.package).update(linkerFlags(tool)).update(tool.altered ? JSON.stringify(tool.altered) : '');
  const folder = folderOf(tool);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => statSync(join(folder, file)).isFile());
  for (const file of files.sort()) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 12);
}

function goEnvironment(): NodeJS.ProcessEnv {
  // A workspace file above, or flags of the user, must not change what is built.
  return { ...process.env, GOWORK: 'off', GOFLAGS: '', CGO_ENABLED: '0' };
}
