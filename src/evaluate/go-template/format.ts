import { NotEvaluated } from './errors';
import { formatFloat } from './float';
import { directives, Directive } from './format-directives';
import { Flags, NO_FLAGS, pad, printValue } from './format-values';
import { isOpaque, typeName, Value } from './value';

/** fmt.Sprintf. */
export function sprintf(format: string, args: readonly Value[]): string {
  let out = '';
  const { pieces, used, reordered } = directives(format, args);
  for (const piece of pieces) {
    out += typeof piece === 'string' ? piece : one(piece, args);
  }
  if (!reordered && used < args.length) {
    out += `%!(EXTRA ${args.slice(used).map(arg => arg === null ? '<nil>' : `${typeName(arg)}=${printArgument(arg, 'v', NO_FLAGS)}`).join(', ')})`;
  }
  return out;
}

function one({ verb, flags, argument }: Directive, args: readonly Value[]): string {
  return printArgument(args[argument], verb, verb === 'v' ? { ...flags, goSyntax: flags.sharp, sharp: false, plus: false } : flags);
}

/** fmt.Sprint: blanks between operands of which neither is a string. */
export function sprint(args: readonly Value[]): string {
  return args.map((arg, i) => {
    const apart = i > 0 && typeof arg !== 'string' && typeof args[i - 1] !== 'string';
    return (apart ? ' ' : '') + printArgument(arg, 'v', NO_FLAGS);
  }).join('');
}

/** fmt.Sprintln. */
export function sprintln(args: readonly Value[]): string {
  return `${args.map(arg => printArgument(arg, 'v', NO_FLAGS)).join(' ')}\n`;
}

/** `fmt.Sprintf("%v", value)`. */
export function plain(value: Value): string {
  if (typeof value === 'string') { return value; }
  if (typeof value === 'number') { return formatFloat(value, 'g', -1); }
  return printArgument(value, 'v', NO_FLAGS);
}

function printArgument(arg: Value, verb: string, flags: Flags): string {
  if (arg === null || arg === undefined) {
    return verb === 'T' || verb === 'v' ? pad('<nil>', flags) : `%!${verb}(<nil>)`;
  }
  // %w wraps errors, which only fmt.Errorf does.
  if (verb === 'w' && isOpaque(arg)) { throw new NotEvaluated(`%w of a ${typeName(arg)} is left out`); }
  if (verb === 'w') { return `%!w(${typeName(arg)}=${printValue(arg, 'v', flags)})`; }
  if (verb === 'T') { return pad(typeName(arg), flags); }
  return printValue(arg, verb, flags);
}
