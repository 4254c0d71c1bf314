import { fields, items, text } from './read';
import { Entry, ManifestSet } from '../manifest-set';
import { Path, Subject } from '../subject';

const NEEDS_VALUES = ['In', 'NotIn'];
const OPERATORS = [...NEEDS_VALUES, 'Exists', 'DoesNotExist'];
const KEY = /^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$/;
const VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9])?$/;

/** Whether a selector has no requirement. Some places select everything with it, others nothing. */
export function isEmptySelector(selector: unknown): boolean {
  const { matchLabels, matchExpressions } = fields(selector);
  return Object.keys(fields(matchLabels)).length === 0 && items(matchExpressions).length === 0;
}

/** Report what LabelSelectorAsSelector of apimachinery refuses. */
export function checkSelector(subject: Subject, selector: unknown, path: Path): void {
  const { matchLabels, matchExpressions } = fields(selector);
  const key = (name: unknown, at: Path) => {
    if (typeof name === 'string' && !KEY.test(name)) { subject.report(at, `"${name}" is not a label key`, 'write a name, or a DNS prefix, "/" and a name'); }
  };
  const value = (wanted: unknown, at: Path) => {
    if (typeof wanted === 'string' && !VALUE.test(wanted)) { subject.report(at, `"${wanted}" is not a label value`, 'use letters, digits, "-", "_" and ".", at most 63'); }
  };
  for (const [name, wanted] of Object.entries(fields(matchLabels))) {
    key(name, [...path, 'matchLabels', name]);
    value(wanted, [...path, 'matchLabels', name]);
  }
  items(matchExpressions).forEach((requirement, index) => {
    const at = [...path, 'matchExpressions', index];
    const { key: name, operator, values } = fields(requirement);
    key(name, [...at, 'key']);
    if (typeof operator !== 'string') { return; }
    if (!OPERATORS.includes(operator)) {
      subject.report([...at, 'operator'], `"${operator}" is not an operator`, `write ${OPERATORS.slice(0, 3).join(', ')} or DoesNotExist`);
    } else if (NEEDS_VALUES.includes(operator) === (items(values).length === 0)) {
      const [message, fix] = NEEDS_VALUES.includes(operator) ? ['needs values', 'list at least one'] : ['takes no values', 'remove them'];
      subject.report([...at, 'values'], `${operator} ${message}`, fix);
    }
    items(values).forEach((wanted, position) => value(wanted, [...at, 'values', position]));
  });
}

/** Whether labels meet a selector. */
export function selects(selector: unknown, labels: unknown): boolean {
  const { matchLabels, matchExpressions } = fields(selector);
  const given = fields(labels);
  return Object.entries(fields(matchLabels)).every(([name, wanted]) => given[name] === wanted)
    && items(matchExpressions).every(requirement => {
      const { key, operator, values } = fields(requirement);
      const has = Object.hasOwn(given, String(key));
      switch (operator) {
        case 'In': return has && items(values).includes(given[key]);
        case 'NotIn': return !has || !items(values).includes(given[key]);
        case 'Exists': return has;
        default: return operator === 'DoesNotExist' && !has;
      }
    });
}

/** The Clusters of a namespace that a selector selects. */
export function selectedClusters(set: ManifestSet, namespace: string, selector: unknown): readonly Entry[] {
  const index = set.once(clustersByLabel);
  const first = Object.entries(fields(fields(selector).matchLabels))[0];
  const candidates = index.get(first ? `${namespace}/${first[0]}=${first[1]}` : `${namespace}/`) ?? [];
  return candidates.filter(({ object }) => selects(selector, fields(fields(object).metadata).labels));
}

/** Whether the set has any Cluster in a namespace. */
export function hasClusters(set: ManifestSet, namespace: string): boolean {
  return set.once(clustersByLabel).has(`${namespace}/`);
}

function clustersByLabel(set: ManifestSet): Map<string, Entry[]> {
  const found = new Map<string, Entry[]>();
  const add = (key: string, entry: Entry) => {
    const list = found.get(key);
    if (list) { list.push(entry); } else { found.set(key, [entry]); }
  };
  for (const entry of set.ofKind('Cluster')) {
    if (entry.group !== 'cluster.x-k8s.io') { continue; }
    add(`${entry.namespace}/`, entry);
    for (const [name, value] of Object.entries(fields(fields(fields(entry.object).metadata).labels))) {
      if (text(value) !== undefined || value === '') { add(`${entry.namespace}/${name}=${value}`, entry); }
    }
  }
  return found;
}
