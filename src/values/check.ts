import { nearest } from './nearest';
import { deferred, isPlaceholder, readable, splitText } from './placeholder';

/**
 * Runtime checks of props. TypeScript users are held by the types; everybody else (JavaScript, Python through jsii, data
 * read from a file) is held by these, so that bad input names the prop instead of failing somewhere inside.
 */

/** Throws when `value` is not acceptable at `where`. `undefined` never reaches a check: see `required`. */
export type Check = (where: string, value: unknown) => void;

/** One check per prop of a struct: the compiler refuses a shape that forgets one, so nothing given is dropped unseen. */
export type Shape<T> = { readonly [K in keyof T]-?: Check };

/** Refuse with the one error style of the library: where, what was given, what to write instead. */
export function refuse(where: string, value: unknown, problem: string): never {
  throw new Error(`${where}: ${show(value)} ${problem}.`);
}

/** The value as a user would recognise it, on one line. */
export function show(value: unknown): string {
  if (typeof value === 'string') {
    const text = readable(value);
    return JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}...` : text);
  }
  if (typeof value === 'function') { return 'a function'; }
  if (typeof value === 'bigint') { return `${value}`; }
  if (value !== null && typeof value === 'object' && value.constructor !== Object && !Array.isArray(value)) {
    return `a ${value.constructor?.name ?? 'bare object'}`;
  }
  const json = safeJson(value);
  return json.length > 80 ? `${json.slice(0, 77)}...` : json;
}

function safeJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return 'a value that refers to itself';
  }
}

const REQUIRED = Symbol('required');

/** Marks a check whose prop has no default. */
export function required(check: Check): Check {
  return Object.assign((where: string, value: unknown) => check(where, value), { [REQUIRED]: true });
}

/**
 * For props whose value the library itself must know, because it decides or computes with it: no class variable can stand there. All other
 * checks of texts and numbers let one pass and are made up for when a cluster gives the value.
 */
export function literal(check: Check): Check {
  return (where, value) => {
    const variable = typeof value === 'string' ? splitText(value).find(part => typeof part !== 'string') : isPlaceholder(value) ? value : undefined;
    if (variable !== undefined) {
      throw new Error(`${where}: a class variable cannot stand here, because more depends on it than this one value; write the value itself.`);
    }
    check(where, value);
  };
}

/** Check every prop of a struct and refuse props that do not exist. Returns the struct for chaining. */
export function checkProps<T extends object>(where: string, props: T, shape: Shape<T>): T {
  if (props === null || typeof props !== 'object' || Array.isArray(props)) {
    refuse(where, props, 'is not an object of properties');
  }
  for (const key of Object.keys(props)) {
    if (!Object.prototype.hasOwnProperty.call(shape, key) && (props as any)[key] !== undefined) {
      const near = nearest(key, Object.keys(shape));
      throw new Error(`${where}: "${key}" is not a property; ${near ? `write ${near}` : `the properties are ${Object.keys(shape).join(', ')}`}.`);
    }
  }
  for (const key of Object.keys(shape) as (keyof T & string)[]) {
    const value = props[key];
    if (value === undefined || value === null) {
      if ((shape[key] as any)[REQUIRED]) { throw new Error(`${where}.${key}: a value is required.`); }
      continue;
    }
    shape[key](`${where}.${key}`, value);
  }
  return props;
}

/** A nested struct. */
export function struct<T extends object>(shape: Shape<T>): Check {
  return (where, value) => { checkProps(where, value as T, shape); };
}

/** A list; items that carry a name are called by it in messages. */
export function listOf(check: Check, limits: { readonly min?: number; readonly max?: number } = {}): Check {
  return (where, value) => {
    if (!Array.isArray(value)) { refuse(where, value, 'is not a list'); }
    if (value.length < (limits.min ?? 0)) { refuse(where, value, `has too few items; at least ${limits.min} needed`); }
    if (value.length > (limits.max ?? Infinity)) { throw new Error(`${where}: ${value.length} items; at most ${limits.max} are allowed.`); }
    value.forEach((item, index) => {
      const name = typeof item?.name === 'string' && item.name !== '' ? JSON.stringify(item.name) : index;
      if (item === undefined || item === null) { refuse(`${where}[${name}]`, item, 'is not a value'); }
      check(`${where}[${name}]`, item);
    });
  };
}

/** A map from any key `key` accepts to any value `check` accepts. */
export function mapOf(check: Check, key: Check = () => undefined): Check {
  return (where, value) => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) { refuse(where, value, 'is not a map'); }
    if (deferred(where, value, mapOf(check, key))) { return; }
    for (const [name, item] of Object.entries(value as object)) {
      key(`${where} key`, name);
      if (item === undefined || item === null) { refuse(`${where}[${JSON.stringify(name)}]`, item, 'is not a value'); }
      check(`${where}[${JSON.stringify(name)}]`, item);
    }
  };
}
