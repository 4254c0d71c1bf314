import { BooleanSchemaOptions, NumberSchemaOptions, SchemaOptions, TextFormat, TextSchemaOptions, VariableRule } from './schema-options';
import { variableFinding } from '../validation/variable-value';
import { Check, checkProps, listOf, mapOf, refuse, required, Shape, struct } from '../values/check';
import { content, flag, instanceOf, integer, oneOf, text } from '../values/check-scalars';
import { withoutNulls } from '../values/without-nulls';

/** What a list may be. */
export interface ListSchemaOptions extends SchemaOptions {
  /**
   * What the items are.
   * @default - texts
   */
  readonly items?: VariableSchema;

  /**
   * Value of clusters that give none.
   * @default - none: the value is required
   */
  readonly defaultValue?: any[];

  /**
   * Least number of items.
   * @default 1
   */
  readonly minItems?: number;

  /**
   * Greatest number of items.
   * @default - no limit
   */
  readonly maxItems?: number;
}

/** What a map from texts to values may be. */
export interface MapSchemaOptions extends SchemaOptions {
  /**
   * What the values are.
   * @default - texts
   */
  readonly values?: VariableSchema;

  /**
   * Value of clusters that give none.
   * @default - none: the value is required
   */
  readonly defaultValue?: { [key: string]: any };
}

/** What an object may be. */
export interface ObjectSchemaOptions extends SchemaOptions {
  /** Its properties; one that is not listed is refused. */
  readonly properties: { [name: string]: VariableSchema };

  /**
   * Value of clusters that give none.
   * @default - none: the value is required
   */
  readonly defaultValue?: { [key: string]: any };
}

const anything: Check = () => undefined;
const finite: Check = (where, value) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) { refuse(where, value, 'is not a number'); }
};
const anyText: Check = (where, value) => {
  if (typeof value !== 'string') { refuse(where, value, 'is not text'); }
};
const bound = integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
const schema: Check = (where, value) => instanceOf(VariableSchema, 'for example VariableSchema.text()')(where, value);

const common: Shape<SchemaOptions> = {
  required: flag,
  description: content(4000, 'describe it shorter'),
  deprecated: text({ max: 1000 }),
  rules: listOf(struct<VariableRule>({ rule: required(content(4096, 'split the rule')), message: text({ max: 512 }) }), { min: 1, max: 100 }),
};
const textShape: Shape<TextSchemaOptions> = {
  ...common,
  defaultValue: anyText,
  values: listOf(anyText, { min: 1, max: 100 }),
  pattern: (where, value) => {
    content(512, 'write a shorter one')(where, value);
    try { new RegExp(value as string); } catch { refuse(where, value, 'is not a regular expression'); }
  },
  format: oneOf(TextFormat),
  minLength: integer(),
  maxLength: integer({ min: 1 }),
  example: anyText,
};
const numberShape: Shape<NumberSchemaOptions> = {
  ...common, defaultValue: finite, values: listOf(finite, { min: 1, max: 100 }), min: bound, max: bound, example: finite,
};
const booleanShape: Shape<BooleanSchemaOptions> = { ...common, defaultValue: flag };
const listShape: Shape<ListSchemaOptions> = {
  ...common, items: schema, defaultValue: listOf(anything), minItems: integer(), maxItems: integer({ min: 1 }),
};
const mapShape: Shape<MapSchemaOptions> = { ...common, values: schema, defaultValue: mapOf(anything) };
const objectShape: Shape<ObjectSchemaOptions> = {
  ...common,
  properties: required(mapOf(schema, (where, key) => text({ what: 'property name (letters, digits and underscores)', pattern: /^[A-Za-z_]\w*$/, max: 63 })(where, key))),
  defaultValue: mapOf(anything),
};

/** What values of a class variable, of its items or properties may be. It becomes the variable's OpenAPI schema. */
export class VariableSchema {
  /** Texts. */
  public static text(options: TextSchemaOptions = {}): VariableSchema {
    const { defaultValue, values, pattern, format, minLength, maxLength, example } = checked('text', options, textShape);
    // An empty text is refused nearly everywhere it could land (SCH-02 of cluster-api v1beta2).
    return new VariableSchema('text', options, {
      type: 'string', default: defaultValue, enum: values, pattern, format, minLength: minLength ?? (values ? undefined : 1), maxLength, example,
    });
  }

  /** Whole numbers. */
  public static integer(options: NumberSchemaOptions = {}): VariableSchema {
    return VariableSchema.numeric('integer', options);
  }

  /** Numbers, fractions too. */
  public static number(options: NumberSchemaOptions = {}): VariableSchema {
    return VariableSchema.numeric('number', options);
  }

  /** True or false. */
  public static boolean(options: BooleanSchemaOptions = {}): VariableSchema {
    const { defaultValue } = checked('boolean', options, booleanShape);
    return new VariableSchema('boolean', options, { type: 'boolean', default: defaultValue });
  }

  /** Lists. */
  public static list(options: ListSchemaOptions = {}): VariableSchema {
    const { items, defaultValue, minItems, maxItems } = checked('list', options, listShape);
    return new VariableSchema('list', options, {
      type: 'array', items: (items ?? VariableSchema.text()).json, default: defaultValue, minItems: minItems ?? 1, maxItems,
    });
  }

  /** Maps from texts to values. */
  public static map(options: MapSchemaOptions = {}): VariableSchema {
    const { values, defaultValue } = checked('map', options, mapShape);
    return new VariableSchema('map', options, { type: 'object', additionalProperties: (values ?? VariableSchema.text()).json, default: defaultValue });
  }

  /** Objects with the given properties. */
  public static object(options: ObjectSchemaOptions): VariableSchema {
    const { properties, defaultValue } = checked('object', options, objectShape);
    const names = Object.keys(properties);
    const needed = names.filter(name => properties[name].required);
    return new VariableSchema('object', options, {
      type: 'object',
      properties: Object.fromEntries(names.map(name => [name, properties[name].json])),
      required: needed.length > 0 ? needed : undefined,
      default: defaultValue,
    }, { ...properties });
  }

  /**
   * Values that Cluster API hands on as they are, of a kind it can name.
   * @internal
   */
  public static _open(kind: 'list' | 'object', isRequired: boolean, example?: unknown): VariableSchema {
    const open = { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true };
    return new VariableSchema(kind, { required: isRequired }, kind === 'list' ? { type: 'array', items: open, minItems: 1, example } : { ...open, example });
  }

  private static numeric(type: 'integer' | 'number', options: NumberSchemaOptions): VariableSchema {
    const { defaultValue, values, min, max, example } = checked(type, options, numberShape);
    if (min !== undefined && max !== undefined && min > max) { throw new Error(`VariableSchema.${type}: min ${min} is above max ${max}.`); }
    return new VariableSchema(type, options, { type, default: defaultValue, enum: values, minimum: min, maximum: max, example });
  }

  /** The OpenAPI schema, as Cluster API takes it. */
  public readonly json: any;

  /** Whether a value must be given. */
  public readonly required: boolean;

  private constructor(
    /** The kind of value: text, integer, number, boolean, list, map or object. */
    public readonly kind: string,
    options: SchemaOptions,
    json: object,
    /** Schemas of an object's properties. */
    public readonly properties?: { [name: string]: VariableSchema },
  ) {
    const { deprecated, rules } = options;
    const description = [deprecated && `Deprecated: ${deprecated}`, options.description].filter(said => said).join(' ') || undefined;
    const defaultValue = (json as any).default;
    this.json = defined({ ...json, 'description': description, 'x-kubernetes-validations': rules?.map(({ rule, message }) => defined({ rule, message })) });
    this.required = options.required ?? defaultValue === undefined;
    for (const [prop, value] of [['defaultValue', defaultValue], ['example', this.json.example]] as const) {
      const problem = value === undefined ? undefined : this.problem(value);
      if (problem) { throw new Error(`VariableSchema.${kind}.${prop}: ${problem}.`); }
    }
  }

  /** What is wrong with a value, or undefined. */
  public problem(value: any): string | undefined {
    const finding = variableFinding(value, this.json);
    return finding && `${finding.path ? `${finding.path}: ` : ''}${finding.message.replace(/\.$/, '')}`;
  }
}

function checked<T extends object>(factory: string, options: T, shape: Shape<T>): T {
  return withoutNulls(checkProps(`VariableSchema.${factory}`, options, shape));
}

function defined(json: { [key: string]: unknown }): { [key: string]: unknown } {
  return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined));
}
