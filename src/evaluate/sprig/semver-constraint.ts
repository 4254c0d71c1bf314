import { comparePrereleases, compareVersions, parseVersion, Version } from './version';
import { FunctionError } from '../go-template/errors';

/** One comparison of a constraint. Wildcards make a part "dirty": it is not looked at. */
interface Comparison {
  readonly operator: string;
  readonly bound: Version;
  readonly dirty: boolean;
  readonly minorDirty: boolean;
  readonly patchDirty: boolean;
}

const OPERATORS = '=||!=|>|<|>=|=>|<=|=<|~|~>|\\^';
const BOUND = 'v?([0-9|x|X|\\*]+)(\\.[0-9|x|X|\\*]+)?(\\.[0-9|x|X|\\*]+)?(-([0-9A-Za-z\\-]+(\\.[0-9A-Za-z\\-]+)*))?(\\+([0-9A-Za-z\\-]+(\\.[0-9A-Za-z\\-]+)*))?';
const SPACE = '[\\t\\n\\f\\r ]';
const RANGE = new RegExp(`${SPACE}*(${BOUND})${SPACE}+-${SPACE}+(${BOUND})${SPACE}*`, 'g');
const FIND = new RegExp(`(${OPERATORS})${SPACE}*(${BOUND})`, 'g');
const ONE = new RegExp(`^${SPACE}*(${OPERATORS})${SPACE}*(${BOUND})${SPACE}*$`);
const VALID = new RegExp(`^(${SPACE}*(${OPERATORS})${SPACE}*(${BOUND})${SPACE}*)((?:${SPACE}+|,${SPACE}*)(${OPERATORS})${SPACE}*(${BOUND})${SPACE}*)*$`);

/**
 * Whether a version satisfies a constraint such as `>=1.30.0-0, <1.35` or `^1.34`. Prereleases satisfy a group of comparisons only if one of the
 * group names a prerelease.
 *
 * @param version read after the constraint, so that the mistake reported is the one Go reports
 */
export function satisfies(constraint: string, version: () => Version): boolean {
  const groups = constraint.replace(RANGE, (...match) => `>= ${match[1]}, <= ${match[11]} `).split('||').map(comparisons);
  const given = version();
  return groups.some(group => {
    const prereleases = group.some(({ bound }) => bound.prerelease !== '');
    return group.every(comparison => (given.prerelease === '' || prereleases) && holds(given, comparison));
  });
}

function comparisons(text: string): Comparison[] {
  if (!VALID.test(text)) { throw new FunctionError(`improper constraint: ${text}`); }
  return (text.match(FIND) ?? [text]).map(parseComparison);
}

function parseComparison(text: string): Comparison {
  const match = ONE.exec(text);
  if (!match) { throw new FunctionError(`improper constraint: ${text}`); }
  const [, operator, whole, major, minor, patch, prerelease = ''] = match;
  const open = (part: string | undefined): boolean => part === undefined || /^\.?[xX*]$/.test(part);
  const read = (bound: string): Version => {
    try {
      return parseVersion(bound);
    } catch {
      throw new FunctionError('constraint parser error');
    }
  };
  if (open(major)) { return { operator, bound: read(`0.0.0${prerelease}`), dirty: true, minorDirty: false, patchDirty: false }; }
  if (open(minor)) { return { operator, bound: read(`${major}.0.0${prerelease}`), dirty: true, minorDirty: true, patchDirty: false }; }
  if (open(patch)) { return { operator, bound: read(`${major}${minor}.0${prerelease}`), dirty: true, minorDirty: false, patchDirty: true }; }
  return { operator, bound: read(whole), dirty: false, minorDirty: false, patchDirty: false };
}

function holds(version: Version, comparison: Comparison): boolean {
  const { operator, bound, dirty } = comparison;
  const order = compareVersions(version, bound);
  switch (operator) {
    case '!=': return differs(version, comparison);
    case '>': return exceeds(version, comparison);
    case '<': return order < 0;
    case '>=': case '=>': return order >= 0;
    case '<=': case '=<':
      return dirty
        ? !(version.major > bound.major || (version.major === bound.major && version.minor > bound.minor && !comparison.minorDirty))
        : order <= 0;
    case '~': case '~>': return near(version, comparison);
    case '^': return compatible(version, comparison);
    default: return dirty ? near(version, comparison) : order === 0;
  }
}

function differs(version: Version, { bound, dirty, minorDirty, patchDirty }: Comparison): boolean {
  if (dirty) {
    if (bound.major !== version.major || (bound.minor !== version.minor && !minorDirty)) { return true; }
    if (minorDirty) { return false; }
    if (bound.patch !== version.patch && !patchDirty) { return true; }
    if (patchDirty) {
      return (version.prerelease !== '' || bound.prerelease !== '') && comparePrereleases(version.prerelease, bound.prerelease) !== 0;
    }
  }
  return compareVersions(version, bound) !== 0;
}

function exceeds(version: Version, { bound, dirty, minorDirty, patchDirty }: Comparison): boolean {
  if (dirty) {
    if (version.major !== bound.major) { return version.major > bound.major; }
    if (minorDirty) { return false; }
    if (patchDirty) { return version.minor > bound.minor; }
  }
  return compareVersions(version, bound) > 0;
}

function near(version: Version, { bound, minorDirty, patchDirty }: Comparison): boolean {
  if (compareVersions(version, bound) < 0) { return false; }
  if (bound.major === 0n && bound.minor === 0n && bound.patch === 0n && !minorDirty && !patchDirty) { return true; }
  return version.major === bound.major && (version.minor === bound.minor || minorDirty);
}

function compatible(version: Version, { bound, minorDirty, patchDirty }: Comparison): boolean {
  if (compareVersions(version, bound) < 0) { return false; }
  if (bound.major > 0n || minorDirty) { return version.major === bound.major; }
  if (version.major > 0n) { return false; }
  if (bound.minor > 0n || patchDirty) { return version.minor === bound.minor; }
  return version.minor === 0n && bound.patch === version.patch;
}
