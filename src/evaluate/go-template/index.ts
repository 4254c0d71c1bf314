import { BUILTINS } from './builtins';
import { NotEvaluated } from './errors';
import { execute } from './execute';
import { TemplateFunction } from './nodes';
import { parse, ParsedTemplate } from './parser';
import { Value } from './value';

export { FunctionError, NotEvaluated, TemplateError } from './errors';
export type { TemplateFunction } from './nodes';

/** A set of functions with the rule for missing map keys: what Go calls the functions and options of a template. */
export class TemplateEngine {
  private readonly functions: { readonly [name: string]: TemplateFunction };
  private readonly parsed = new Map<string, ParsedTemplate>();

  public constructor(functions: { readonly [name: string]: TemplateFunction } = {}, private readonly missingKey: 'default' | 'error' = 'default') {
    this.functions = Object.assign(Object.create(null), BUILTINS, functions);
  }

  /**
   * The text that a template makes of its data.
   *
   * @throws TemplateError as Go would refuse the template or stop executing it
   * @throws NotEvaluated when the template asks for what cannot be known
   */
  public render(source: string, data: Value): string {
    let template = this.parsed.get(source);
    if (!template) {
      template = parse(source, name => name in this.functions);
      this.parsed.set(source, template);
    }
    try {
      return execute({ template, functions: this.functions, missingKey: this.missingKey }, data);
    } catch (error) {
      if (error instanceof RangeError) { throw new NotEvaluated('the template nests too deep, or makes a value that contains itself'); }
      throw error;
    }
  }
}
