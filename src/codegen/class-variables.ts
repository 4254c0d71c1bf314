import { isMap, isTree, maps, Report } from './report';

/** A variable of a class, out of all its definitions. */
export interface ClassVariable {
  readonly name: string;
  readonly required: boolean;
  readonly schema: any;
  /** Who defines it differently. Cluster API then refuses every value (VAR-03). */
  readonly conflict?: string;
}

interface Definition {
  readonly name: string;
  readonly from: string;
  readonly required: boolean;
  readonly schema: any;
}

/**
 * The variables of a class: those it defines itself, and those its external patches define, which a class read from a management cluster
 * lists in its status.
 */
export function classVariables({ spec, status }: { [key: string]: any }, report: Report): ClassVariable[] {
  if (spec.variables !== undefined && !Array.isArray(spec.variables)) { report.problems.push('spec.variables is not a list; no variable could be typed.'); }
  const inline = maps(spec.variables).map(variable => definition(variable.name, 'inline', variable));
  const discovered = maps(isMap(status) ? status.variables : undefined).flatMap(variable => maps(variable.definitions)
    .filter(({ from }) => from !== 'inline')
    .map(part => definition(variable.name, typeof part.from === 'string' ? part.from : 'a patch', part)));
  const byName = new Map<string, Definition[]>();
  for (const part of [...inline, ...discovered]) {
    const reason = nameProblem(part.name);
    if (reason !== undefined) {
      report.problems.push(`the variable ${JSON.stringify(part.name) ?? '(without a name)'} ${reason}; it was left out.`);
      continue;
    }
    const list = byName.get(part.name);
    if (list) { list.push(part); } else { byName.set(part.name, [part]); }
  }
  return [...byName.values()].map(definitions => merged(definitions, report));
}

function definition(name: any, from: string, { required, schema }: { [key: string]: any }): Definition {
  return { name, from, required: required === true, schema: isMap(schema) ? schema.openAPIV3Schema : undefined };
}

/** CCV-02 of the webhook of cluster-api v1.14.0. */
function nameProblem(name: unknown): string | undefined {
  if (typeof name !== 'string' || name === '') { return 'has no name'; }
  if (name === 'builtin') { return 'has a name that is reserved for Cluster API'; }
  if (name.includes('.')) { return 'has a dot in its name, which Cluster API refuses'; }
  return undefined;
}

function merged(definitions: Definition[], report: Report): ClassVariable {
  const [first, ...others] = definitions;
  const { name } = first;
  if (!definitions.every(({ schema }) => isTree(schema))) {
    report.problems.push(`the schema of the variable "${name}" refers to itself or is too large.`);
    return { name, required: first.required, schema: undefined };
  }
  const same = others.every(other => other.required === first.required && canonicalText(other.schema) === canonicalText(first.schema));
  if (same) {
    if (definitions.filter(({ from }) => from === 'inline').length > 1) { report.notes.push(`the variable "${name}" is defined twice in the same way; Cluster API wants it once.`); }
    return { name, required: first.required, schema: first.schema };
  }
  const sources = definitions.map(({ from }) => from === 'inline' ? 'the class itself' : `patch "${from}"`);
  const conflict = `${sources.slice(0, -1).join(', ')} and ${sources[sources.length - 1]} define it differently`;
  report.problems.push(`the variable "${name}" has conflicting definitions: ${conflict}; Cluster API refuses every value until they agree.`);
  return { name, required: false, schema: first.schema, conflict };
}

function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_, item) => isMap(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => a < b ? -1 : 1)) : item) ?? '';
}
