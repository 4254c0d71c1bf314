import { Path, Subject } from '../subject';

/**
 * Report what a check of src/api or src/evaluate says. Its sentences end in what to write instead, which a finding keeps apart as the fix.
 */
export function reportAdvice(subject: Subject, path: Path, sentence: string): void {
  const plain = sentence.replace(/\.$/, '');
  const cut = plain.lastIndexOf('; ');
  if (cut < 0) { subject.report(path, plain); } else { subject.report(path, plain.slice(0, cut), plain.slice(cut + 2)); }
}

/** Steps of a path that is written as text: `disks[0]["a b"].name`. */
export function stepsOf(path: string): (string | number)[] {
  const steps: (string | number)[] = [];
  for (const [, index, quoted, name] of path.matchAll(/\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|([^.[\]]+)/g)) {
    steps.push(index !== undefined ? Number(index) : quoted !== undefined ? JSON.parse(quoted) as string : name);
  }
  return steps;
}
