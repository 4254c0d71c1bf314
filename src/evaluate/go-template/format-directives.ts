import { Flags, NO_FLAGS } from './format-values';
import { Int, Value } from './value';

/** One `%…` of a format. Where Go prints a complaint instead, the complaint stands there as text. */
export interface Directive {
  readonly verb: string;
  readonly flags: Flags;
  readonly argument: number;
}

/** A format split at its directives, how many arguments they used, and whether they named them by number. */
export interface Directives {
  readonly pieces: readonly (string | Directive)[];
  readonly used: number;
  readonly reordered: boolean;
}

const NUMBER = /[0-9]*/y;

/** Splits a format the way fmt does, mistakes included. */
export function directives(format: string, args: readonly Value[]): Directives {
  return new Scanner(format, args).scan();
}

class Scanner {
  private at = 0;
  private argument = 0;
  private afterIndex = false;
  private goodIndex = true;
  private reordered = false;
  private readonly pieces: (string | Directive)[] = [];

  public constructor(private readonly format: string, private readonly args: readonly Value[]) {}

  public scan(): Directives {
    const { format } = this;
    while (this.at < format.length) {
      const percent = format.indexOf('%', this.at);
      const end = percent < 0 ? format.length : percent;
      if (end > this.at) { this.pieces.push(format.slice(this.at, end)); }
      this.at = end + 1;
      if (percent >= 0) { this.directive(); }
    }
    return { pieces: this.pieces, used: this.argument, reordered: this.reordered };
  }

  private directive(): void {
    const { format } = this;
    const flags = { ...NO_FLAGS } as { -readonly [K in keyof Flags]: Flags[K] };
    this.goodIndex = true;
    this.afterIndex = false;
    for (; '#0+- '.includes(format[this.at] ?? 'x'); this.at++) {
      switch (format[this.at]) {
        case '#': flags.sharp = true; break;
        case '0': flags.zero = true; break;
        case '+': flags.plus = true; break;
        case '-': flags.minus = true; break;
        default: flags.space = true;
      }
    }
    this.index();
    if (format[this.at] === '*') {
      this.at++;
      flags.width = this.star('%!(BADWIDTH)');
      if (flags.width !== undefined && flags.width < 0) {
        flags.width = -flags.width;
        flags.minus = true;
        flags.zero = false;
      }
      this.afterIndex = false;
    } else {
      flags.width = this.number();
      if (this.afterIndex && flags.width !== undefined) { this.goodIndex = false; }
    }
    if (format[this.at] === '.' && this.at + 1 < format.length) {
      this.at++;
      if (this.afterIndex) { this.goodIndex = false; }
      this.index();
      if (format[this.at] === '*') {
        this.at++;
        const precision = this.star('%!(BADPREC)', true);
        flags.precision = precision;
        this.afterIndex = false;
      } else {
        flags.precision = this.number() ?? 0;
      }
    }
    if (!this.afterIndex) { this.index(); }
    if (this.at >= format.length) {
      this.pieces.push('%!(NOVERB)');
      return;
    }
    const verb = String.fromCodePoint(format.codePointAt(this.at)!);
    this.at += verb.length;
    if (verb === '%') { this.pieces.push('%'); return; }
    if (!this.goodIndex) { this.pieces.push(`%!${verb}(BADINDEX)`); return; }
    if (this.argument >= this.args.length) { this.pieces.push(`%!${verb}(MISSING)`); return; }
    this.pieces.push({ verb, flags, argument: this.argument++ });
  }

  private number(): number | undefined {
    NUMBER.lastIndex = this.at;
    const text = NUMBER.exec(this.format)![0];
    this.at += text.length;
    return text === '' ? undefined : Number(text);
  }

  /** `[3]`: the argument to go on with. */
  private index(): void {
    if (this.format[this.at] !== '[') { this.afterIndex = false; return; }
    this.reordered = true;
    const close = this.format.indexOf(']', this.at);
    const text = close < 0 ? '' : this.format.slice(this.at + 1, close);
    const index = /^[0-9]+$/.test(text) ? Number(text) - 1 : -1;
    this.at = close < 0 ? this.at + 1 : close + 1;
    this.afterIndex = /^[0-9]+$/.test(text);
    if (index >= 0 && index < this.args.length) { this.argument = index; } else { this.goodIndex = false; }
  }

  private star(complaint: string, precision = false): number | undefined {
    const arg = this.argument < this.args.length ? this.args[this.argument++] : undefined;
    const value = arg instanceof Int && arg.value <= 1000000n && arg.value >= -1000000n ? Number(arg.value) : undefined;
    if (value === undefined || (precision && value < 0)) {
      this.pieces.push(complaint);
      return undefined;
    }
    return value;
  }
}
