/** A Kubernetes version as Cluster API compares it. */
interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly pre: string;
  readonly build: string;
}

const STRICT = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;

/** A full version without the leading `v`, as blang/semver's Parse takes it. */
export function parseStrict(text: string): Version | undefined {
  const match = STRICT.exec(text);
  if (!match) { return undefined; }
  const [, major, minor, patch, pre = '', build = ''] = match;
  if (pre.split('.').some(part => /^0\d+$/.test(part))) { return undefined; }
  return { major: Number(major), minor: Number(minor), patch: Number(patch), pre, build };
}

/** Versions that were read. There are few, and many objects with each. */
const tolerant = new Map<string, Version | undefined>();

/** A version as blang/semver's ParseTolerant takes it: with `v`, with leading zeros, minor and patch optional. */
export function parseTolerant(value: unknown): Version | undefined {
  if (typeof value !== 'string') { return undefined; }
  if (!tolerant.has(value)) { tolerant.set(value, readTolerant(value)); }
  return tolerant.get(value);
}

function readTolerant(value: string): Version | undefined {
  const parts = value.trim().replace(/^v/, '').split('.');
  const numbers = parts.slice(0, 2).map(part => /^0+\d/.test(part) ? part.replace(/^0+(?=\d)/, '') : part);
  const rest = parts.slice(2).join('.').replace(/^0+(?=\d)/, '');
  if (parts.length < 3) {
    if (/[-+]/.test(numbers[numbers.length - 1])) { return undefined; }
    while (numbers.length < 3) { numbers.push('0'); }
    return parseStrict(numbers.join('.'));
  }
  return parseStrict([...numbers, rest].join('.'));
}

/** Negative, zero or positive, by major, minor and patch alone. */
export function compareCore(a: Version, b: Version): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch;
}

/** Order of two versions as Cluster API's version.Compare with build tags has it; 2 when only their builds differ and nobody can order those. */
export function compareWithBuilds(a: Version, b: Version): number {
  return compareCore(a, b) || comparePre(a.pre, b.pre) || compareBuilds(a.build, b.build);
}

function comparePre(a: string, b: string): number {
  if (a === b) { return 0; }
  if (a === '' || b === '') { return a === '' ? 1 : -1; }
  const [left, right] = [a.split('.'), b.split('.')];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    if (left[i] !== right[i]) { return numbersFirst(left[i], right[i]) ?? (left[i] < right[i] ? -1 : 1); }
  }
  return left.length - right.length;
}

/** Build texts may be commit hashes, so two different ones have no order. */
function compareBuilds(a: string, b: string): number {
  const [left, right] = [a, b].map(build => build === '' ? [] : build.split('.'));
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    if (left[i] !== right[i]) { return numbersFirst(left[i], right[i]) ?? 2; }
  }
  return left.length - right.length;
}

/** Order of two unlike parts where at least one is a number. */
function numbersFirst(a: string, b: string): number | undefined {
  const [left, right] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (left && right) { return Number(a) - Number(b); }
  return left === right ? undefined : left ? -1 : 1;
}
