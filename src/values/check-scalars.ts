import { Duration, Size } from 'cdk8s';
import { Check, refuse } from './check';
import { deferred, replaceMarks } from './placeholder';

/** What a text prop accepts. */
export interface TextLimits {
  /** Said in messages: `is not a ${what}`. */
  readonly what?: string;
  readonly pattern?: RegExp;
  readonly max?: number;
  readonly example?: string;
}

/** Non-empty text on one line without leading or trailing blanks. */
export function text(limits: TextLimits = {}): Check {
  const hint = limits.example ? `; write for example "${limits.example}"` : '';
  const check: Check = (where, value) => {
    if (deferred(where, value, check)) { return; }
    if (typeof value !== 'string') { refuse(where, value, `is not text${hint}`); }
    if (value === '') { refuse(where, value, `is empty; leave it out or write ${limits.what ? `a ${limits.what}` : 'a value'}`); }
    if (limits.max && value.length > limits.max) {
      throw new Error(`${where}: ${value.length} characters; at most ${limits.max} are allowed.`);
    }
    // What a class variable inside the text will be is not known; around it the text must be right.
    const sample = replaceMarks(value, () => 'x');
    if (limits.pattern ? !limits.pattern.test(sample) : sample.trim() !== sample || /[\r\n\0]/.test(sample)) {
      refuse(where, value, `${limits.what ? `is not a ${limits.what}` : 'has blanks at its ends or a line break'}${hint}`);
    }
  };
  return check;
}

/** Any text, also of several lines, at most `max` characters: file contents and commands. */
export function content(max: number, instead: string): Check {
  const check: Check = (where, value) => {
    if (deferred(where, value, check)) { return; }
    if (typeof value !== 'string') { refuse(where, value, 'is not text'); }
    if (value === '') { refuse(where, value, 'is empty; leave the entry out'); }
    if (value.length > max) { throw new Error(`${where}: ${value.length} characters; at most ${max} are allowed; ${instead}.`); }
  };
  return check;
}

/** A whole number within limits; `unit` is said in messages. */
export function integer(limits: { readonly min?: number; readonly max?: number; readonly unit?: string } = {}): Check {
  const { min = 0, max = 2147483647, unit } = limits;
  const noun = unit ? `a whole number of ${unit}` : 'a whole number';
  const check: Check = (where, value) => {
    if (deferred(where, value, check)) { return; }
    if (typeof value !== 'number' || !Number.isInteger(value)) { refuse(where, value, `is not ${noun}`); }
    if (value < min) { refuse(where, value, `is below ${min}, the least allowed`); }
    if (value > max) { refuse(where, value, `is above ${max}, the most allowed`); }
  };
  return check;
}

/** `true` or `false`. */
export const flag: Check = (where, value) => {
  if (typeof value !== 'boolean') { refuse(where, value, 'is not true or false'); }
};

/** One of the values of an enum. */
export function oneOf(values: { readonly [name: string]: string } | readonly string[]): Check {
  const known = Array.isArray(values) ? values : Object.values(values as { [name: string]: string });
  return (where, value) => {
    if (!known.includes(value as string)) { refuse(where, value, `is not one of ${known.join(', ')}`); }
  };
}

/** An object made by one of our classes; compared by name so that two copies of the library do not refuse each other. */
export function instanceOf(type: Function, example: string): Check {
  return (where, value) => {
    for (let proto = Object.getPrototypeOf(Object(value)); proto; proto = Object.getPrototypeOf(proto)) {
      if (proto.constructor?.name === type.name) { return; }
    }
    refuse(where, value, `is not ${/^[AEIOU]/.test(type.name) ? 'an' : 'a'} ${type.name}; write ${example}`);
  };
}

/** A `Size` of whole mebibytes (memory) or gibibytes (disk). */
export function size(unit: 'mebibytes' | 'gibibytes', min = 1): Check {
  return (where, value) => {
    if (!isSize(value)) { refuse(where, value, `is not a Size; write Size.${unit}(…)`); }
    const amount = wholeSize(where, value, unit);
    const enough: Check = (at, found) => {
      if ((found as number) < min) { throw new Error(`${at}: ${found} ${unit} is below ${min}, the least allowed.`); }
    };
    if (!deferred(where, amount, enough)) { enough(where, amount); }
  };
}

/** The amount of a size in whole units, or an error that says so. */
export function wholeSize(where: string, value: Size, unit: 'mebibytes' | 'gibibytes'): number {
  try {
    return unit === 'mebibytes' ? value.toMebibytes() : value.toGibibytes();
  } catch {
    throw new Error(`${where}: the size is not a whole number of ${unit}; write Size.${unit}(…).`);
  }
}

/** A `Duration` of whole seconds. */
export function duration(minSeconds = 0): Check {
  return (where, value) => {
    if (typeof (value as Duration)?.toSeconds !== 'function') { refuse(where, value, 'is not a Duration; write Duration.minutes(…)'); }
    let seconds: number;
    try {
      seconds = (value as Duration).toSeconds();
    } catch {
      throw new Error(`${where}: the duration is not a whole number of seconds; write Duration.seconds(…).`);
    }
    if (seconds < minSeconds) { throw new Error(`${where}: ${seconds} seconds is below ${minSeconds}, the least allowed.`); }
  };
}

function isSize(value: unknown): value is Size {
  return typeof (value as Size)?.toMebibytes === 'function';
}
