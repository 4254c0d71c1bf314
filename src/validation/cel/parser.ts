import { Token, tokens } from './lexer';
import { Unsupported } from './values';

/** An expression as a tree. `optional` marks `?.` and `[?…]`. */
export type Expression =
  | { readonly type: 'literal'; readonly value: null | boolean | number | string; readonly double?: boolean }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'field'; readonly of: Expression; readonly name: string; readonly optional: boolean }
  | { readonly type: 'index'; readonly of: Expression; readonly index: Expression; readonly optional: boolean }
  | { readonly type: 'call'; readonly name: string; readonly target?: Expression; readonly args: readonly Expression[] }
  | { readonly type: 'list'; readonly items: readonly Expression[] }
  | { readonly type: 'map'; readonly entries: readonly (readonly [Expression, Expression])[] }
  | { readonly type: 'choice'; readonly condition: Expression; readonly yes: Expression; readonly no: Expression };

/** Operators from the weakest to the strongest. In the tree they are calls of functions with the operator's name. */
const BINARY = [['||'], ['&&'], ['<', '<=', '>', '>=', '==', '!=', 'in'], ['+', '-'], ['*', '/', '%']];
const WORDS: { [word: string]: null | boolean } = { true: true, false: false, null: null };
/** Deeper nesting than any rule has; keeps a hostile text from exhausting the stack. */
const MAX_DEPTH = 200;

/** Read an expression of the Common Expression Language. */
export function parse(source: string): Expression {
  return new Parser(tokens(source)).whole();
}

class Parser {
  private at = 0;
  private depth = 0;

  constructor(private readonly all: readonly Token[]) {}

  whole(): Expression {
    const expression = this.expression();
    if (this.next.type !== 'end') { throw this.unexpected(); }
    return expression;
  }

  private get next(): Token {
    return this.all[this.at];
  }

  private expression(): Expression {
    if (++this.depth > MAX_DEPTH) { throw new Unsupported('the nesting'); }
    const condition = this.binary(0);
    let out = condition;
    if (this.takes('?')) {
      const yes = this.binary(0);
      this.expect(':');
      out = { type: 'choice', condition, yes, no: this.expression() };
    }
    this.depth--;
    return out;
  }

  private binary(level: number): Expression {
    if (level === BINARY.length) { return this.unary(); }
    let left = this.binary(level + 1);
    while (BINARY[level].includes(this.next.text) && (this.next.type === 'op' || this.next.text === 'in')) {
      const name = this.all[this.at++].text;
      left = { type: 'call', name, args: [left, this.binary(level + 1)] };
    }
    return left;
  }

  private unary(): Expression {
    const name = this.next.text;
    if (this.next.type !== 'op' || (name !== '!' && name !== '-')) { return this.member(); }
    if (++this.depth > MAX_DEPTH) { throw new Unsupported('the nesting'); }
    this.at++;
    const operand = this.unary();
    this.depth--;
    return { type: 'call', name: name === '-' ? 'negate' : '!', args: [operand] };
  }

  private member(): Expression {
    let out = this.primary();
    for (;;) {
      if (this.takes('.')) {
        const optional = this.takes('?');
        const name = this.name();
        out = !optional && this.takes('(') ? { type: 'call', name, target: out, args: this.list(')') } : { type: 'field', of: out, name, optional };
      } else if (this.takes('[')) {
        const optional = this.takes('?');
        out = { type: 'index', of: out, index: this.expression(), optional };
        this.expect(']');
      } else {
        return out;
      }
    }
  }

  private primary(): Expression {
    const token = this.next;
    if (token.type === 'int' || token.type === 'double' || token.type === 'string') {
      this.at++;
      return { type: 'literal', value: token.value!, double: token.type === 'double' };
    }
    if (this.takes('(')) {
      const inner = this.expression();
      this.expect(')');
      return inner;
    }
    if (this.takes('[')) { return { type: 'list', items: this.list(']') }; }
    if (this.takes('{')) { return { type: 'map', entries: this.entries() }; }
    if (token.type !== 'name') { throw this.unexpected(); }
    this.at++;
    if (token.text in WORDS) { return { type: 'literal', value: WORDS[token.text] }; }
    return this.takes('(') ? { type: 'call', name: token.text, args: this.list(')') } : { type: 'name', name: token.text };
  }

  private list(close: string): Expression[] {
    const out: Expression[] = [];
    while (!this.takes(close)) {
      out.push(this.expression());
      if (!this.takes(',')) { this.expect(close); break; }
    }
    return out;
  }

  private entries(): [Expression, Expression][] {
    const out: [Expression, Expression][] = [];
    while (!this.takes('}')) {
      const key = this.expression();
      this.expect(':');
      out.push([key, this.expression()]);
      if (!this.takes(',')) { this.expect('}'); break; }
    }
    return out;
  }

  private name(): string {
    if (this.next.type !== 'name') { throw this.unexpected(); }
    return this.all[this.at++].text;
  }

  private takes(op: string): boolean {
    if (this.next.type !== 'op' || this.next.text !== op) { return false; }
    this.at++;
    return true;
  }

  private expect(op: string): void {
    if (!this.takes(op)) { throw this.unexpected(); }
  }

  private unexpected(): Unsupported {
    return new Unsupported(`"${this.next.text}" at this place`);
  }
}
