import { readFileSync } from 'node:fs';
import { Finding } from './admission';
import { isFault } from '../testbed/report';

/** What the first comment lines of a file in `selftest/bad` say must happen. */
interface Expectation { readonly outcome: string; readonly by?: string; readonly says: string }

/**
 * Judges the judge: nothing may be found in the good files, and exactly one fault in each bad file, by the component and in the words
 * that the file names. Returns what went otherwise.
 */
export function selftest(files: string[], findings: Finding[]): string[] {
  return files.flatMap(file => {
    const faults = findings.filter(finding => finding.file === file && isFault(finding));
    const expected = expectation(readFileSync(file, 'utf8'));
    const right = expected ? faults.length === 1 && meets(faults[0], expected) : faults.length === 0;
    if (right) return [];
    const wanted = expected ? `${expected.outcome} by ${expected.by ?? 'anyone'} saying "${expected.says}"` : 'nothing to find';
    const got = faults.map(fault => `${fault.object} ${fault.outcome} by ${fault.by ?? 'no one'}: ${fault.message}`);
    return [`${file}: expected ${wanted}, got ${got.join('; ') || 'nothing'}`];
  });
}

function meets(fault: Finding, expected: Expectation): boolean {
  return fault.outcome === expected.outcome && (!expected.by || fault.by === expected.by) && !!fault.message?.includes(expected.says);
}

function expectation(source: string): Expectation | undefined {
  const value = (key: string) => new RegExp(`^# ${key}: (.*)$`, 'm').exec(source)?.[1];
  const outcome = value('expect');
  return outcome ? { outcome, by: value('by'), says: value('says') ?? '' } : undefined;
}
