import { VariableDefinition, VariableValue } from './defaulting';
import { Rules } from './rules';
import { structuralSchema } from './schema';
import { checkStructural } from '../../api/structural';

/**
 * What the Cluster webhook would refuse about values that are already defaulted: doubles, unknown names, missing required ones, and what breaks a
 * schema (cluster-api v1.14, VAR-01 to VAR-07).
 *
 * @param complete whether required variables must be there, which overrides need not
 * @param isKnown names that are defined elsewhere, by a Runtime Extension
 */
export function variableProblems(
  values: readonly VariableValue[], definitions: readonly VariableDefinition[], complete: boolean, isKnown: (name: string) => boolean,
  rules: Rules,
): string[] {
  const byName = new Map(definitions.map(definition => [definition.name, definition]));
  const seen = new Set<string>();
  const problems: string[] = [];
  for (const { name, value } of values) {
    if (typeof name !== 'string') {
      problems.push('a variable has no name; add it.');
      continue;
    }
    if (seen.has(name)) { problems.push(`variable "${name}" is set twice; keep one.`); }
    seen.add(name);
    const definition = byName.get(name);
    if (!definition) {
      if (!isKnown(name)) { problems.push(`variable "${name}" is not defined by the class; the class has ${[...byName.keys()].join(', ') || 'no variables'}.`); }
      continue;
    }
    const findings = checkStructural(value, structuralSchema(definition.schema.openAPIV3Schema));
    for (const { path, message } of findings.length > 0 ? findings : rules.broken(name, value, definition.schema.openAPIV3Schema)) {
      problems.push(`variable "${name}"${path === '' ? '' : ` at ${path}`}: ${message}`);
    }
  }
  for (const { name, required } of complete ? definitions : []) {
    if (required && !seen.has(name)) { problems.push(`variable "${name}" is required; give it a value.`); }
  }
  return problems;
}
