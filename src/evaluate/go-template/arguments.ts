import type { Piped, Run } from './execute';
import { Operand } from './nodes';
import { Dict, Int, isOpaque, List, typeName, Value } from './value';

const GO_NAMES: { readonly [param: string]: string } = {
  map: 'map[string]interface {}', any: 'interface {}', time: 'time.Time', version: '*semver.Version',
};

/** Parameter types that a nil may be passed as. `value` takes whatever there is, no value included. */
const NILLABLE = new Set(['any', 'map', 'value', 'lazy', 'version']);

/** The value of an operand as the argument of a parameter of the given type: literals adapt to the type, everything else must have it. */
export function evaluateArgument(run: Run, dot: Value, operand: Operand, type: string): Value {
  switch (operand.type) {
    case 'nil': return NILLABLE.has(type) ? nil(type) : run.fail(operand, `cannot assign nil to ${goName(type)}`);
    case 'bool': return literal(run, operand, type, 'bool', operand.value);
    case 'string': return literal(run, operand, type, 'string', operand.value);
    case 'number': return numberFor(run, dot, operand, type);
  }
  return validate(run, operand, run.operand(dot, operand), type);
}

function literal(run: Run, operand: Operand, type: string, own: string, value: Value): Value {
  return type === own || type === 'any' || type === 'value' ? value : run.fail(operand, `expected ${goName(type)}; found ${operand.text}`);
}

function numberFor(run: Run, dot: Value, operand: Extract<Operand, { type: 'number' }>, type: string): Value {
  if (type === 'any' || type === 'value' || operand.isComplex) { return run.operand(dot, operand); }
  if (type === 'float64' && operand.float !== undefined) { return operand.float; }
  if (type === 'int' && operand.int !== undefined) { return new Int(operand.int); }
  return run.fail(operand, `expected ${goName(type)}; found ${operand.text}`);
}

/** Refuses a value that is not of the type; Go converts none. */
export function validate(run: Run, where: Operand, value: Piped, type: string): Value {
  const given = value as Value;
  if (type === 'value') { return given; }
  if (given === undefined) { return NILLABLE.has(type) ? nil(type) : run.fail(where, `invalid value; expected ${goName(type)}`); }
  if (type === 'any' || fits(given, type)) { return given; }
  return run.fail(where, `wrong type for value; expected ${goName(type)}; got ${given === null ? 'interface {}' : typeName(given)}`);
}

function fits(value: Value, type: string): boolean {
  switch (type) {
    case 'string': return typeof value === 'string';
    case 'bool': return typeof value === 'boolean';
    case 'float64': return typeof value === 'number';
    case 'map': return value instanceof Dict && value.elem === 'interface {}';
    case 'list': return value instanceof List;
    case 'int': case 'int64': return value instanceof Int && value.type === type;
    default: return isOpaque(value) && value.goType === goName(type);
  }
}

function nil(type: string): Value {
  return type === 'map' ? new Dict(new Map(), 'interface {}', true) : type === 'value' ? undefined : null;
}

function goName(type: string): string {
  return GO_NAMES[type] ?? type;
}
