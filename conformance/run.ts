import { join } from 'node:path';
import { agreementText, summary } from './agreement/report';
import { WORLDS } from './life/components';
import { admission } from './steps/admission';
import { agreement, AgreementOptions } from './steps/agreement';
import { life, lifeText } from './steps/life';
import { peers, peersText } from './steps/peers';
import { publishedTemplates, templatesAreFine, templatesText } from './steps/published-templates';
import { selftest } from './steps/selftest';
import { topologyStep, topologyText } from './steps/topology';
import { judges, MANAGERS, PEERS, Tool, TOOLS, versionsOf } from './testbed/components';
import { Processes } from './testbed/processes';
import { asTable, byKind, isFault } from './testbed/report';
import { startTestbed } from './testbed/testbed';
import { build } from './testbed/toolchain';

export const STEPS = ['admission', 'agreement', 'templates', 'topology', 'life', 'peers'];

/** What a step has to say. */
export interface Outcome {
  readonly text: string;
  readonly json: object;
  readonly faults: boolean;
}

export interface RunOptions {
  readonly files: string[];
  readonly agreement: AgreementOptions;
  readonly record: boolean;
  /** Whose machines `life` uses. */
  readonly provider: string;
}

/** Where processes live and what is told meanwhile. */
export interface Place {
  readonly processes: Processes;
  readonly directory: string;
  readonly progress: (line: string) => void;
}

/** The tools of steps, slowest first. Without a provider, those of every life. */
export function toolsOf(steps: readonly string[], provider?: string): Tool[] {
  const server = steps.some(step => ['admission', 'agreement', 'selftest'].includes(step));
  const servers = TOOLS.filter(({ name }) => server || (steps.includes('life') && ['kube-apiserver', 'etcd', 'certs'].includes(name)));
  const managers = MANAGERS.filter(({ name }) => provider === undefined || WORLDS[provider].some(({ manager }) => manager === name));
  return [...servers, ...steps.includes('life') ? managers : [], ...steps.includes('peers') ? PEERS : []];
}

/** Runs the steps in order; those that ask the same API server share it. */
export async function run(steps: readonly string[], options: RunOptions, place: Place): Promise<Outcome[]> {
  const binaries = await build(toolsOf(steps, options.provider), place.processes, place.progress);
  const outcomes: Outcome[] = [];
  const asked = steps.filter(step => ['admission', 'agreement', 'selftest'].includes(step));
  if (asked.length > 0) outcomes.push(...await judged(asked, binaries, options, place));
  if (steps.includes('templates')) {
    const published = publishedTemplates();
    outcomes.push({ text: templatesText(published), json: { templates: published }, faults: !templatesAreFine(published) });
  }
  if (steps.includes('topology')) outcomes.push(topologyOutcome(options, place));
  if (steps.includes('life')) outcomes.push(await lifeOutcome(binaries, options, place));
  if (steps.includes('peers')) {
    const measured = peers(binaries, place.directory, place.progress);
    outcomes.push({ text: peersText(measured), json: { peers: measured }, faults: false });
  }
  return outcomes;
}

async function judged(steps: readonly string[], binaries: Map<string, string>, options: RunOptions, place: Place): Promise<Outcome[]> {
  const { files } = options;
  const { progress } = place;
  if (!process.env.CRD_DIR) progress('CRD_DIR is not set: only the kinds of the providers whose webhooks run can be judged');
  const { judge, crds, webhooks } = await startTestbed(binaries, place.processes, place.directory, progress);
  const outcomes: Outcome[] = [];
  if (!steps.includes('agreement') || steps.includes('admission')) {
    const findings = await admission(judge, files, progress);
    progress(`${findings.length} objects of ${files.length} files judged`);
    if (steps.includes('selftest')) {
      const wrong = selftest(files, findings);
      const text = [...wrong, `${files.length - wrong.length} of ${files.length} selftest files judged as they should be.`].join('\n');
      outcomes.push({ text, json: { wrong }, faults: wrong.length > 0 });
    } else {
      const faults = findings.filter(isFault).length;
      outcomes.push({
        text: [asTable(findings), '', `${findings.length} objects of ${files.length} files: ${faults} refused or altered.`].join('\n'),
        json: { crds: crds.length, webhooks, kinds: byKind(findings), findings },
        faults: faults > 0,
      });
    }
  }
  if (steps.includes('agreement')) {
    const agreed = await agreement(judge, options.agreement, progress);
    const answers = agreed.answers.filter(answer => !answer.class.startsWith('both'));
    const sum = summary(agreed);
    outcomes.push({ text: agreementText(agreed), json: { agreement: { summary: sum, ...agreed, answers } }, faults: !sum.ok });
  }
  judge.kube.close();
  await place.processes.stop();
  if (!steps.includes('selftest')) outcomes.push({ text: judgedBy(judges()), json: { judges: judges() }, faults: false });
  return outcomes;
}

function topologyOutcome({ agreement: { seed } }: RunOptions, { progress }: Place): Outcome {
  const seen = topologyStep(seed, progress);
  return { text: topologyText(seen), json: { topology: seen }, faults: seen.faults > 0 };
}

async function lifeOutcome(binaries: Map<string, string>, { provider, record }: RunOptions, place: Place): Promise<Outcome> {
  const { processes, directory, progress } = place;
  const components = WORLDS[provider];
  const { judge: { kube } } = await startTestbed(binaries, processes, join(directory, provider), progress, { components });
  const versions = versionsOf(components);
  const lived = await life(kube, provider, versions, record, progress);
  kube.close();
  await processes.stop();
  return { text: `${lifeText(lived)}\n${judgedBy(versions)}`, json: { [`life of ${provider}`]: lived, judges: versions }, faults: lived.differences.length > 0 };
}

function judgedBy(versions: Record<string, string>): string {
  return `Judged by ${Object.entries(versions).map(pair => pair.join(' ')).join(', ')}.`;
}
