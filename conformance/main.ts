import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { agreementText, summary } from './agreement/report';
import { admission } from './steps/admission';
import { agreement, AgreementOptions } from './steps/agreement';
import { selftest } from './steps/selftest';
import { tablesText, upstreamTables } from './steps/upstream';
import { judges, TOOLS } from './testbed/components';
import { Processes } from './testbed/processes';
import { asTable, byKind, isFault } from './testbed/report';
import { startTestbed } from './testbed/testbed';
import { build, cacheFolder, goVersion } from './testbed/toolchain';

const EXIT = { ok: 0, findings: 1, usage: 2, broken: 3, noGo: 77 };

const DEFAULTS = { mutants: 12000, seed: 20261101 };

const USAGE = `Usage: npm run conformance -- [options] [file or folder ...]

Applies manifests to a real API server with the real webhooks and reports what it refuses or alters.
Without paths: test/golden and dist.

  --selftest         judge the files of conformance/selftest instead: the good must pass, the bad must be refused
  --upstream         compare the tables of test/upstream with the published templates instead; needs Go, builds nothing
  --step <name>      only this step: admission or agreement; without it and without paths, both
  --count <number>   mutants that agreement asks about (default ${DEFAULTS.mutants}); programs are a tenth of it
  --seed <number>    what is generated (default ${DEFAULTS.seed})
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
  const steps = stepsOf(values.step, values.selftest || positionals.length > 0);
  const options = agreementOptions(values.count, values.seed);

  const files = values.build || values.upstream || !steps.includes('admission') ? [] : filesOf(values.selftest ? [join(__dirname, 'selftest')] : positionals);
  if (!values.build && !values.upstream && steps.includes('admission') && files.length === 0) throw new UsageError('There are no YAML files in test/golden and dist; run "npm run synth" or name files.');
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
    const binaries = await build(TOOLS, processes, progress);
    if (values.build) return say(`The binaries are in ${cacheFolder()}.`, EXIT.ok);
    const testbed = await startTestbed(binaries, processes, directory, progress);
    const findings = await admission(testbed.judge, files, progress);
    if (steps.includes('admission')) progress(`${findings.length} objects of ${files.length} files judged`);
    const agreed = steps.includes('agreement') ? await agreement(testbed.judge, options, progress) : undefined;
    testbed.judge.kube.close();

    if (values.selftest) {
      const wrong = selftest(files, findings);
      return say([...wrong, `${files.length - wrong.length} of ${files.length} selftest files judged as they should be.`].join('\n'), wrong.length > 0 ? EXIT.findings : EXIT.ok);
    }
    const faults = findings.filter(isFault).length;
    const admissionText = () => [asTable(findings), '', `${findings.length} objects of ${files.length} files: ${faults} refused or altered.`].join('\n');
    const text = values.format === 'json'
      ? JSON.stringify({
        judges: judges(),
        crds: testbed.crds.length,
        webhooks: testbed.webhooks,
        kinds: byKind(findings),
        findings,
        agreement: agreed && { summary: summary(agreed), ...agreed, answers: agreed.answers.filter(answer => !answer.class.startsWith('both')) },
      }, null, 2)
      : [
        ...steps.includes('admission') ? [admissionText()] : [],
        ...agreed ? [agreementText(agreed)] : [],
        `Judged by ${Object.entries(judges()).map(pair => pair.join(' ')).join(', ')}.`,
      ].join('\n');
    return say(text, faults > 0 || (agreed && !summary(agreed).ok) ? EXIT.findings : EXIT.ok);
  } finally {
    await close(processes, directory, values['keep-logs']);
  }
}

let interrupted = false;

class UsageError extends Error {}

/** Named manifests and the selftest are about admission alone. */
function stepsOf(step: string | undefined, admissionOnly: boolean | undefined): string[] {
  if (step === undefined) return admissionOnly ? ['admission'] : ['admission', 'agreement'];
  if (!['admission', 'agreement'].includes(step)) throw new UsageError(`"${step}" is no step; write admission or agreement.`);
  if (admissionOnly && step !== 'admission') throw new UsageError(`--step ${step} takes neither paths nor --selftest.`);
  return [step];
}

function agreementOptions(count: string, seed: string): AgreementOptions {
  for (const [name, value] of Object.entries({ count, seed })) {
    if (!/^\d{1,9}$/.test(value)) throw new UsageError(`--${name}: "${value}" is no whole number.`);
  }
  return { mutants: Number(count), programs: Math.ceil(Number(count) / 10), seed: Number(seed) };
}

function filesOf(paths: string[]): string[] {
  const roots = paths.length > 0 ? paths : ['test/golden', 'dist'].filter(existsSync);
  return roots.flatMap(root => {
    if (!existsSync(root)) throw new UsageError(`"${root}" does not exist.`);
    if (statSync(root).isFile()) return [root];
    return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(name => /\.ya?ml$/.test(name)).sort().map(name => relative('', join(root, name)));
  });
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
