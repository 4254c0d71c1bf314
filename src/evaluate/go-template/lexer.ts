import { quote } from './quote';

/** A piece of template text. */
export interface Token {
  readonly type: TokenType;
  readonly text: string;
  /** Offset in the template. */
  readonly pos: number;
}

export type TokenType = 'text' | 'left' | 'right' | 'space' | 'pipe' | 'assign' | 'declare' | 'comma' | 'leftParen' | 'rightParen' | 'number' | 'char'
| 'string' | 'raw' | 'field' | 'variable' | 'identifier' | 'bool' | 'dot' | 'keyword' | 'nil' | 'other' | 'eof' | 'error';

const KEYWORDS = new Set(['block', 'break', 'continue', 'define', 'else', 'end', 'if', 'range', 'template', 'with']);
const SPACE = ' \t\r\n';
const WORD = /[\p{L}\p{Nd}_]*/uy;
const NUMBER = /[+-]?(?:0[xX][0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?|0[oO][0-7_]*(?:\.[0-7_]*)?|0[bB][01_]*(?:\.[01_]*)?|[0-9_]*(?:\.[0-9_]*)?(?:[eE][+-]?[0-9_]*)?)i?/y;

/** Splits a template into tokens; the last one is `eof` or `error` (whose text is the message). */
export function lex(input: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < input.length) {
    const open = input.indexOf('{{', at);
    const textEnd = open < 0 ? input.length : open;
    const trimsLeft = open >= 0 && input[open + 2] === '-' && isSpace(input[open + 3]);
    let end = textEnd;
    if (trimsLeft) { while (end > at && isSpace(input[end - 1])) { end--; } }
    if (end > at) { tokens.push({ type: 'text', text: input.slice(at, end), pos: at }); }
    if (open < 0) { break; }
    const inside = open + 2 + (trimsLeft ? 2 : 0);
    if (input.startsWith('/*', inside)) {
      const close = input.indexOf('*/', inside + 2);
      if (close < 0) { return [...tokens, { type: 'error', text: 'unclosed comment', pos: inside }]; }
      const after = rightDelimiter(input, close + 2);
      if (!after) { return [...tokens, { type: 'error', text: 'comment ends before closing delimiter', pos: inside }]; }
      at = after;
      continue;
    }
    tokens.push({ type: 'left', text: '{{', pos: open });
    const next = new Action(input, tokens).lex(inside);
    if (next === undefined) { return tokens; }
    at = next;
  }
  tokens.push({ type: 'eof', text: 'EOF', pos: input.length });
  return tokens;
}

/** The tokens between two delimiters. */
class Action {
  private depth = 0;

  public constructor(private readonly input: string, private readonly tokens: Token[]) {}

  /** Where text goes on after the closing delimiter; nothing after an error. */
  public lex(start: number): number | undefined {
    let at = start;
    for (;;) {
      const after = rightDelimiter(this.input, at);
      if (after !== undefined) {
        if (this.depth > 0) { return this.fail('unclosed left paren', at); }
        this.tokens.push({ type: 'right', text: '}}', pos: at });
        return after;
      }
      if (at >= this.input.length) { return this.fail('unclosed action', at); }
      const next = this.token(at);
      if (next === undefined) { return undefined; }
      at = next;
    }
  }

  private token(at: number): number | undefined {
    const { input } = this;
    const char = input[at];
    if (isSpace(char)) {
      let end = at;
      while (isSpace(input[end]) && !(end > at && rightDelimiter(input, end) && input[end] !== '}')) { end++; }
      return this.push('space', at, end);
    }
    switch (char) {
      case '=': return this.push('assign', at, at + 1);
      case ':': return input[at + 1] === '=' ? this.push('declare', at, at + 2) : this.fail('expected :=', at);
      case '|': return this.push('pipe', at, at + 1);
      case ',': return this.push('comma', at, at + 1);
      case '"': return this.quoted(at, '"', 'string', 'unterminated quoted string');
      case "'": return this.quoted(at, "'", 'char', 'unterminated character constant');
      case '`': return this.raw(at);
      case '(': this.depth++; return this.push('leftParen', at, at + 1);
      case ')': return --this.depth < 0 ? this.fail('unexpected right paren', at) : this.push('rightParen', at, at + 1);
      case '$': return this.word(at, at + 1, 'variable');
      case '.':
        if (!(input[at + 1] >= '0' && input[at + 1] <= '9')) { return this.word(at, at + 1, 'field'); }
    }
    if (/[-+.0-9]/.test(char)) { return this.number(at); }
    const end = wordEnd(input, at);
    if (end > at) { return this.word(at, at, 'identifier'); }
    if (/[!-~]/.test(char)) { return this.push('other', at, at + 1); }
    return this.fail(`unrecognized character in action: ${quote(String.fromCodePoint(input.codePointAt(at)!), "'")}`, at);
  }

  private push(type: TokenType, from: number, to: number): number {
    this.tokens.push({ type, text: this.input.slice(from, to), pos: from });
    return to;
  }

  private fail(message: string, pos: number): undefined {
    this.tokens.push({ type: 'error', text: message, pos });
  }

  private quoted(at: number, mark: string, type: TokenType, message: string): number | undefined {
    for (let i = at + 1; i < this.input.length && this.input[i] !== '\n'; i++) {
      if (this.input[i] === mark) { return this.push(type, at, i + 1); }
      if (this.input[i] === '\\' && this.input[++i] === '\n') { break; }
    }
    return this.fail(message, at);
  }

  private raw(at: number): number | undefined {
    const end = this.input.indexOf('`', at + 1);
    return end < 0 ? this.fail('unterminated raw quoted string', at) : this.push('raw', at, end + 1);
  }

  private word(at: number, from: number, type: 'field' | 'variable' | 'identifier'): number | undefined {
    const end = wordEnd(this.input, from);
    if (!this.terminates(end)) { return this.fail(`bad character ${quote(this.input[end], "'")}`, end); }
    const text = this.input.slice(at, end);
    if (type === 'field' && end === from) { return this.push('dot', at, end); }
    if (type !== 'identifier') { return this.push(type, at, end); }
    return this.push(KEYWORDS.has(text) ? 'keyword' : text === 'nil' ? 'nil' : text === 'true' || text === 'false' ? 'bool' : 'identifier', at, end);
  }

  private number(at: number): number | undefined {
    NUMBER.lastIndex = at;
    let end = at + NUMBER.exec(this.input)![0].length;
    if (this.input[end] === '+' || this.input[end] === '-') {
      NUMBER.lastIndex = end;
      const imaginary = NUMBER.exec(this.input)![0];
      if (imaginary.endsWith('i')) { end += imaginary.length; }
    }
    if (wordEnd(this.input, end) > end || this.input[end] === '+' || this.input[end] === '-') {
      return this.fail(`bad number syntax: ${quote(this.input.slice(at, end + 1))}`, at);
    }
    return this.push('number', at, end);
  }

  private terminates(at: number): boolean {
    return at >= this.input.length || ' \t\r\n.,|:)('.includes(this.input[at]) || this.input.startsWith('}}', at);
  }
}

/** Where text goes on if an action ends here, blanks trimmed if asked for. */
function rightDelimiter(input: string, at: number): number | undefined {
  if (isSpace(input[at]) && input[at + 1] === '-' && input.startsWith('}}', at + 2)) {
    let end = at + 4;
    while (isSpace(input[end])) { end++; }
    return end;
  }
  return input.startsWith('}}', at) ? at + 2 : undefined;
}

function wordEnd(input: string, at: number): number {
  WORD.lastIndex = at;
  return at + WORD.exec(input)![0].length;
}

function isSpace(char: string | undefined): boolean {
  return char !== undefined && SPACE.includes(char);
}
