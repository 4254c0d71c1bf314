import { deepEqual, define, Family, isEmpty, kindOf } from './define';
import { FunctionError } from '../go-template/errors';
import { typeName, Value } from '../go-template/value';

/** Functions that choose between values, and `fail`. */
export const DEFAULTS: Family = {
  default: define('any, ...any', (fallback: Value, ...given: Value[]) => given.length === 0 || isEmpty(given[0]) ? fallback : given[0]),
  empty: define('any', isEmpty),
  coalesce: define('...any', (...values: Value[]) => values.find(value => !isEmpty(value)) ?? null),
  all: define('...any', (...values: Value[]) => !values.some(isEmpty)),
  any: define('...any', (...values: Value[]) => values.some(value => !isEmpty(value))),
  ternary: define('any, any, bool', (yes: Value, no: Value, test: boolean) => test ? yes : no),
  fail: define('string', (message: string) => { throw new FunctionError(message); }),
};

/** Functions that name Go types. */
export const REFLECTION: Family = {
  typeOf: define('any', typeName),
  typeIs: define('string, any', (name: string, value: Value) => name === typeName(value)),
  typeIsLike: define('string, any', (name: string, value: Value) => name === typeName(value) || `*${name}` === typeName(value)),
  kindOf: define('any', kindOf),
  kindIs: define('string, any', (name: string, value: Value) => name === kindOf(value)),
  deepEqual: define('any, any', deepEqual),
};
