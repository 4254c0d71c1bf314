import { readFileSync } from 'node:fs';
import { Finding } from './admission';
import { isFault } from '../lib/report';

/** What the first comment lines of a file in `selftest/bad` say must happen. */
interface Expectation { readonly outcome: string; readonly by?: string; readonly says: string }

/**
 * Judges the judge: of the good files nothing may be found, and of each bad file exactly one finding, by the component and in the words that the file names.
 * Returns what went otherwise.
 */
export function selftest(files: string[], findings: Finding[]): string[] {
  return files.flatMap(file => {
    const faults = findings.filter(finding => finding.file === file && isFault(finding));
    const expected = expectation(readFileSync(file, 'utf8'));
    if (!expected) return faults.map(fault => `${file}: ${fault.object} should be accepted but is ${fault.outcome}${fault.by ? ` by ${fault.by}` : ''}: ${fault.message}`);
    if (faults.length !== 1) return [`${file}: one object should be ${expected.outcome}, found ${faults.length}: ${faults.map(fault => `${fault.object} ${fault.message}`).join('; ')}`];
    const [fault] = faults;
    const same = fault.outcome === expected.outcome && (!expected.by || fault.by === expected.by) && fault.message?.includes(expected.says);
    return same ? [] : [`${file}: expected ${expected.outcome} by ${expected.by ?? 'anyone'} saying "${expected.says}", got ${fault.outcome} by ${fault.by}: ${fault.message}`];
  });
}

function expectation(source: string): Expectation | undefined {
  const value = (key: string) => new RegExp(`^# ${key}: (.*)$`, 'm').exec(source)?.[1];
  const outcome = value('expect');
  return outcome ? { outcome, by: value('by'), says: value('says') ?? '' } : undefined;
}
