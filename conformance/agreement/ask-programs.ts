import * as fc from 'fast-check';
import { pooled } from './pooled';
import { FAMILIES, Family } from './programs';
import { Judge, Verdict } from '../testbed/verdict';

/** A program whose objects the server does not take as they are. */
export interface ProgramFault {
  readonly family: string;
  /** Where to find it again: seed and path of fast-check. */
  readonly seed: number;
  readonly path: string;
  readonly program: string;
  readonly object: any;
  readonly message: string;
}

/** What came of the programs of one family. */
export interface ProgramTally {
  readonly family: string;
  readonly programs: number;
  /** By us, with an error or a rule. */
  readonly refused: number;
  /** Objects that differ from all before them; equal ones are asked about once. */
  readonly objects: number;
  readonly accepted: number;
  readonly unjudged: number;
}

type Ask = (object: any) => Promise<Verdict>;

const SHRINK_SECONDS = 20;
const SHRUNK_FAULTS = 5;

/** Runs generated programs; what we do not refuse the server must accept and store as sent. */
export async function askPrograms(
  judge: Judge, count: number, seed: number, progress: (line: string) => void,
): Promise<{ tallies: ProgramTally[]; faults: ProgramFault[] }> {
  const tallies: ProgramTally[] = [];
  const faults: ProgramFault[] = [];
  const known = new Map<string, Promise<Verdict>>();
  const ask: Ask = object => {
    const text = JSON.stringify(object);
    if (!known.has(text)) known.set(text, judge.judge({ manifest: object, text }, { dryRun: true }));
    return known.get(text)!;
  };
  for (const family of FAMILIES) {
    const before = known.size;
    const programs = fc.sample(family.programs, { numRuns: Math.ceil(count / FAMILIES.length), seed });
    let refused = 0;
    const bad: { index: number; message: string }[] = [];
    const verdicts: Verdict[] = [];
    await pooled(programs.map((program, index) => ({ program, index })), async ({ program, index }) => {
      const outcome = family.run(program);
      if ('refused' in outcome) {refused++;} else if ('crash' in outcome) {bad.push({ index, message: outcome.crash });} else {
        for (const object of outcome.objects) {
          const verdict = await ask(object);
          verdicts.push(verdict);
          if (isBad(verdict)) bad.push({ index, message: verdict.message! });
        }
      }
    });
    faults.push(...await shrunk(family, seed, bad, ask));
    tallies.push({
      family: family.name,
      programs: programs.length,
      refused,
      objects: known.size - before,
      accepted: verdicts.filter(({ outcome }) => outcome === 'accepted').length,
      unjudged: verdicts.filter(({ outcome }) => outcome === 'unjudged').length,
    });
    progress(`programs "${family.name}": ${programs.length}, of which we refuse ${refused}; ${known.size - before} different objects, ${bad.length} faults`);
  }
  return { tallies, faults };
}

/** The smallest program of each fault. Faults that differ only in names and numbers count as one. */
async function shrunk(
  family: Family, seed: number, bad: readonly { index: number; message: string }[], ask: Ask,
): Promise<ProgramFault[]> {
  const first = new Map<string, number>();
  for (const { index, message } of bad) if (index < (first.get(gist(message)) ?? Infinity)) first.set(gist(message), index);
  const faults: ProgramFault[] = [];
  for (const [wanted, index] of [...first].slice(0, SHRUNK_FAULTS)) {
    const property = fc.asyncProperty(family.programs, async program => await faultOf(family, program, wanted, ask) === undefined);
    const limit = { interruptAfterTimeLimit: SHRINK_SECONDS * 1000, markInterruptAsFailure: false };
    const details = await fc.check(property, { seed, path: String(index), numRuns: 1, ...limit });
    const program = details.counterexample?.[0];
    const fault = program === undefined ? undefined : await faultOf(family, program, wanted, ask);
    faults.push({
      family: family.name,
      seed,
      path: details.counterexamplePath ?? String(index),
      program: program === undefined ? 'not found again' : fc.stringify(program),
      object: fault?.object,
      message: fault?.message ?? wanted,
    });
  }
  return faults;
}

async function faultOf(family: Family, program: unknown, wanted: string, ask: Ask): Promise<{ object?: any; message: string } | undefined> {
  const outcome = family.run(program);
  if ('crash' in outcome) return gist(outcome.crash) === wanted ? { message: outcome.crash } : undefined;
  for (const object of 'objects' in outcome ? outcome.objects : []) {
    const verdict = await ask(object);
    if (isBad(verdict) && gist(verdict.message!) === wanted) return { object, message: verdict.message! };
  }
  return undefined;
}

function isBad({ outcome }: Verdict): boolean {
  return outcome === 'refused' || outcome === 'altered';
}

function gist(message: string): string {
  return message.split('\n')[0].replace(/"[^"]*"|\d+/g, '…');
}
