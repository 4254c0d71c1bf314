import { hasField, propertyName, truth } from './access';
import { Expression } from './parser';
import { given, Optional, typeOf, Unsupported, Value } from './values';

/** A part of a program: computes from the values in `slots`. */
export type Step = (slots: Value[]) => Value;

/** The variables an expression may name, with their slots. */
export type Scope = { readonly names: ReadonlyMap<string, number>; readonly counter: { next: number } };

type Call = Expression & { type: 'call' };
/** Handed in, because the compiler needs the macros in turn. */
type Compile = (expression: Expression, scope: Scope) => Step;

/** What a loop does with one element: `done` ends it with a result. */
type Loop = (over: readonly Value[], body: (element: Value) => Value) => Value;

const LOOPS: { [name: string]: Loop } = {
  all: (over, body) => undecided(over, body, false) ?? true,
  exists: (over, body) => undecided(over, body, true) ?? false,
  exists_one: exactlyOne,
  existsOne: exactlyOne,
  filter: (over, body) => over.filter(element => truth(body(element))),
  map: (over, body) => over.map(body),
};

/** The forms that bind variables or look at the shape of their argument; everything else is a function. */
export function macroOf(call: Call, scope: Scope, compile: Compile): Step | undefined {
  const { name, target, args } = call;
  if (!target) { return name === 'has' && args.length === 1 ? has(args[0], scope, compile) : undefined; }
  if ((name === 'optMap' || name === 'optFlatMap') && args.length === 2) { return mapOptional(call, scope, compile); }
  return Object.hasOwn(LOOPS, name) ? loop(call, scope, compile) : undefined;
}

function has(field: Expression, scope: Scope, compile: Compile): Step {
  if (field.type !== 'field') { throw new Unsupported('has() of anything but a field'); }
  const of = compile(field.of, scope);
  const name = propertyName(field.name);
  return slots => {
    const object = of(slots);
    if (object instanceof Optional) { return object.value !== undefined && hasField(object.value, name); }
    return hasField(object, name);
  };
}

function loop({ name, target, args }: Call, scope: Scope, compile: Compile): Step {
  const withFilter = name === 'map' && args.length === 3;
  if (args.length === 3 && !withFilter) { return loopOverPairs(name, target!, args, scope, compile); }
  if (args.length !== (withFilter ? 3 : 2) || args[0].type !== 'name') { throw new Unsupported(`${name}() with these arguments`); }
  const over = compile(target!, scope);
  const { inner, slot } = bind(scope, args[0].name);
  const filter = withFilter ? compile(args[1], inner) : undefined;
  const body = compile(args[args.length - 1], inner);
  const run = LOOPS[name];
  return slots => {
    const elements = elementsOf(over(slots));
    const kept = filter ? elements.filter(element => { slots[slot] = element; return truth(filter(slots)); }) : elements;
    return run(kept, element => { slots[slot] = element; return body(slots); });
  };
}

/** `list.all(index, value, …)` and `map.all(key, value, …)`. */
function loopOverPairs(name: string, target: Expression, args: readonly Expression[], scope: Scope, compile: Compile): Step {
  if (!['all', 'exists', 'existsOne', 'exists_one'].includes(name) || args[0].type !== 'name' || args[1].type !== 'name') {
    throw new Unsupported(`${name}() with these arguments`);
  }
  const over = compile(target, scope);
  const first = bind(scope, args[0].name);
  const second = bind(first.inner, args[1].name);
  const body = compile(args[2], second.inner);
  return slots => {
    const container = over(slots);
    const keys: Value[] = Array.isArray(container) ? container.map((_, index) => index) : [...elementsOf(container)];
    return LOOPS[name](keys, key => {
      slots[first.slot] = key;
      slots[second.slot] = (container as any)[key as string];
      return body(slots);
    });
  };
}

function mapOptional({ name, target, args }: Call, scope: Scope, compile: Compile): Step {
  if (args[0].type !== 'name') { throw new Unsupported(`${name}() with these arguments`); }
  const of = compile(target!, scope);
  const { inner, slot } = bind(scope, args[0].name);
  const body = compile(args[1], inner);
  return slots => {
    const optional = of(slots);
    if (!(optional instanceof Optional)) { throw new Unsupported(`${name}() of ${typeOf(optional)}`); }
    if (optional.value === undefined) { return optional; }
    slots[slot] = optional.value;
    return name === 'optMap' ? new Optional(body(slots)) : body(slots);
  };
}

/** A scope with one more variable. Every variable has a slot of its own, so inner loops do not overwrite outer ones. */
function bind(scope: Scope, name: string): { inner: Scope; slot: number } {
  const slot = scope.counter.next++;
  return { inner: { names: new Map(scope.names).set(name, slot), counter: scope.counter }, slot };
}

function elementsOf(container: Value): readonly Value[] {
  if (Array.isArray(container)) { return container; }
  if (typeOf(container) !== 'map') { throw new Unsupported(`a loop over ${typeOf(container)}`); }
  return given(container as { [key: string]: Value });
}

/** The loops that stop at a deciding element: an error counts only when no element decides. */
function undecided(over: readonly Value[], body: (element: Value) => Value, decisive: boolean): boolean | undefined {
  let failure: unknown;
  for (const element of over) {
    try {
      if (truth(body(element)) === decisive) { return decisive; }
    } catch (error) { failure = failure instanceof Unsupported ? failure : error; }
  }
  if (failure !== undefined) { throw failure; }
  return undefined;
}

function exactlyOne(over: readonly Value[], body: (element: Value) => Value): boolean {
  let count = 0;
  for (const element of over) { if (truth(body(element))) { count++; } }
  return count === 1;
}
