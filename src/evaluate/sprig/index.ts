import { CASING } from './casing';
import { CONVERSION } from './conversion';
import { DATES } from './dates';
import { DEFAULTS, REFLECTION } from './defaults';
import { Family } from './define';
import { DICTS } from './dicts';
import { DURATIONS } from './durations';
import { ENCODING } from './encoding';
import { JSON_FUNCTIONS } from './json';
import { LISTS } from './lists';
import { MATH } from './math';
import { PATHS } from './paths';
import { REFUSED } from './refused';
import { REGEXPS } from './regexps';
import { SEMVER } from './semver';
import { STRINGS } from './strings';
import { URLS } from './urls';

/** The functions of Masterminds/sprig v3.3 that Cluster API v1.14 allows in ClusterClass patches (its "hermetic" ones). */
export const SPRIG: Family = {
  ...CASING,
  ...CONVERSION,
  ...DATES,
  ...DEFAULTS,
  ...DICTS,
  ...DURATIONS,
  ...ENCODING,
  ...JSON_FUNCTIONS,
  ...LISTS,
  ...MATH,
  ...PATHS,
  ...REFLECTION,
  ...REFUSED,
  ...REGEXPS,
  ...SEMVER,
  ...STRINGS,
  ...URLS,
};
