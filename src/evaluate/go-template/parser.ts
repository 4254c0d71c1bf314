import { TemplateError } from './errors';
import { lex, Token, TokenType } from './lexer';
import { Node, Operand, Pipeline } from './nodes';
import { numberLiteral } from './number-literal';
import { quote, unquote } from './quote';

/** A parsed template and those it defines. */
export interface ParsedTemplate {
  readonly source: string;
  readonly root: readonly Node[];
  readonly definitions: ReadonlyMap<string, readonly Node[]>;
}

const OPERANDS = new Set<TokenType>(['bool', 'char', 'dot', 'field', 'identifier', 'number', 'nil', 'raw', 'string', 'variable', 'leftParen']);
const NOT_EXECUTABLE = new Set(['bool', 'dot', 'nil', 'number', 'string']);

/**
 * Parses a template as Go's text/template does: the same texts are accepted.
 *
 * @param isFunction whether a name is a function; others are refused as Go refuses them
 * @throws TemplateError with the position
 */
export function parse(source: string, isFunction: (name: string) => boolean): ParsedTemplate {
  return new Parser(source, isFunction).parse();
}

/** Line and column of an offset, counted from one. */
export function position(source: string, pos: number): string {
  const before = source.slice(0, pos).split('\n');
  return `line ${before.length}, column ${before[before.length - 1].length + 1}`;
}

class Parser {
  private readonly tokens: Token[];
  private at = 0;
  private variables = ['$'];
  private rangeDepth = 0;
  private readonly definitions = new Map<string, readonly Node[]>();

  public constructor(private readonly source: string, private readonly isFunction: (name: string) => boolean) {
    const tokens = lex(source);
    this.tokens = [...tokens, tokens[tokens.length - 1]];
  }

  public parse(): ParsedTemplate {
    const root: Node[] = [];
    while (this.peek().type !== 'eof') {
      const start = this.at;
      if (this.next().type === 'left' && this.isKeyword(this.nextNonSpace(), 'define')) {
        this.definition();
        continue;
      }
      this.at = start;
      const node = this.textOrAction();
      if (typeof node === 'string') { this.fail(`unexpected {{${node}}}`); }
      root.push(node);
    }
    return { source: this.source, root, definitions: this.definitions };
  }

  private definition(): void {
    const name = this.templateName('define clause');
    this.expect('right', 'define clause');
    this.define(name, 'define clause');
  }

  /** The body of a definition, which sees none of the variables around it. */
  private define(name: string, context: string): void {
    const [outer, depth] = [this.variables, this.rangeDepth];
    this.variables = ['$'];
    this.rangeDepth = 0;
    const [body, end] = this.list();
    if (end !== 'end') { this.fail(`unexpected {{${end}}} in ${context}`); }
    this.variables = outer;
    this.rangeDepth = depth;
    const known = this.definitions.get(name);
    if (known && !isEmpty(known) && !isEmpty(body)) { this.fail(`template: multiple definition of template ${quote(name)}`); }
    if (!known || isEmpty(known)) { this.definitions.set(name, body); }
  }

  /** Nodes up to `end` or `else`, which is returned beside them. */
  private list(): [Node[], 'end' | 'else'] {
    const nodes: Node[] = [];
    while (this.peekNonSpace().type !== 'eof') {
      const node = this.textOrAction();
      if (typeof node === 'string') { return [nodes, node]; }
      nodes.push(node);
    }
    return this.fail('unexpected EOF');
  }

  private textOrAction(): Node | 'end' | 'else' {
    const token = this.nextNonSpace();
    if (token.type === 'text') { return { type: 'text', text: token.text }; }
    if (token.type !== 'left') { return this.unexpected(token, 'input'); }
    return this.action();
  }

  private action(): Node | 'end' | 'else' {
    const token = this.nextNonSpace();
    switch (token.type === 'keyword' ? token.text : '') {
      case 'end': this.expect('right', 'end'); return 'end';
      case 'else': {
        const next = this.peekNonSpace();
        if (!this.isKeyword(next, 'if') && !this.isKeyword(next, 'with')) { this.expect('right', 'else'); }
        return 'else';
      }
      case 'if': case 'with': case 'range': return this.control(token.text as 'if');
      case 'block': return this.block(token);
      case 'template': return this.template(token);
      case 'break': case 'continue':
        if (this.nextNonSpace().type !== 'right') { this.unexpected(this.tokens[this.at - 1], `{{${token.text}}}`); }
        if (this.rangeDepth === 0) { this.fail(`{{${token.text}}} outside {{range}}`); }
        return { type: token.text as 'break' };
    }
    this.at--;
    return { type: 'action', pipe: this.pipeline('command', 'right') };
  }

  private control(type: 'if' | 'with' | 'range'): Node {
    const mark = this.variables.length;
    const pipe = this.pipeline(type, 'right');
    if (type === 'range') { this.rangeDepth++; }
    const [body, end] = this.list();
    if (type === 'range') { this.rangeDepth--; }
    let otherwise: Node[] | undefined;
    if (end === 'else') {
      // `else if` is an `else` that holds an `if` and shares its end; so with `else with`.
      if (type !== 'range' && this.isKeyword(this.peek(), type)) {
        this.next();
        otherwise = [this.control(type)];
      } else {
        const [nodes, last] = this.list();
        if (last !== 'end') { this.fail('expected end; found {{else}}'); }
        otherwise = nodes;
      }
    }
    this.variables.length = mark;
    return { type, pipe, body, otherwise };
  }

  private block(token: Token): Node {
    const name = this.templateName('block clause');
    const pipe = this.pipeline('block clause', 'right');
    this.define(name, 'block clause');
    return { type: 'template', pos: token.pos, name, pipe };
  }

  private template(token: Token): Node {
    const name = this.templateName('template clause');
    if (this.nextNonSpace().type === 'right') { return { type: 'template', pos: token.pos, name }; }
    this.at--;
    return { type: 'template', pos: token.pos, name, pipe: this.pipeline('template clause', 'right') };
  }

  private templateName(context: string): string {
    const token = this.nextNonSpace();
    return token.type === 'string' || token.type === 'raw' ? this.unquote(token) : this.unexpected(token, context);
  }

  private pipeline(context: string, end: TokenType): Pipeline {
    const start = this.peekNonSpace().pos;
    const declared: string[] = [];
    let assigns = false;
    for (let more = true; more && this.peekNonSpace().type === 'variable';) {
      more = false;
      const back = this.at;
      const variable = this.next();
      const next = this.peekNonSpace();
      if (next.type === 'assign' || next.type === 'declare') {
        assigns = next.type === 'assign';
        this.next();
      } else if (next.type === 'comma') {
        this.next();
        if (context !== 'range' || declared.length > 0) { this.fail(`too many declarations in ${context}`); }
        if (!['variable', 'right', 'rightParen'].includes(this.peekNonSpace().type)) { this.fail('range can only initialize variables'); }
        more = true;
      } else {
        this.at = back;
        break;
      }
      declared.push(variable.text);
      this.variables.push(variable.text);
    }
    const commands: Operand[][] = [];
    for (;;) {
      const token = this.nextNonSpace();
      if (token.type === end) { break; }
      if (!OPERANDS.has(token.type)) { this.unexpected(token, context); }
      this.at--;
      commands.push(this.command());
    }
    if (commands.length === 0) { this.fail(`missing value for ${context}`); }
    const wrong = commands.slice(1).findIndex(command => NOT_EXECUTABLE.has(command[0].type));
    if (wrong >= 0) { this.fail(`non executable command in pipeline stage ${wrong + 2}`); }
    return { type: 'pipeline', pos: start, text: this.source.slice(start, this.tokens[this.at - 1].pos).trim(), declared, assigns, commands };
  }

  private command(): Operand[] {
    const operands: Operand[] = [];
    for (;;) {
      this.peekNonSpace();
      const operand = this.operand();
      if (operand) { operands.push(operand); }
      const token = this.next();
      if (token.type === 'space') { continue; }
      if (token.type === 'right' || token.type === 'rightParen') {
        this.at--;
      } else if (token.type !== 'pipe') {
        this.unexpected(token, 'operand');
      }
      break;
    }
    if (operands.length === 0) { this.fail('empty command'); }
    return operands;
  }

  private operand(): Operand | undefined {
    const term = this.term();
    if (!term || this.peek().type !== 'field') { return term; }
    const path: string[] = [];
    let text = term.type === 'pipeline' ? `(${term.text})` : term.text;
    while (this.peek().type === 'field') {
      const field = this.next().text;
      path.push(field.slice(1));
      text += field;
    }
    if (term.type === 'field' || term.type === 'variable') { return { ...term, text, path: [...term.path, ...path] }; }
    if (NOT_EXECUTABLE.has(term.type)) { this.fail(`unexpected . after term ${quote(term.text)}`); }
    return { type: 'chain', pos: term.pos, text, operand: term, path };
  }

  private term(): Operand | undefined {
    const token = this.nextNonSpace();
    const { pos, text } = token;
    switch (token.type) {
      case 'identifier':
        if (!this.isFunction(text)) { this.fail(`function ${quote(text)} not defined`); }
        return { type: 'identifier', pos, text, name: text };
      case 'dot': case 'nil': return { type: token.type, pos, text };
      case 'bool': return { type: 'bool', pos, text, value: text === 'true' };
      case 'field': return { type: 'field', pos, text, path: [text.slice(1)] };
      case 'variable':
        if (!this.variables.includes(text)) { this.fail(`undefined variable ${quote(text)}`); }
        return { type: 'variable', pos, text, name: text, path: [] };
      case 'number': case 'char': return this.located(() => numberLiteral(text, pos));
      case 'string': case 'raw': return { type: 'string', pos, text, value: this.unquote(token) };
      case 'leftParen': return this.pipeline('parenthesized pipeline', 'rightParen');
    }
    this.at--;
    return undefined;
  }

  private unquote(token: Token): string {
    return this.located(() => unquote(token.text));
  }

  private located<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      return error instanceof TemplateError ? this.fail(error.message) : (() => { throw error; })();
    }
  }

  private isKeyword(token: Token, text: string): boolean {
    return token.type === 'keyword' && token.text === text;
  }

  private peek(): Token {
    return this.tokens[this.at];
  }

  private next(): Token {
    const token = this.tokens[this.at];
    if (token.type !== 'eof' && token.type !== 'error') { this.at++; }
    return token;
  }

  /** Also steps past the last token, which stands there twice: callers step back after looking at one token too many. */
  private nextNonSpace(): Token {
    const token = this.peekNonSpace();
    this.at = Math.min(this.at + 1, this.tokens.length - 1);
    return token;
  }

  private peekNonSpace(): Token {
    while (this.tokens[this.at].type === 'space') { this.at++; }
    return this.tokens[this.at];
  }

  private expect(type: TokenType, context: string): void {
    const token = this.nextNonSpace();
    if (token.type !== type) { this.unexpected(token, context); }
  }

  private unexpected(token: Token, context: string): never {
    return this.fail(token.type === 'error' ? token.text : `unexpected ${token.type === 'eof' ? 'EOF' : `<${token.text}>`} in ${context}`, token.pos);
  }

  private fail(message: string, pos?: number): never {
    const at = pos ?? this.tokens[Math.max(0, Math.min(this.at, this.tokens.length) - 1)].pos;
    throw new TemplateError(`${position(this.source, at)}: ${message}`);
  }
}

/** Nothing but blanks: such a definition may be replaced by another. */
function isEmpty(nodes: readonly Node[]): boolean {
  return nodes.every(node => node.type === 'text' && node.text.trim() === '');
}
