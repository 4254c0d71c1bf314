import { FunctionError, NotEvaluated } from '../go-template/errors';

interface Flags {
  readonly ignoreCase: boolean;
  readonly multiLine: boolean;
  readonly dotAll: boolean;
  readonly ungreedy: boolean;
}

/** A translated piece and whether it can match nothing. */
interface Piece {
  readonly source: string;
  readonly empty: boolean;
}

const POSIX: { readonly [name: string]: string } = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\x00-\\x7f',
  blank: '\\t ',
  cntrl: '\\x00-\\x1f\\x7f',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`\\{-~',
  space: '\\t\\n\\v\\f\\r ',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};
const PERL: { readonly [name: string]: string } = { d: '0-9', s: '\\t\\n\\f\\r ', w: '0-9A-Za-z_' };
const ESCAPED: { readonly [name: string]: number } = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 };

/**
 * The JavaScript expression that matches what an RE2 expression matches. Both prefer the leftmost match and the first alternative, so only the
 * notation differs. Refused: loops over what can match nothing, where the two count differently, and case folding beyond ASCII.
 *
 * @throws FunctionError for what RE2 refuses
 */
export function translate(pattern: string): RegExp {
  const translator = new Translator(pattern);
  const { source } = translator.alternatives({ ignoreCase: false, multiLine: false, dotAll: false, ungreedy: false });
  translator.end();
  return new RegExp(source, 'gu');
}

class Translator {
  private at = 0;
  private readonly names = new Set<string>();

  public constructor(private readonly pattern: string) {}

  public end(): void {
    if (this.at < this.pattern.length) { this.fail('unexpected )'); }
  }

  public alternatives(outer: Flags): Piece {
    let flags = outer;
    const parts: Piece[] = [];
    let sequence: Piece = { source: '', empty: true };
    while (this.at < this.pattern.length && this.pattern[this.at] !== ')') {
      if (this.pattern[this.at] === '|') {
        this.at++;
        parts.push(sequence);
        sequence = { source: '', empty: true };
        continue;
      }
      const change = this.flagChange(flags);
      if (change) {
        flags = change;
        continue;
      }
      const piece = this.repeated(flags);
      sequence = { source: sequence.source + piece.source, empty: sequence.empty && piece.empty };
    }
    parts.push(sequence);
    return { source: parts.map(part => part.source).join('|'), empty: parts.some(part => part.empty) };
  }

  /** `(?i)`: flags for the rest of the group. */
  private flagChange(flags: Flags): Flags | undefined {
    const match = /^\(\?([imsU]*)(-[imsU]+)?\)/.exec(this.pattern.slice(this.at));
    if (!match || (match[1] === '' && !match[2])) { return undefined; }
    this.at += match[0].length;
    return withFlags(flags, match[1], match[2]);
  }

  private repeated(flags: Flags): Piece {
    const start = this.at;
    let piece = this.atom(flags);
    for (let count = 0; ; count++) {
      const operator = /^([*+?]|\{(0|[1-9][0-9]{0,3})(,(0|[1-9][0-9]{0,3})?)?\})(\??)/.exec(this.pattern.slice(this.at));
      if (!operator) { return piece; }
      const [whole, repeat, least, range, most, lazy] = operator;
      if (count > 0) { return this.fail(`invalid nested repetition operator: \`${this.pattern.slice(start)}\``); }
      if (least !== undefined && (Number(least) > 1000 || Number(most ?? 0) > 1000 || (most !== undefined && Number(most) < Number(least)))) {
        return this.fail(`invalid repeat count: \`${repeat}\``);
      }
      this.at += whole.length;
      const endless = repeat === '*' || repeat === '+' || (range !== undefined && most === undefined);
      if (piece.empty && (endless || least !== undefined)) { throw new NotEvaluated(`the expression ${JSON.stringify(this.pattern)} repeats what can match nothing`); }
      const reluctant = (lazy === '?') !== flags.ungreedy;
      piece = {
        source: `(?:${piece.source})${repeat}${reluctant ? '?' : ''}`,
        empty: piece.empty || repeat === '*' || repeat === '?' || least === '0',
      };
    }
  }

  private atom(flags: Flags): Piece {
    const char = String.fromCodePoint(this.pattern.codePointAt(this.at)!);
    switch (char) {
      case '(': return this.group(flags);
      case '[': return { source: this.set(flags), empty: false };
      case '*': case '+': case '?': return this.fail(`missing argument to repetition operator: \`${char}\``);
      case '\\': return this.escape(flags);
    }
    this.at += char.length;
    switch (char) {
      case '.': return { source: flags.dotAll ? '[\\s\\S]' : '[^\\n]', empty: false };
      case '^': return { source: flags.multiLine ? '(?<![^\\n])' : '(?<![\\s\\S])', empty: true };
      case '$': return { source: flags.multiLine ? '(?![^\\n])' : '(?![\\s\\S])', empty: true };
    }
    return { source: literal(char, flags), empty: false };
  }

  private group(flags: Flags): Piece {
    const rest = this.pattern.slice(this.at);
    const named = /^\(\?P?<([^>]*)>/.exec(rest);
    const plain = /^\(\?([imsU]*)(-[imsU]+)?:/.exec(rest);
    let inner = flags;
    let open = '(';
    if (/^\(\?/.test(rest)) {
      if (named && /^[A-Za-z0-9_]+$/.test(named[1]) && !/^\(\?<[=!]/.test(rest)) {
        if (this.names.has(named[1])) { return this.fail(`duplicate capture group name: \`${named[1]}\``); }
        this.names.add(named[1]);
        if (/^[0-9]/.test(named[1])) { throw new NotEvaluated(`the group name ${named[1]} starts with a digit`); }
        open = `(?<${named[1]}>`;
        this.at += named[0].length;
      } else if (plain) {
        inner = withFlags(flags, plain[1], plain[2]);
        open = '(?:';
        this.at += plain[0].length;
      } else {
        return this.fail(`invalid or unsupported Perl syntax: \`${rest.slice(0, 3)}\``);
      }
    } else {
      this.at++;
    }
    const body = this.alternatives(inner);
    if (this.pattern[this.at] !== ')') { return this.fail(`missing closing ): \`${this.pattern}\``); }
    this.at++;
    return { source: `${open}${body.source})`, empty: body.empty };
  }

  private escape(flags: Flags): Piece {
    const next = this.pattern[this.at + 1];
    if (next === undefined) { return this.fail('trailing backslash at end of expression'); }
    if (next === 'Q') {
      const end = this.pattern.indexOf('\\E', this.at + 2);
      const text = this.pattern.slice(this.at + 2, end < 0 ? undefined : end);
      this.at = end < 0 ? this.pattern.length : end + 2;
      if (/^[*+?{]/.test(this.pattern.slice(this.at))) { throw new NotEvaluated('a repetition behind \\E is left out'); }
      return { source: [...text].map(char => literal(char, flags)).join(''), empty: text === '' };
    }
    const anchor = { A: '(?<![\\s\\S])', z: '(?![\\s\\S])', b: '\\b', B: '\\B' }[next];
    if (anchor) {
      this.at += 2;
      // RE2's word boundaries are ASCII; so are JavaScript's without the i flag, which is never set here.
      return { source: anchor, empty: true };
    }
    const members = this.classEscape(flags);
    if (members) { return { source: `[${members}]`, empty: false }; }
    return { source: literal(this.character(), flags), empty: false };
  }

  /** `\d`, `\pL` and the like as members of a class; nothing if something else stands here. */
  private classEscape(flags: Flags): string | undefined {
    const rest = this.pattern.slice(this.at);
    const perl = /^\\([dswDSW])/.exec(rest);
    if (perl) {
      this.at += 2;
      const lower = perl[1].toLowerCase();
      return perl[1] === lower ? PERL[lower] : complement(PERL[lower]);
    }
    const property = /^\\([pP])(?:\{(\^?)([A-Za-z_]+)\}|([A-Z]))/.exec(rest);
    if (!property) { return undefined; }
    if (flags.ignoreCase) { throw new NotEvaluated('character properties without regard to case are left out'); }
    this.at += property[0].length;
    const negated = (property[1] === 'P') !== (property[2] === '^');
    const name = property[3] ?? property[4];
    const source = `\\${negated ? 'P' : 'p'}{${name.length > 2 ? `Script=${name}` : name}}`;
    try {
      new RegExp(source, 'u');
    } catch {
      return this.fail(`invalid character class range: \`${property[0]}\``);
    }
    return source;
  }

  /** An escaped character outside or inside a class. */
  private character(): string {
    const rest = this.pattern.slice(this.at);
    const hex = /^\\x(?:\{([0-9A-Fa-f]+)\}|([0-9A-Fa-f]{2}))/.exec(rest);
    const octal = /^\\(0[0-7]{0,2}|[1-7][0-7]{1,2})/.exec(rest);
    const length = hex?.[0].length ?? octal?.[0].length ?? 2;
    const code = hex ? parseInt(hex[1] ?? hex[2], 16) : octal ? parseInt(octal[1], 8) : ESCAPED[rest[1]];
    this.at += length;
    if (code !== undefined) { return code <= 0x10FFFF ? String.fromCodePoint(code) : this.fail(`invalid escape sequence: \`${hex?.[0]}\``); }
    if (rest.length < 2) { return this.fail('trailing backslash at end of expression'); }
    return /^[!-/:-@[-`{-~]$/.test(rest[1]) && rest[1] !== '_' ? rest[1] : this.fail(`invalid escape sequence: \`${rest.slice(0, 2)}\``);
  }

  private set(flags: Flags): string {
    const start = this.at;
    const negated = this.pattern[++this.at] === '^';
    if (negated) { this.at++; }
    let members = '';
    for (let first = true; first || this.pattern[this.at] !== ']'; first = false) {
      if (this.at >= this.pattern.length) { return this.fail(`missing closing ]: \`${this.pattern.slice(start)}\``); }
      const rest = this.pattern.slice(this.at);
      if (rest[0] === '-' && !first && rest[1] !== ']') {
        // A bare hyphen stands only at either end.
        return this.fail(`invalid character class range: \`${rest.slice(0, 2)}\``);
      }
      const posix = /^\[:(\^?)([a-z]+):\]/.exec(rest);
      if (posix) {
        if (!POSIX[posix[2]]) { return this.fail(`invalid character class range: \`${posix[0]}\``); }
        if (flags.ignoreCase) { throw new NotEvaluated('POSIX classes without regard to case are left out'); }
        this.at += posix[0].length;
        members += posix[1] ? complement(POSIX[posix[2]]) : POSIX[posix[2]];
        continue;
      }
      members += (rest[0] === '\\' ? this.classEscape(flags) : undefined) ?? this.range(flags);
    }
    this.at++;
    return `[${negated ? '^' : ''}${members}]`;
  }

  private range(flags: Flags): string {
    const from = this.member();
    const rest = this.pattern.slice(this.at);
    if (rest[0] !== '-' || rest[1] === ']' || rest.length < 2) { return folded(from, from, flags); }
    this.at++;
    const to = this.member();
    return to.codePointAt(0)! < from.codePointAt(0)! ? this.fail(`invalid character class range: \`${from}-${to}\``) : folded(from, to, flags);
  }

  private member(): string {
    if (this.pattern[this.at] === '\\') { return this.character(); }
    if (this.at >= this.pattern.length) { return this.fail('missing closing ]'); }
    const char = String.fromCodePoint(this.pattern.codePointAt(this.at)!);
    this.at += char.length;
    return char;
  }

  private fail(problem: string): never {
    throw new FunctionError(`error parsing regexp: ${problem}`);
  }
}

function withFlags(flags: Flags, on: string, off: string | undefined): Flags {
  const set = (name: string, before: boolean): boolean => off?.includes(name) ? false : on.includes(name) || before;
  return { ignoreCase: set('i', flags.ignoreCase), multiLine: set('m', flags.multiLine), dotAll: set('s', flags.dotAll), ungreedy: set('U', flags.ungreedy) };
}

function literal(char: string, flags: Flags): string {
  if (!flags.ignoreCase) { return escaped(char); }
  return `[${folded(char, char, flags)}]`;
}

/** A range of a class, with the other case of its ASCII letters. */
function folded(from: string, to: string, flags: Flags): string {
  const range = from === to ? escaped(from) : `${escaped(from)}-${escaped(to)}`;
  if (!flags.ignoreCase) { return range; }
  if (to > '\x7f') { throw new NotEvaluated('characters beyond ASCII without regard to case are left out'); }
  let other = '';
  for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) {
    const char = String.fromCharCode(code);
    if (/[A-Za-z]/.test(char)) { other += char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase(); }
    // Two letters have a third form: the Kelvin sign and the long s.
    if (/[kK]/.test(char)) { other += '\u212a'; }
    if (/[sS]/.test(char)) { other += '\u017f'; }
  }
  return range + other;
}

function escaped(char: string): string {
  return /[\\^$.*+?()[\]{}|/-]/.test(char) ? `\\u{${char.codePointAt(0)!.toString(16)}}` : /[\x00-\x1f]/.test(char) ? `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}` : char;
}

/** All characters but those, as members of a class. Only the ASCII classes above are asked for. */
function complement(members: string): string {
  const test = new RegExp(`^[${members}]$`, 'u');
  let out = '';
  for (let code = 0; code < 128; code++) {
    if (!test.test(String.fromCharCode(code))) { out += `\\x${code.toString(16).padStart(2, '0')}`; }
  }
  return `${out}\\u{80}-\\u{10FFFF}`;
}
