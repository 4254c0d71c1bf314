import { reportAdvice, stepsOf } from './advice';
import { schemaOfVariable } from './variable-schema';
import { Finding, Schema } from '../../api';
import { check } from '../../api/structural';
import { checkCel } from '../cel/schema-rules';
import { Path, Subject } from '../subject';

/**
 * Report a default, example or allowed value that the schema around it would refuse. A default is judged without those further in, and may have no
 * fields that the schema does not know; the others may.
 */
export function checkSchemaValue(subject: Subject, node: object, value: unknown, path: Path, isDefault: boolean): void {
  const { default: _, ...schema }: Schema = schemaOfVariable(node);
  const found: Finding[] = [];
  check(value, isDefault ? withoutDefaults(schema) : schema, found, isDefault);
  for (const finding of found) { reportAdvice(subject, [...path, ...stepsOf(finding.path)], finding.message); }
  if (found.length > 0) { return; }
  for (const violation of checkCel(value, schema).violations) {
    subject.report([...path, ...violation.path], violation.message ? `the class says: ${violation.message}` : `the value does not meet ${violation.rule}`);
  }
}

/** A default is judged before those further in are filled in, so that a field it lacks is missing. */
function withoutDefaults({ default: _, ...schema }: Schema): Schema {
  const { properties, items, additionalProperties } = schema;
  return {
    ...schema,
    ...(properties && { properties: Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, withoutDefaults(part)])) }),
    ...(items && { items: withoutDefaults(items) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: withoutDefaults(additionalProperties) }),
  };
}
