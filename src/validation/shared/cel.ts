import { findKind, schemaOf } from '../../api';
import { CelViolation, checkCel } from '../cel/schema-rules';
import { ManifestSet } from '../manifest-set';
import { Subject } from '../subject';

/** The rules of CRDs that have sentences of their own here (CEL-01 to CEL-06), by their text. Every other text is CEL-07's. */
const KNOWN: { readonly [rule: string]: string } = {
  'self.all(x, self.exists_one(y, x.name == y.name))': 'unique-name',
  '[has(self.layout),has(self.diskLayout)].filter(x,x==true).size() == 1': 'one-layout',
  "self.matches('^(Linux|LinuxSwap|LinuxRAID|LVM|Fat32|NTFS|LinuxExtended|[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})$')": 'partition-type',
  "!(self in ['Ready','Available','HealthCheckSucceeded','OwnerRemediated','ExternallyRemediated'])": 'machine-condition',
  'self.all(x, self.exists_one(y, x == y))': 'unique',
};

/** What the CEL rules in the schema of an object say about it. Evaluated once, however many rules ask. */
export function celViolations(subject: Subject, known: string): readonly CelViolation[] {
  const seen = subject.set.once(verdicts);
  let found = seen.get(subject.entry);
  if (!found) { seen.set(subject.entry, found = evaluate(subject)); }
  return found.length === 0 ? found : found.filter(({ rule }) => (Object.hasOwn(KNOWN, rule) ? KNOWN[rule] : 'other') === known);
}

/** The API server asks the schema of the version that an object is written in. */
function evaluate({ entry: { written, object, kind }, before, target }: Subject): readonly CelViolation[] {
  const apiVersion = String(written?.apiVersion);
  const entry = findKind(apiVersion, kind, `capi-v1.${target.capiMinor}`);
  const schema = target.definitions?.schemaOf(apiVersion, kind) ?? (entry && schemaOf(entry));
  if (!schema) { return []; }
  // The older object is at hand in the newest version only.
  const older = object === written && before?.apiVersion === apiVersion ? before : undefined;
  return checkCel(written, schema, older).violations;
}

/** The first value of a list's items that comes twice. */
export function repeated(items: readonly unknown[], key: (item: any) => unknown): { readonly value: unknown; readonly index: number } | undefined {
  const seen = new Set<string>();
  for (const [index, item] of items.entries()) {
    const value = key(item);
    const text = JSON.stringify(value);
    if (seen.has(text)) { return { value, index }; }
    seen.add(text);
  }
  return undefined;
}

function verdicts(_set: ManifestSet): WeakMap<object, readonly CelViolation[]> {
  return new WeakMap();
}
