import { schemaWithRules } from './schema';
import type { Finding } from '../../api/finding';
import { fieldSegment } from '../../api/finding';
import type { Schema } from '../../api/schema-types';
import { Json } from '../nested';
import { Notes } from '../topology/notes';

/** Judges a value by the CEL rules of its schema; rules about changes have no older value and are passed over. */
export type RuleJudge = (value: unknown, schema: Schema) => {
  readonly violations: readonly { readonly path: readonly (string | number)[]; readonly rule: string; readonly message?: string }[];
  /** Rules that nobody here can evaluate. */
  readonly unchecked: readonly string[];
};

/** The CEL rules of variables. What is not judged is said. */
export class Rules {
  public constructor(private readonly judge: RuleJudge | undefined, private readonly notes: Notes) {}

  /** The rules that the value of a variable breaks. */
  public broken(name: string, value: unknown, openApiSchema: Json): Finding[] {
    const schema = schemaWithRules(openApiSchema);
    if (!schema) { return []; }
    const { violations, unchecked } = this.judge?.(value, schema) ?? { violations: [], unchecked: undefined };
    if (!unchecked) { this.notes.add('unchecked', `variable "${name}"`, 'it has CEL rules (x-kubernetes-validations), which are not evaluated.'); }
    for (const rule of unchecked ?? []) { this.notes.add('unchecked', `variable "${name}"`, `its rule ${rule} uses what is not evaluated here.`); }
    return violations.map(({ path, rule, message }) => ({
      path: path.map(step => typeof step === 'number' ? `[${step}]` : fieldSegment(step)).join('.').replace(/\.\[/g, '['),
      message: `${message ?? 'the value breaks a rule of the class'}; the rule is ${rule}.`,
    }));
  }
}
