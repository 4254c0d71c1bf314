import { ClassValue } from './class-value';
import { placeholdersOf } from './placed';
import { ListSchemaOptions, MapSchemaOptions, ObjectSchemaOptions, VariableSchema } from './schema';
import { BooleanSchemaOptions, NumberSchemaOptions, TextSchemaOptions } from './schema-options';
import { setPlace, VariablePart } from './variable-part';
import { literal } from '../values/check';
import { instanceOf, text } from '../values/check-scalars';

/** `builtin` is Cluster API's own (CCV-02); other characters would need another syntax in templates. */
const variableName = literal(text({ what: 'variable name (letters, digits and underscores; not "builtin")', pattern: /^(?!builtin$)[A-Za-z_]\w*$/, max: 63, example: 'memoryMiB' }));

/**
 * A value that each cluster of a class sets for itself. Put it where a literal fits, `Endpoint.kubeVip(address.asString)` or
 * `Size.mebibytes(memory.asNumber)`, and list it in `variables` of the class: where it lands becomes a patch of the class. A cluster sets it
 * with `memory.of(8192)`, for all its machines or for one group of them.
 *
 * What a change of a value does to machines is what a change of the literal would do.
 */
export class ClassVariable extends VariablePart {
  /** A text. */
  public static text(name: string, options: TextSchemaOptions = {}): ClassVariable {
    return new ClassVariable(name, VariableSchema.text(options));
  }

  /** A whole number. */
  public static integer(name: string, options: NumberSchemaOptions = {}): ClassVariable {
    return new ClassVariable(name, VariableSchema.integer(options));
  }

  /** A number, also a fraction. */
  public static number(name: string, options: NumberSchemaOptions = {}): ClassVariable {
    return new ClassVariable(name, VariableSchema.number(options));
  }

  /** True or false, for `ClassPatch.when`. */
  public static boolean(name: string, options: BooleanSchemaOptions = {}): ClassVariable {
    return new ClassVariable(name, VariableSchema.boolean(options));
  }

  /** A list. */
  public static list(name: string, options: ListSchemaOptions = {}): ClassVariable {
    return new ClassVariable(name, VariableSchema.list(options));
  }

  /** A map from texts to values. */
  public static map(name: string, options: MapSchemaOptions = {}): ClassVariable {
    return new ClassVariable(name, VariableSchema.map(options));
  }

  /** An object with the given properties; each can be placed on its own. A cluster always gives the whole object. */
  public static object(name: string, options: ObjectSchemaOptions): ClassVariable {
    return new ClassVariable(name, VariableSchema.object(options));
  }

  /** A variable with a schema of its own. */
  public static withSchema(name: string, schema: VariableSchema): ClassVariable {
    instanceOf(VariableSchema, 'for example VariableSchema.text()')(`ClassVariable "${name}"`, schema);
    return new ClassVariable(name, schema);
  }

  /** Name of the variable. */
  public readonly name: string;

  private constructor(name: string, schema: VariableSchema) {
    variableName('ClassVariable', name);
    const optional = !schema.required && schema.json.default === undefined;
    super(schema);
    this.name = name;
    setPlace(this, { path: name, owner: this, guards: optional ? [`hasKey . ${JSON.stringify(name)}`] : [], fallback: schema.json.default });
  }

  /** A value for the variable. Throws when the schema or a prop that the variable was used for does not accept it. */
  public of(value: any): ClassValue {
    this._check(`ClassVariable "${this.name}"`, value);
    return { name: this.name, value };
  }

  /** @internal */
  public _check(where: string, value: any): void {
    const problem = this.schema.problem(value);
    if (problem) { throw new Error(`${where}: ${problem}.`); }
    for (const { name, checks } of placeholdersOf(this)) {
      const path = name.split('.').slice(1);
      const part = path.reduce<any>((found, key) => found?.[key], value);
      if (part === undefined) { continue; }
      for (const { where: prop, check } of checks) {
        for (const item of Array.isArray(part) ? part : [part]) { check(`${[where, ...path].join('.')} for ${prop}`, item); }
      }
    }
  }

  /**
   * The entry of `ClusterClass.spec.variables`.
   * @internal
   */
  public get _definition(): object {
    return { name: this.name, required: this.schema.required, schema: { openAPIV3Schema: this.schema.json } };
  }
}
