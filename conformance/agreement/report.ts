import { Answer } from './ask-mutants';
import { KNOWN_MISSES, STRICTER } from './stricter';
import { Agreement } from '../steps/agreement';

/** Below this share of the server's refusals that we report as well, the run fails. */
export const WANTED_SHARE = 0.95;

/** The numbers that count. */
export interface AgreementSummary {
  readonly asked: number;
  readonly serverRefuses: number;
  readonly found: number;
  readonly share: number;
  /** The share of what webhooks refuse: everything that no schema says. */
  readonly webhookShare: number;
  readonly knownMisses: number;
  readonly falseAlarms: number;
  readonly crashes: number;
  readonly programFaults: number;
  readonly ok: boolean;
}

/** Sums up a run; `ok` is what the targets say. */
export function summary({ answers, faults, unfit }: Agreement): AgreementSummary {
  const of = (...wanted: string[]) => answers.filter(answer => wanted.includes(answer.class)).length;
  const found = of('both refuse');
  const serverRefuses = found + of('missed');
  const share = serverRefuses === 0 ? 1 : found / serverRefuses;
  const byWebhooks = answers.filter(answer => answer.by !== 'schema' && ['both refuse', 'missed'].includes(answer.class));
  const webhookShare = byWebhooks.length === 0 ? 1 : byWebhooks.filter(answer => answer.class === 'both refuse').length / byWebhooks.length;
  const [falseAlarms, crashes, programFaults] = [of('false alarm'), of('crash'), faults.length];
  return {
    asked: answers.length,
    serverRefuses,
    found,
    share,
    webhookShare,
    falseAlarms,
    crashes,
    programFaults,
    knownMisses: answers.filter(answer => answer.class === 'missed' && knownReason(answer)).length,
    ok: share >= WANTED_SHARE && falseAlarms + crashes + programFaults + unfit.length === 0,
  };
}

/** Why we cannot know what the server says here, if somebody wrote that down. */
export function knownReason({ server }: Answer): string | undefined {
  return server === undefined ? undefined : KNOWN_MISSES.find(({ says }) => says.test(server))?.reason;
}

/** Tables by rule and by change, then each disagreement. */
export function agreementText(run: Agreement): string {
  const { answers, programs, faults, unfit, options, unjudged } = run;
  const sum = summary(run);
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  return [
    `Programs and mutants of seed ${options.seed}.`,
    '',
    ...table(['programs', 'run', 'we refuse', 'objects', 'accepted', 'unjudged'], programs.map(({ family, programs: run_, refused, objects, accepted, unjudged: none }) => [family, run_, refused, objects, accepted, none])),
    '',
    ...faults.flatMap(({ family, seed, path, object, message, program }) => [`fault in a program of "${family}" (seed ${seed}, path ${path}): ${message}`, `  program: ${program}`, ...object ? [`  object: ${JSON.stringify(object)}`] : []]),
    ...byRule(answers),
    '',
    ...byChange(answers),
    '',
    ...unfit.map(fault => `a source is not right itself: ${fault}`),
    ...disagreements(answers, 'false alarm'),
    ...disagreements(answers, 'crash'),
    ...disagreements(answers, 'missed'),
    '',
    `${sum.asked} mutants: the server refuses ${sum.serverRefuses}, validate finds ${sum.found} of them (${percent(sum.share)}, wanted ${percent(WANTED_SHARE)}; of what webhooks refuse ${percent(sum.webhookShare)}); ${sum.knownMisses} of the misses are known.`,
    `${sum.falseAlarms} false alarms, ${sum.crashes} crashes, ${sum.programFaults} programs refused by the server; ${unjudged} mutants of kinds that one side does not know.`,
  ].join('\n');
}

function byRule(answers: readonly Answer[]): string[] {
  const ids = [...new Set(answers.flatMap(({ ours }) => ours))].sort();
  const count = (id: string, wanted: string) => answers.filter(answer => answer.class === wanted && answer.ours.includes(id)).length;
  return table(['rule', 'both refuse', 'stricter', 'false alarm', ''], ids.map(id => [id, count(id, 'both refuse'), count(id, 'stricter'), count(id, 'false alarm'), STRICTER[id] ?? '']));
}

function byChange(answers: readonly Answer[]): string[] {
  const names = [...new Set(answers.map(({ mutation }) => mutation))].sort();
  const classes = ['both accept', 'both refuse', 'missed', 'false alarm', 'stricter', 'either way'];
  return table(['change', ...classes], names.map(name => [name, ...classes.map(wanted => answers.filter(answer => answer.mutation === name && answer.class === wanted).length)]));
}

/** One line for each kind of disagreement, with its first example. */
function disagreements(answers: readonly Answer[], wanted: string): string[] {
  const groups = new Map<string, Answer[]>();
  for (const answer of answers.filter(({ class: is }) => is === wanted)) {
    const key = wanted === 'missed' ? `${answer.kind} ${answer.server!.replace(/"[^"]*"|\d+|\[[^\]]*\]/g, '…').slice(-160)}` : `${answer.kind} ${answer.ours.join()} ${answer.path}`;
    groups.set(key, [...groups.get(key) ?? [], answer]);
  }
  return [...groups.values()].sort((left, right) => right.length - left.length).map(group => {
    const { kind, path, mutation, value, update, ourMessages, server } = group[0];
    const known = knownReason(group[0]) ? 'known miss' : wanted;
    return `${known} ×${group.length}: ${kind} ${path}${update ? ' (update)' : ''}, ${mutation} to ${short(value)}: ${short(server ?? ourMessages[0])}`;
  });
}

function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  const cells = [header, ...rows.map(row => row.map(String))];
  const widths = header.map((_, column) => Math.max(...cells.map(row => row[column].length)));
  return cells.map(row => row.map((text, column) => column === 0 || column === row.length - 1 && header[column] === '' ? text.padEnd(widths[column]) : text.padStart(widths[column])).join('  ').trimEnd());
}

function short(value: unknown): string {
  const text = (typeof value === 'string' ? value : JSON.stringify(value) ?? 'nothing').replace(/\s+/g, ' ');
  return text.length > 300 ? `${text.slice(0, 140)} … ${text.slice(-150)}` : text;
}
