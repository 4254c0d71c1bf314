import { mergeValues } from './merge-values';
import { readRendered } from './rendered-file';
import { AddonRelease, ChartSource } from '../../contract/addon';
import { Check, mapOf, refuse, Shape } from '../../values/check';
import { content, text } from '../../values/check-scalars';

/** What can be said about the chart of any addon. */
export interface ChartOptions {
  /**
   * Version of the chart; never a range. A new version is an upgrade of the addon in the running cluster.
   * @default - the version this release of the library was written for
   */
  readonly version?: string;

  /**
   * Another place for the chart, an `https://` repository or an `oci://` registry. Moving a running addon may reinstall it: see the engine.
   * @default - the project's own
   */
  readonly repository?: string;

  /**
   * Chart values that have no property here. They are merged over all others: maps by key, everything else replaced. Never a secret.
   * @default - none
   */
  readonly values?: { [key: string]: any };

  /**
   * Path of a committed YAML file with the rendered chart, for engines that carry no charts. It is read when the program runs, relative to the
   * directory the program was started in.
   * @default - none: such an engine refuses the addon and says how to render it
   */
  readonly rendered?: string;
}

/** Names under which charts take a secret itself and not the name of one. */
const SECRET_NAME = /(password|passwd|passphrase|token|(secret|access|private|api)[-_]?key|client[-_]?secret)$/i;

/** What only a secret looks like: private keys and the credentials file of AWS. */
const SECRET_TEXT = /-----BEGIN [A-Z ]*PRIVATE KEY-----|aws_secret_access_key\s*=/i;

/** A value that JSON can carry; texts under the name of a secret, and texts that look like one, are refused. */
const plain: Check = (where, value) => {
  if (typeof value === 'string' && SECRET_TEXT.test(value)) { refuseSecret(where); }
  if (value === null || typeof value === 'boolean' || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))) { return; }
  if (Array.isArray(value)) {
    value.forEach((item, index) => plain(`${where}[${index}]`, item));
    return;
  }
  const prototype = typeof value === 'object' ? Object.getPrototypeOf(value) : undefined;
  if (prototype !== null && (prototype === undefined || Object.getPrototypeOf(prototype) !== null)) { refuse(where, value, 'is not plain data; write text, numbers, booleans, lists and maps'); }
  for (const [key, item] of Object.entries(value as object)) { member(`${where}.${key}`, key, item); }
};

function member(where: string, key: string, item: unknown): void {
  if (item === undefined) { return; }
  if (SECRET_NAME.test(key) && typeof item === 'string' && item !== '') { refuseSecret(where); }
  plain(where, item);
}

/** The value is not repeated: messages end up in logs. */
function refuseSecret(where: string): never {
  throw new Error(`${where}: a secret value would be written to Git; name an existing Secret instead.`);
}

/** Checks of `ChartOptions`. */
export const chartShape: Shape<ChartOptions> = {
  version: text({ what: 'chart version', pattern: /^v?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/, example: '1.19.6' }),
  repository: text({ what: 'chart repository', pattern: /^(https|oci):\/\/[^\s/]+(\/\S*)?$/, example: 'oci://registry.example.com/charts' }),
  values: (where, value) => {
    mapOf(() => undefined)(where, Object(value) === value && !Array.isArray(value) ? {} : value);
    plain(where, value);
  },
  rendered: content(4096, 'choose a shorter path'),
};

/** An addon's chart: the options checked and read once, when the addon is made. */
export class ChartRelease {
  readonly chart: ChartSource;
  readonly rendered?: any[];
  private readonly values: { [key: string]: any };

  constructor(where: string, source: ChartSource, readonly options: ChartOptions) {
    const { version = source.version, repository = source.repository, values = {} } = options;
    this.chart = { ...source, version, repository };
    this.values = values;
    this.rendered = options.rendered === undefined ? undefined : readRendered(`${where}.rendered`, options.rendered);
  }

  /** Whether the chart is exactly what the library would install. */
  get untouched(): boolean {
    const { version, repository, values } = this.options;
    return version === undefined && repository === undefined && values === undefined;
  }

  /** The release with these values under the user's. */
  release(namespace: string, values: { [key: string]: any }): AddonRelease {
    const merged = mergeValues(values, this.values);
    return { namespace, chart: this.chart, rendered: this.rendered, values: Object.keys(merged).length > 0 ? merged : undefined };
  }
}
