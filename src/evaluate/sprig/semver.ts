import { define, Family } from './define';
import { satisfies } from './semver-constraint';
import { parseVersion } from './version';

/** Versions and constraints on them. */
export const SEMVER: Family = {
  semver: define('string', parseVersion),
  semverCompare: define('string, string', (constraint: string, version: string) => satisfies(constraint, () => parseVersion(version))),
};
