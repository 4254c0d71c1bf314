import { NotEvaluated, TemplateEngine } from '../go-template';
import { fromJson } from '../go-template/value';
import { Json } from '../nested';
import { SPRIG } from '../sprig';
import { readYaml, YamlError } from '../yaml';
import { JsonPatchOperation } from './json-patch';
import { variableAt } from './variable-path';

const engine = new TemplateEngine(SPRIG);

/**
 * Whether a patch is on: no `enabledIf`, or one that renders to `true`.
 *
 * @throws NotEvaluated when nobody can know
 */
export function isEnabled(enabledIf: string | undefined, variables: Json): boolean {
  return enabledIf === undefined || enabledIf === '' || renderValue(enabledIf, variables) === true;
}

/** The operations of a definition with their values computed. */
export function operations(jsonPatches: readonly Json[], variables: Json): JsonPatchOperation[] {
  return jsonPatches.map(({ op, path, value, valueFrom }) => op === 'remove' ? { op, path } : { op, path, value: patchValue(path, value, valueFrom, variables) });
}

function patchValue(path: string, value: unknown, valueFrom: Json | undefined, variables: Json): unknown {
  const given = value !== undefined && value !== null;
  if (given === (valueFrom !== undefined && valueFrom !== null)) {
    throw new Error(given ? `"${path}" has a value and a valueFrom; keep one` : `"${path}" has no value; write value or valueFrom`);
  }
  if (given) { return value; }
  const { variable, template } = valueFrom!;
  if ((variable ? 1 : 0) + (template ? 1 : 0) !== 1) { throw new Error(`valueFrom of "${path}" needs a variable or a template`); }
  // Nothing made of files has a uid; it is given when the Cluster is created.
  if (/^builtin\.cluster\.uid$|\bbuiltin\.cluster\.uid\b/.test(variable || template) && variables.builtin?.cluster?.uid === undefined) {
    throw new NotEvaluated('the uid of the Cluster is not known before it exists');
  }
  return variable ? variableAt(variables, variable) : renderValue(template, variables);
}

/** A template rendered and read as YAML, which includes JSON. */
export function renderValue(template: string, variables: Json): unknown {
  const text = engine.render(template, fromJson(variables));
  try {
    return readYaml(text);
  } catch (error) {
    if (error instanceof YamlError && error.leftOut) { throw new NotEvaluated(`the rendered text ${shortened(text)}: ${error.message}`); }
    throw error instanceof YamlError ? new Error(`the rendered text ${shortened(text)} is no YAML: ${error.message}`) : error;
  }
}

function shortened(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
}
