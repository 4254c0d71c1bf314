import { ClassPlaceholder } from './class-placeholder';
import { TemplateProblem, templateOf } from './go-template';
import { fieldOf, pointer } from './paths';
import { placeholdersIn } from './samples';
import { placeholderOf } from '../values/placeholder';

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

/** Takes rule lines about data; `of` is said after the field, for example "VSphereMachineTemplate (general-machines)". */
export interface Report {
  readonly of: string;
  line(text: string): void;
}

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
  if (!Array.isArray(value) || value.length < 2) {
    report.line(`CLS-05 template-length: ${fieldOf(path)} of ${report.of} needs a template of ${template.length} characters and Cluster API takes ${MAX_TEMPLATE}; move the class variables out of the long text.`);
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
    report.line(problem === 'optional'
      ? `CLS-04 optional-variable: ${fieldOf(path)} of ${report.of} contains "${name}" among other data, and a cluster may leave it out; give it a default or make it required.`
      : `CLS-01 lost-variable: ${problem} in ${fieldOf(path)} of ${report.of}; use "${name}" as it is.`);
    return [];
  }
}

/** Cluster API takes a key that is a number, or a dash, for the index of a list (PAT-13). */
function isPathSegment(key: string): boolean {
  return !/^(\d+|-)$/.test(key);
}

function add(path: string, valueFrom: Operation['valueFrom']): Operation {
  return { op: 'add', path, valueFrom };
}
