import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { askMutants, Answers } from '../agreement/ask-mutants';
import { askPrograms, ProgramFault, ProgramTally } from '../agreement/ask-programs';
import { stagesOf, Source } from '../agreement/mutants';
import { readFileItems } from '../testbed/manifests';
import { Judge } from '../testbed/verdict';

/** How much is asked, and from which seed on. */
export interface AgreementOptions {
  readonly programs: number;
  readonly mutants: number;
  readonly seed: number;
}

/** What the server and we said to the same questions. */
export interface Agreement extends Answers {
  readonly options: AgreementOptions;
  readonly programs: readonly ProgramTally[];
  readonly faults: readonly ProgramFault[];
}

/** Compares our verdicts with the server's: on what our constructs make of generated programs, and on manifests made wrong. */
export async function agreement(judge: Judge, options: AgreementOptions, progress: (line: string) => void): Promise<Agreement> {
  const { tallies, faults } = await askPrograms(judge, options.programs, options.seed, progress);
  const sources = sourcesOf();
  const stages = stagesOf(sources, options.mutants, options.seed);
  const answers = await askMutants(judge, stages, new Map(sources.map(({ name, objects }) => [name, objects])), progress);
  return { options, programs: tallies, faults, ...answers };
}

function sourcesOf(): Source[] {
  const files = (folder: string) => readdirSync(folder).filter(name => name.endsWith('.yaml')).sort().map(name => join(folder, name));
  const read = (name: string): Source => ({ name: relative('', name), objects: readFileItems(name).map(({ manifest }) => manifest) });
  return [
    { ...read(join(__dirname, '..', 'agreement', 'baselines.yaml')), aimed: true },
    ...files(join(__dirname, '..', 'selftest', 'good')).map(name => read(name)),
    ...files(join(__dirname, '..', '..', 'test', 'golden')).map(name => read(name)),
  ];
}
