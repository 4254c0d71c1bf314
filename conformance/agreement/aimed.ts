import { parseAllDocuments } from 'yaml';
import { AIMS } from './aims';
import { Mutation } from './mutations';
import { kindOf, steps, withValue } from './objects';
import { RULES } from '../../src/validation/all-rules';

/**
 * Changes that break one rule each: those written down in `aims.ts`, and what the rules themselves give as examples, right ones and wrong
 * ones, laid over an object that is right otherwise. They are named after the rule.
 */
export function aimedAt(object: any): Mutation[] {
  const kind = kindOf(object);
  const named = AIMS.filter(({ name }) => name === undefined || name === object.metadata.name);
  const aims = named.filter(aim => aim.kind === kind || aim.kind === object.kind);
  return [
    ...aims.map(({ rule, change }) => ({
      name: rule,
      path: steps(Object.keys(change)[0]),
      object: Object.entries(change).reduce((changed, [path, value]) => withValue(changed, steps(path), value), object),
    })),
    ...examples().filter(({ document }) => kindOf(document) === kind)
      .map(({ rule, document }) => ({ name: rule, path: ['spec'], object: laidOver(object, document) })),
  ];
}

let read: { rule: string; document: any }[] | undefined;

/** Manifests of the rules that speak of no earlier state, and of the newest version. */
function examples(): { rule: string; document: any }[] {
  read ??= RULES.flatMap(({ id, good, bad }) => [good, bad]
    .filter(({ before, capiVersion }) => !before && !capiVersion)
    .flatMap(({ manifests }) => parseAllDocuments(manifests, { version: '1.1' }).map(document => document.toJS({ maxAliasCount: -1 })))
    .filter(document => document?.spec)
    .map(document => ({ rule: id, document: classless(JSON.parse(JSON.stringify(document))) })));
  return read;
}

/** A cluster of another class would be asked about that class, and refused because it is not there. */
function classless(document: any): any {
  if (document.kind === 'Cluster' && document.spec.topology) delete document.spec.topology.classRef;
  return document;
}

function laidOver(object: any, { metadata, spec }: any): any {
  const { labels, annotations } = metadata ?? {};
  const more = { ...labels && { labels }, ...annotations && { annotations } };
  return { ...object, metadata: merged(object.metadata, more), spec: merged(object.spec, spec) };
}

function merged(under: any, over: any): any {
  const isRecord = (value: any) => typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isRecord(under) || !isRecord(over)) return over;
  const added = Object.entries(over).map(([key, value]) => [key, Object.hasOwn(under, key) ? merged(under[key], value) : value]);
  return { ...under, ...Object.fromEntries(added) };
}
