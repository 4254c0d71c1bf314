import { evaluateArgument, validate } from './arguments';
import { FunctionError, NotEvaluated, TemplateError } from './errors';
import { plain } from './format';
import { Node, NumberNode, Operand, Pipeline, TemplateFunction } from './nodes';
import { ParsedTemplate, position } from './parser';
import { Dict, Int, isOpaque, isTrue, List, typeName, Value } from './value';

/** What a template is executed with. */
export interface Execution {
  readonly template: ParsedTemplate;
  readonly functions: { readonly [name: string]: TemplateFunction };
  /** `error` refuses keys that a map lacks; otherwise they print as `<no value>`. */
  readonly missingKey: 'default' | 'error';
}

/** No value has been piped in; Go's missingVal. */
export const NOTHING = Symbol('nothing');

/** A value piped into a command. */
export type Piped = Value | typeof NOTHING;

const BREAK = Symbol('break');
const CONTINUE = Symbol('continue');
const MAX_DEPTH = 1000;

/** The text that a template makes of its data. */
export function execute(execution: Execution, data: Value): string {
  const run = new Run(execution, [['$', data]], 0);
  run.walk(data, execution.template.root);
  return run.out.join('');
}

/** One execution of one template; nested templates get a run of their own and share the output. */
export class Run {
  public out: string[] = [];

  public constructor(public readonly execution: Execution, private readonly variables: [string, Value][], private readonly depth: number) {}

  public walk(dot: Value, nodes: readonly Node[]): void {
    for (const node of nodes) {
      switch (node.type) {
        case 'text': this.out.push(node.text); break;
        case 'action': {
          const value = this.pipeline(dot, node.pipe);
          if (node.pipe.declared.length === 0) { this.out.push(this.at(node.pipe, () => printed(value))); }
          break;
        }
        case 'if': case 'with': {
          const mark = this.variables.length;
          const value = this.pipeline(dot, node.pipe);
          if (isTrue(value)) {
            this.walk(node.type === 'with' ? value : dot, node.body);
          } else if (node.otherwise) {
            this.walk(dot, node.otherwise);
          }
          this.variables.length = mark;
          break;
        }
        case 'range': this.range(dot, node); break;
        case 'template': this.call(dot, node); break;
        case 'break': throw BREAK;
        case 'continue': throw CONTINUE;
      }
    }
  }

  private range(dot: Value, node: Extract<Node, { type: 'if' | 'with' | 'range' }>): void {
    const outer = this.variables.length;
    const value = this.pipeline(dot, node.pipe);
    const mark = this.variables.length;
    const { declared, assigns } = node.pipe;
    let ran = false;
    const once = (index: Value, element: Value): void => {
      ran = true;
      const values = declared.length > 1 ? [index, element] : [element];
      declared.forEach((name, i) => {
        if (assigns) { this.assign(node.pipe, name, values[i]); } else { this.variables[mark - declared.length + i][1] = values[i]; }
      });
      try {
        this.walk(element, node.body);
      } catch (signal) {
        if (signal !== CONTINUE) { throw signal; }
      }
      this.variables.length = mark;
    };
    try {
      for (const [index, element] of this.elements(node.pipe, value)) { once(index, element); }
    } catch (signal) {
      if (signal !== BREAK) { throw signal; }
    }
    this.variables.length = mark;
    if (!ran && node.otherwise) { this.walk(dot, node.otherwise); }
    this.variables.length = outer;
  }

  private* elements(pipe: Pipeline, value: Value): Generator<[Value, Value]> {
    if (value === undefined || value === null) { return; }
    if (value instanceof List) {
      for (let i = 0; i < value.items.length; i++) { yield [new Int(BigInt(i)), value.items[i]]; }
    } else if (value instanceof Dict) {
      for (const key of value.sortedKeys()) { yield [key, value.entries.get(key)]; }
    } else if (value instanceof Int) {
      if (pipe.declared.length > 1) { this.fail(pipe, `can't use ${plain(value)} to iterate over more than one variable`); }
      for (let i = 0n; i < value.value; i++) { yield [undefined, new Int(i, value.type)]; }
    } else {
      this.fail(pipe, `range can't iterate over ${plain(value)}`);
    }
  }

  private call(dot: Value, node: Extract<Node, { type: 'template' }>): void {
    const where = { pos: node.pos, text: `template ${JSON.stringify(node.name)}` };
    const body = this.execution.template.definitions.get(node.name);
    if (!body) { this.fail(where, `template ${JSON.stringify(node.name)} not defined`); }
    if (this.depth >= MAX_DEPTH) { this.fail(where, `the template calls itself more than ${MAX_DEPTH} times`); }
    const data = node.pipe && this.pipeline(dot, node.pipe);
    const run = new Run(this.execution, [['$', data]], this.depth + 1);
    run.out = this.out;
    run.walk(data, body);
  }

  /** The value of a pipeline. A nil that comes out of one is no value any more. */
  public pipeline(dot: Value, pipe: Pipeline): Value {
    let value: Piped = NOTHING;
    for (const command of pipe.commands) {
      value = this.command(dot, command, value) ?? undefined;
    }
    for (const name of pipe.declared) {
      if (pipe.assigns) { this.assign(pipe, name, value as Value); } else { this.variables.push([name, value as Value]); }
    }
    return value as Value;
  }

  private assign(where: Pipeline, name: string, value: Value): void {
    for (let i = this.variables.length - 1; i >= 0; i--) {
      if (this.variables[i][0] === name) {
        this.variables[i][1] = value;
        return;
      }
    }
    this.fail(where, `undefined variable: ${name}`);
  }

  private command(dot: Value, command: readonly Operand[], piped: Piped): Value {
    const [first, ...args] = command;
    if (first.type === 'identifier') { return this.function(dot, first, args, piped); }
    if (first.type === 'field' || first.type === 'chain' || (first.type === 'variable' && first.path.length > 0)) {
      return this.path(dot, first, args, piped);
    }
    if (args.length > 0 || piped !== NOTHING) { this.fail(first, `can't give argument to non-function ${first.text}`); }
    switch (first.type) {
      case 'pipeline': return this.pipeline(dot, first);
      case 'variable': return this.variable(first);
      case 'bool': case 'string': return first.value;
      case 'dot': return dot;
      case 'number': return this.constant(first);
    }
    return this.fail(first, 'nil is not a command');
  }

  /** The value of an operand in a place that takes anything. */
  public operand(dot: Value, operand: Operand): Value {
    switch (operand.type) {
      case 'nil': return null;
      case 'identifier': return this.function(dot, operand, [], NOTHING);
      case 'field': case 'chain': return this.path(dot, operand, [], NOTHING);
      case 'variable': return operand.path.length > 0 ? this.path(dot, operand, [], NOTHING) : this.variable(operand);
      case 'pipeline': return this.pipeline(dot, operand);
      case 'bool': case 'string': return operand.value;
      case 'dot': return dot;
    }
    return this.constant(operand);
  }

  private variable(operand: { readonly name: string; readonly pos: number; readonly text: string }): Value {
    for (let i = this.variables.length - 1; i >= 0; i--) {
      if (this.variables[i][0] === operand.name) { return this.variables[i][1]; }
    }
    return this.fail(operand, `undefined variable: ${operand.name}`);
  }

  /** A number without a context: the way it is written decides between int and float. */
  private constant(number: NumberNode): Value {
    if (number.isComplex) { throw new NotEvaluated(`complex numbers such as ${number.text} are left out`); }
    if (number.looksFloat && number.float !== undefined) { return number.float; }
    return number.int === undefined ? this.fail(number, `${number.text} overflows int`) : new Int(number.int);
  }

  private path(dot: Value, operand: Extract<Operand, { type: 'field' | 'chain' | 'variable' }>, args: readonly Operand[], piped: Piped): Value {
    let value = operand.type === 'field' ? dot : operand.type === 'variable' ? this.variable(operand) : this.chained(dot, operand.operand);
    operand.path.forEach((name, i) => {
      const last = i === operand.path.length - 1;
      value = this.field(dot, operand, value, name, last ? args : [], last ? piped : NOTHING);
    });
    return value;
  }

  private chained(dot: Value, operand: Operand): Value {
    const value = this.operand(dot, operand);
    return operand.type === 'nil' ? this.fail(operand, `indirection through explicit nil in ${operand.text}`) : value;
  }

  private field(dot: Value, where: Operand, receiver: Value, name: string, args: readonly Operand[], piped: Piped): Value {
    if (receiver === undefined) {
      if (this.execution.missingKey === 'error') { this.fail(where, `nil data; no entry for key ${JSON.stringify(name)}`); }
      return undefined;
    }
    if (receiver === null) { return this.fail(where, `nil pointer evaluating interface {}.${name}`); }
    if (isOpaque(receiver)) {
      const method = receiver.methods[name];
      if (!method) { throw new NotEvaluated(`the method ${name} of a ${receiver.goType} is left out`); }
      return this.invoke(dot, where, name, method, args, piped);
    }
    if (!(receiver instanceof Dict)) { return this.fail(where, `can't evaluate field ${name} in type ${typeName(receiver)}`); }
    if (args.length > 0 || piped !== NOTHING) { return this.fail(where, `${name} is not a method but has arguments`); }
    if (receiver.entries.has(name)) { return receiver.entries.get(name); }
    return this.execution.missingKey === 'error' ? this.fail(where, `map has no entry for key ${JSON.stringify(name)}`) : undefined;
  }

  private function(dot: Value, operand: Extract<Operand, { type: 'identifier' }>, args: readonly Operand[], piped: Piped): Value {
    return this.invoke(dot, operand, operand.name, this.execution.functions[operand.name], args, piped);
  }

  private invoke(dot: Value, where: Operand, name: string, called: TemplateFunction, args: readonly Operand[], piped: Piped): Value {
    const { params } = called;
    const variadic = params.length > 0 && params[params.length - 1].startsWith('...');
    const fixed = variadic ? params.length - 1 : params.length;
    const given = args.length + (piped === NOTHING ? 0 : 1);
    if (variadic ? given < fixed : given !== fixed) {
      this.fail(where, `wrong number of args for ${name}: want ${variadic ? 'at least ' : ''}${fixed} got ${variadic ? args.length : given}`);
    }
    const typeOf = (i: number): string => i < fixed ? params[i] : params[fixed].slice(3);
    // `and` and `or` stop at the first argument that decides.
    if (params[0] === 'lazy') { return this.decide(dot, name === 'or', args, piped); }
    const values: Value[] = args.map((arg, i) => evaluateArgument(this, dot, arg, typeOf(i)));
    if (piped !== NOTHING) { values.push(validate(this, where, piped, typeOf(args.length))); }
    return this.at(where, () => called.call(...values), name);
  }

  private decide(dot: Value, or: boolean, args: readonly Operand[], piped: Piped): Value {
    let value: Value;
    for (const arg of args) {
      value = this.operand(dot, arg);
      if (isTrue(value) === or) { return value; }
    }
    return piped === NOTHING ? value : piped;
  }

  private at<T>(where: { readonly pos: number; readonly text: string }, work: () => T, name?: string): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof FunctionError) { return this.fail(where, `${name ? `error calling ${name}: ` : ''}${error.message}`); }
      if (error instanceof NotEvaluated) { error.message = `${this.place(where)}: ${error.message}`; }
      throw error;
    }
  }

  /** Stops the execution with a message that says where. */
  public fail(where: { readonly pos: number; readonly text: string }, message: string): never {
    throw new TemplateError(`${this.place(where)}: ${message}`);
  }

  private place({ pos, text }: { readonly pos: number; readonly text: string }): string {
    return `${position(this.execution.template.source, pos)} <${text.length > 40 ? `${text.slice(0, 37)}...` : text}>`;
  }
}

function printed(value: Value): string {
  return value === undefined || value === null ? '<no value>' : plain(value);
}
