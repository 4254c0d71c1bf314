import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { WORLDS } from './life/components';
import { run, STEPS, toolsOf } from './run';
import { AgreementOptions } from './steps/agreement';
import { tablesText, upstreamTables } from './steps/upstream';
import { holdsObjects } from './testbed/manifests';
import { Processes } from './testbed/processes';
import { build, cacheFolder, goVersion } from './testbed/toolchain';

const EXIT = { ok: 0, findings: 1, usage: 2, broken: 3, noGo: 77 };

const DEFAULTS = { mutants: 12000, seed: 20261101, provider: 'in-memory' };

const USAGE = `Usage: npm run conformance -- [options] [file or folder ...]

Applies manifests to a real API server with the real webhooks and reports what it refuses or alters.
Without paths: test/golden and dist.

  --selftest         judge the files of conformance/selftest instead: the good must pass, the bad must be refused
  --upstream         compare the tables of test/upstream with the published templates instead; needs Go, builds nothing
  --step <name>      only this step: ${STEPS.join(', ')}; without it and without paths, all but peers
  --count <number>   mutants that agreement asks about (default ${DEFAULTS.mutants}); programs are a tenth of it
  --seed <number>    what is generated (default ${DEFAULTS.seed})
  --provider <name>  whose machines life uses: ${Object.keys(WORLDS).join(' or ')} (default ${DEFAULTS.provider})
  --record           let life write what it sees to conformance/life instead of comparing
  --build            build the binaries and stop
  --format <format>  table (default) or json
  --keep-logs        leave the folder with certificates and logs behind

Environment: CRD_DIR           folder with one subfolder of CRDs per provider
             CONFORMANCE_CACHE folder of the built binaries
Exit codes: 0 all accepted, 1 findings, 2 usage, 3 the testbed does not build or start, 77 no Go on this machine`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'selftest': { type: 'boolean' },
      'upstream': { type: 'boolean' },
      'step': { type: 'string' },
      'count': { type: 'string', default: String(DEFAULTS.mutants) },
      'seed': { type: 'string', default: String(DEFAULTS.seed) },
      'provider': { type: 'string', default: DEFAULTS.provider },
      'record': { type: 'boolean', default: false },
      'build': { type: 'boolean' },
      'format': { type: 'string', default: 'table' },
      'keep-logs': { type: 'boolean' },
      'help': { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return say(USAGE, EXIT.ok);
  if (values.format !== 'table' && values.format !== 'json') throw new UsageError(`"${values.format}" is no format; write table or json.`);
  if (values.selftest && positionals.length > 0) throw new UsageError('--selftest takes no paths.');

  if (values.upstream && (values.selftest || values.build || positionals.length > 0)) throw new UsageError('--upstream stands alone.');
  const steps = stepsOf(values.step, values.selftest, positionals.length);
  const options = agreementOptions(values.count, values.seed);

  if (!WORLDS[values.provider]) throw new UsageError(`--provider: "${values.provider}" is none; write ${Object.keys(WORLDS).join(' or ')}.`);
  const judging = !values.build && !values.upstream && (values.selftest || steps.includes('admission'));
  const files = judging ? filesOf(values.selftest ? [join(__dirname, 'selftest')] : positionals) : [];
  if (judging && files.length === 0) throw new UsageError('There are no YAML files in test/golden and dist; run "npm run synth" or name files.');
  if (!goVersion()) return say('Conformance needs Go to build the API server and the webhooks; there is none on this machine. Skipped.', EXIT.noGo);

  if (values.upstream) {
    const verdicts = upstreamTables();
    const faults = verdicts.some(verdict => verdict.faults.length > 0);
    return say(values.format === 'json' ? JSON.stringify(verdicts, null, 2) : tablesText(verdicts), faults ? EXIT.findings : EXIT.ok);
  }

  const started = Date.now();
  const progress = (line: string) => console.error(`[${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s] ${line}`);
  const directory = mkdtempSync(join(tmpdir(), 'conformance-'));
  const processes = new Processes(directory);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      interrupted = true;
      void close(processes, directory, values['keep-logs']).finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
    });
  }

  try {
    if (values.build) {
      await build(toolsOf(STEPS), processes, progress);
      return say(`The binaries are in ${cacheFolder()}.`, EXIT.ok);
    }
    const { record, provider } = values;
    const outcomes = await run(steps, { files, agreement: options, record, provider }, { processes, directory, progress });
    const text = values.format === 'json'
      ? JSON.stringify(Object.assign({}, ...outcomes.map(({ json }) => json)), null, 2)
      : outcomes.map(outcome => outcome.text).join('\n\n');
    return say(text, outcomes.some(({ faults }) => faults) ? EXIT.findings : EXIT.ok);
  } finally {
    await close(processes, directory, values['keep-logs']);
  }
}

let interrupted = false;

class UsageError extends Error {}

/** Named manifests and the selftest are about admission alone. Measuring is about this machine, so nobody gets it unasked. */
function stepsOf(step: string | undefined, selftest: boolean | undefined, paths: number): string[] {
  if (step !== undefined && !STEPS.includes(step)) throw new UsageError(`"${step}" is no step; write ${STEPS.join(', ')}.`);
  if (step !== undefined && step !== 'admission' && (selftest || paths > 0)) throw new UsageError(`--step ${step} takes neither paths nor --selftest.`);
  if (selftest) return ['selftest'];
  if (step !== undefined) return [step];
  return paths > 0 ? ['admission'] : STEPS.filter(name => name !== 'peers');
}

function agreementOptions(count: string, seed: string): AgreementOptions {
  for (const [name, value] of Object.entries({ count, seed })) {
    if (!/^\d{1,9}$/.test(value)) throw new UsageError(`--${name}: "${value}" is no whole number.`);
  }
  return { mutants: Number(count), programs: Math.ceil(Number(count) / 10), seed: Number(seed) };
}

function filesOf(paths: string[]): string[] {
  const roots = paths.length > 0 ? paths : ['test/golden', 'dist'].filter(existsSync);
  const files = roots.flatMap(root => {
    if (!existsSync(root)) throw new UsageError(`"${root}" does not exist.`);
    if (statSync(root).isFile()) return [root];
    return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(name => /\.ya?ml$/.test(name)).sort().map(name => relative('', join(root, name)));
  });
  return paths.length > 0 ? files : files.filter(holdsObjects);
}

async function close(processes: Processes, directory: string, keep: boolean | undefined): Promise<void> {
  await processes.stop();
  if (keep) console.error(`Logs are in ${directory}.`);
  else rmSync(directory, { recursive: true, force: true });
}

function say(text: string, code: number): number {
  console.log(text);
  return code;
}

void main().catch((error: any) => {
  if (interrupted) return EXIT.broken;
  const usage = error instanceof UsageError || String(error.code).startsWith('ERR_PARSE_ARGS');
  console.error(usage ? `${error.message}\n\n${USAGE}` : `The testbed is not to be had: ${error.message}`);
  return usage ? EXIT.usage : EXIT.broken;
}).then(code => {
  process.exitCode = code;
});
