import { ClassPlaceholder } from './class-placeholder';
import { hasPlaceholder, TemplateProblem, templateOf } from './go-template';
import { canonical } from '../manifest/canonical';
import { computedFrom, hasRemains, placeholderOf, readable, replaceMarks, splitText } from '../values/placeholder';

/** One JSON patch operation of a ClusterClass. */
export interface Operation {
  readonly op: 'add' | 'remove';
  readonly path: string;
  readonly value?: unknown;
  readonly valueFrom?: { readonly variable?: string; readonly template?: string };
}

/** An operation and the conditions under which a cluster has the value. */
export interface GuardedOperation {
  readonly operation: Operation;
  readonly guards: readonly string[];
  readonly placeholders: readonly ClassPlaceholder[];
}

/** Where things go wrong: rule lines without their place. */
export type Report = (line: string) => void;

const MAX_TEMPLATE = 10240; // ClusterClass schema of cluster-api v1.14.0

/** Every operation that puts the values of a cluster into data: one per place outside of lists, since a patch cannot name an item of a list. */
export function operationsOf(value: unknown, path: string, report: Report): GuardedOperation[] {
  const placeholders = placeholdersIn(value);
  if (placeholders.length === 0) { return []; }
  const exact = placeholderOf(value) as ClassPlaceholder | undefined;
  if (exact) { return [{ operation: add(path, exact.variable ? { variable: exact.variable } : { template: `{{ ${exact.expression} | toJson }}` }), guards: exact.guards, placeholders }]; }
  if (value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).every(isPathSegment)) {
    return Object.entries(value).flatMap(([key, item]) => operationsOf(item, `${path}/${pointer(key)}`, report));
  }
  return guarded(path, report, () => whole(value, path, report)).map(operation => ({ operation, guards: [], placeholders }));
}

/** The whole value by a template, or where that is too long a list by its items. */
function whole(value: unknown, path: string, report: Report): Operation[] {
  const template = templateOf(value);
  if (template.length <= MAX_TEMPLATE) { return [add(path, { template })]; }
  if (!Array.isArray(value)) {
    report(`CLS-05 template-length: ${fieldOf(path)} needs a template of ${template.length} characters and Cluster API takes ${MAX_TEMPLATE}; move the class variables out of the long text.`);
    return [];
  }
  const first = Math.max(1, value.findIndex(item => placeholdersIn(item).length > 0));
  return [
    ...(placeholdersIn(value.slice(0, first)).length > 0 ? whole(value.slice(0, 1), path, report) : [{ op: 'add' as const, path, value: value.slice(0, first) }]),
    ...value.slice(first).flatMap((item): Operation[] => (placeholdersIn(item).length > 0
      ? whole(item, `${path}/-`, report)
      : [{ op: 'add', path: `${path}/-`, value: item }])),
  ];
}

function guarded(path: string, report: Report, make: () => Operation[]): Operation[] {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof TemplateProblem)) { throw error; }
    const { placeholder: { name }, problem } = error;
    report(problem === 'optional'
      ? `CLS-04 optional-variable: ${fieldOf(path)} contains "${name}" among other data, and a cluster may leave it out; give it a default or make it required.`
      : `CLS-01 lost-variable: ${problem} in ${fieldOf(path)}; use "${name}" as it is.`);
    return [];
  }
}

/** The data with a value in every place that could be a cluster's. What a cluster may leave out is left out. */
export function withSamples(value: unknown): any {
  const exact = placeholderOf(value) as ClassPlaceholder | undefined;
  if (exact) { return exact.guards.length > 0 ? undefined : exact.sample; }
  if (typeof value === 'string') { return replaceMarks(value, placeholder => String((placeholder as ClassPlaceholder).sample)); }
  if (Array.isArray(value)) {
    return value.flatMap(item => (placeholderOf(item)?.shape === 'list' ? withSamples(item) : [withSamples(item)])).filter(item => item !== undefined);
  }
  if (value === null || typeof value !== 'object') { return value; }
  return canonical(Object.fromEntries(Object.entries(value).map(([key, item]) => [readable(key), withSamples(item)])));
}

/** Every stand-in in data. */
export function placeholdersIn(value: unknown): ClassPlaceholder[] {
  const exact = placeholderOf(value);
  if (exact) { return [exact as ClassPlaceholder]; }
  if (typeof value === 'string') { return hasPlaceholder(value) ? splitText(value).filter(part => typeof part !== 'string') as ClassPlaceholder[] : []; }
  if (value === null || typeof value !== 'object') { return []; }
  return Object.values(value).flatMap(placeholdersIn);
}

/** What became of stand-ins that were not used as they are. */
export function lostVariables(value: unknown, path: string, report: Report): void {
  if (placeholderOf(value)) { return; }
  if (typeof value === 'number') {
    const source = computedFrom(value);
    if (source || Number.isNaN(value)) {
      report(`CLS-01 lost-variable: a number computed from ${source ? `"${source.name}"` : 'a class variable'} reached ${fieldOf(path)}; pass ${source ? `${source.name}.asNumber` : 'the variable'} itself.`);
    }
  } else if (typeof value === 'string') {
    lostInText(value, path, report);
  } else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      if (!Array.isArray(value) && (hasPlaceholder(key) || hasRemains(key))) {
        report(`CLS-01 lost-variable: the key "${readable(key)}" in ${fieldOf(path)} contains a class variable; keys are the same in every cluster.`);
        continue;
      }
      lostVariables(item, `${path}/${pointer(key)}`, report);
    }
  }
}

function lostInText(text: string, path: string, report: Report): void {
  const literal = splitText(text).filter(part => typeof part === 'string').join('');
  const number = [...literal.matchAll(/\d{9,}/g)].map(([digits]) => computedFrom(Number(digits))).find(source => source);
  const what = hasRemains(literal) ? 'a piece of a class variable'
    : number ? `a number computed from "${number.name}"`
      : /NaN/.test(literal) ? undefined : encoded(literal);
  if (what) { report(`CLS-01 lost-variable: ${what} reached ${fieldOf(path)}; pass the variable itself.`); }
}

/** A stand-in inside a base64 or percent encoded text is out of reach. */
function encoded(text: string): string | undefined {
  if (/%EE%80%80/i.test(text)) { return 'a percent encoded class variable'; }
  return (text.match(/[A-Za-z0-9+/]{16,}={0,2}/g) ?? []).some(part => hasRemains(Buffer.from(part, 'base64').toString('utf8'))) ? 'a base64 encoded class variable' : undefined;
}

/** `spec.template.spec.memoryMiB` of `/spec/template/spec/memoryMiB`. */
export function fieldOf(path: string): string {
  return path.slice(1).split('/').map(segment => segment.replace(/~1/g, '/').replace(/~0/g, '~')).join('.');
}

/** A segment of a JSON pointer. */
export function pointer(key: string): string {
  return key.replace(/~/g, '~0').replace(/\//g, '~1');
}

/** Cluster API takes a key that is a number, or a dash, for the index of a list (PAT-13). */
function isPathSegment(key: string): boolean {
  return !/^(\d+|-)$/.test(key);
}

function add(path: string, valueFrom: Operation['valueFrom']): Operation {
  return { op: 'add', path, valueFrom };
}
