import { fieldOf, optionalField, propertyName, truth } from './access';
import { FUNCTIONS } from './functions';
import { macroOf, Scope, Step } from './macros';
import { Expression, parse } from './parser';
import { Double, Opaque, Unsupported, Value } from './values';

/** A rule ready to run. `usesOldSelf` marks rules about changes. */
export interface Program {
  readonly usesOldSelf: boolean;
  /** True or false; throws CelError when the API server would fail, Unsupported when this evaluator does not know. */
  run(self: Value, oldSelf?: Value): boolean;
}

const TYPES = ['int', 'uint', 'double', 'bool', 'string', 'bytes', 'list', 'map', 'null_type', 'type'];

/** Compile a rule. Throws Unsupported for functions and syntax this evaluator does not know. */
export function compileCel(rule: string): Program {
  const names = new Map([['self', 0], ['oldSelf', 1]]);
  const step = compile(parse(rule), { names, counter: { next: 2 } });
  return {
    usesOldSelf: /\boldSelf\b/.test(rule),
    run: (self, oldSelf = null) => {
      const result = step([self, oldSelf]);
      if (typeof result !== 'boolean') { throw new Unsupported('a rule that does not answer true or false'); }
      return result;
    },
  };
}

function compile(expression: Expression, scope: Scope): Step {
  switch (expression.type) {
    case 'literal': {
      const value: Value = expression.double ? new Double(expression.value as number) : expression.value;
      return () => value;
    }
    case 'name': return name(expression.name, scope);
    case 'field': {
      const of = compile(expression.of, scope);
      const field = propertyName(expression.name);
      return expression.optional ? slots => optionalField(of(slots), field) : slots => fieldOf(of(slots), field);
    }
    case 'index': {
      const of = compile(expression.of, scope);
      const index = compile(expression.index, scope);
      return expression.optional ? slots => optionalField(of(slots), index(slots)) : slots => fieldOf(of(slots), index(slots));
    }
    case 'list': {
      const items = expression.items.map(item => compile(item, scope));
      return slots => items.map(item => item(slots));
    }
    case 'map': {
      const entries = expression.entries.map(([key, value]) => [compile(key, scope), compile(value, scope)] as const);
      return slots => Object.fromEntries(entries.map(([key, value]) => [text(key(slots)), value(slots)]));
    }
    case 'choice': {
      const [condition, yes, no] = [expression.condition, expression.yes, expression.no].map(part => compile(part, scope));
      return slots => truth(condition(slots)) ? yes(slots) : no(slots);
    }
    default: return call(expression, scope);
  }
}

function name(wanted: string, scope: Scope): Step {
  const slot = scope.names.get(wanted);
  if (slot !== undefined) { return slots => slots[slot]; }
  if (!TYPES.includes(wanted)) { throw new Unsupported(`the name ${wanted}`); }
  const type = new Opaque('type', wanted, undefined);
  return () => type;
}

function call(expression: Expression & { type: 'call' }, scope: Scope): Step {
  const { args, target } = expression;
  if (expression.name === '&&' || expression.name === '||') {
    const [left, right] = args.map(part => compile(part, scope));
    return logical(left, right, expression.name === '||');
  }
  const macro = macroOf(expression, scope, compile);
  if (macro) { return macro; }
  // optional.of(x), sets.contains(a, b): the word before the dot is part of the name.
  const spaced = target?.type === 'name' && !scope.names.has(target.name) ? `${target.name}.${expression.name}` : undefined;
  const known = spaced ?? expression.name;
  const run = Object.hasOwn(FUNCTIONS, known) ? FUNCTIONS[known] : undefined;
  if (!run) { throw new Unsupported(`the function ${known}`); }
  const steps = (target && !spaced ? [target, ...args] : args).map(part => compile(part, scope));
  if (steps.length === 1) { return slots => run(steps[0](slots)); }
  if (steps.length === 2) { return slots => run(steps[0](slots), steps[1](slots)); }
  return slots => run(...steps.map(step => step(slots)));
}

/** `&&` and `||`: an error on one side does not matter when the other side decides. */
function logical(left: Step, right: Step, decisive: boolean): Step {
  return slots => {
    let failure: unknown;
    try {
      if (truth(left(slots)) === decisive) { return decisive; }
    } catch (error) { failure = error; }
    try {
      if (truth(right(slots)) === decisive) { return decisive; }
    } catch (error) { failure = failure instanceof Unsupported ? failure : error; }
    if (failure !== undefined) { throw failure; }
    return !decisive;
  };
}

function text(value: Value): string {
  if (typeof value !== 'string') { throw new Unsupported('a map whose keys are no strings'); }
  return value;
}
