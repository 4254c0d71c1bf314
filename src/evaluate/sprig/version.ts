import { FunctionError } from '../go-template/errors';
import { Int, Opaque, Value } from '../go-template/value';

const LOOSE = /^v?([0-9]+)(\.[0-9]+)?(\.[0-9]+)?(-([0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*))?(\+([0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*))?$/;
const LIMIT = 2n ** 64n;

/** A semantic version as Masterminds/semver v3.4 reads one: missing parts are zero, a leading `v` is dropped. */
export class Version implements Opaque {
  public readonly goType = '*semver.Version';

  public readonly methods: Opaque['methods'] = {
    Major: { params: [], call: () => new Int(this.major, 'uint64') },
    Minor: { params: [], call: () => new Int(this.minor, 'uint64') },
    Patch: { params: [], call: () => new Int(this.patch, 'uint64') },
    Prerelease: { params: [], call: () => this.prerelease },
    Metadata: { params: [], call: () => this.metadata },
    Original: { params: [], call: () => this.original },
    String: { params: [], call: () => this.toString() },
    Compare: { params: ['version'], call: other => new Int(BigInt(compareVersions(this, known(other)))) },
    Equal: { params: ['version'], call: other => compareVersions(this, known(other)) === 0 },
    LessThan: { params: ['version'], call: other => compareVersions(this, known(other)) < 0 },
    LessThanEqual: { params: ['version'], call: other => compareVersions(this, known(other)) <= 0 },
    GreaterThan: { params: ['version'], call: other => compareVersions(this, known(other)) > 0 },
    GreaterThanEqual: { params: ['version'], call: other => compareVersions(this, known(other)) >= 0 },
  };

  public constructor(
    public readonly major: bigint, public readonly minor: bigint, public readonly patch: bigint,
    public readonly prerelease: string, public readonly metadata: string, public readonly original: string,
  ) {}

  public toString(): string {
    const { major, minor, patch, prerelease, metadata } = this;
    return `${major}.${minor}.${patch}${prerelease && `-${prerelease}`}${metadata && `+${metadata}`}`;
  }
}

/** @throws FunctionError when the text is no version */
export function parseVersion(text: string): Version {
  const match = LOOSE.exec(text);
  if (!match) { throw new FunctionError('invalid semantic version'); }
  const [major, minor, patch] = [match[1], match[2], match[3]].map(part => BigInt((part ?? '0').replace('.', '')));
  if ([major, minor, patch].some(part => part >= LIMIT)) { throw new FunctionError('error parsing version segment: value out of range'); }
  const prerelease = match[5] ?? '';
  if (prerelease.split('.').some(part => /^0[0-9]+$/.test(part))) { throw new FunctionError('version segment starts with 0'); }
  return new Version(major, minor, patch, prerelease, match[8] ?? '', text);
}

/** Negative, zero or positive. Metadata does not count. */
export function compareVersions(a: Version, b: Version): number {
  const difference = [a.major - b.major, a.minor - b.minor, a.patch - b.patch].find(part => part !== 0n);
  return difference !== undefined ? (difference < 0n ? -1 : 1) : comparePrereleases(a.prerelease, b.prerelease);
}

/** A version without a prerelease comes after those with one. */
export function comparePrereleases(a: string, b: string): number {
  if (a === b) { return 0; }
  if (a === '' || b === '') { return a === '' ? 1 : -1; }
  const [left, right] = [a.split('.'), b.split('.')];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const order = comparePart(left[i] ?? '', right[i] ?? '');
    if (order !== 0) { return order; }
  }
  return 0;
}

function comparePart(a: string, b: string): number {
  if (a === b) { return 0; }
  if (a === '' || b === '') { return a === '' ? -1 : 1; }
  const [numberA, numberB] = [a, b].map(part => /^[0-9]+$/.test(part) && BigInt(part) < LIMIT);
  if (numberA !== numberB) { return numberA ? -1 : 1; }
  return (numberA ? BigInt(a) > BigInt(b) : a > b) ? 1 : -1;
}

function known(value: Value): Version {
  if (!(value instanceof Version)) { throw new FunctionError('runtime error: invalid memory address or nil pointer dereference'); }
  return value;
}
