/** A rule in the Common Expression Language that a value must keep. */
export interface VariableRule {
  /** The expression; `self` is the value, `oldSelf` the one it had before. */
  readonly rule: string;

  /**
   * Said when the rule is broken, on one line.
   * @default - the rule itself
   */
  readonly message?: string;
}

/** What every kind of value may have. */
export interface SchemaOptions {
  /**
   * Whether each cluster must give a value.
   * @default - true, unless there is a default
   */
  readonly required?: boolean;

  /**
   * What the value is for; shown by `kubectl` and by tools that read the class.
   * @default - nothing
   */
  readonly description?: string;

  /**
   * What to use instead. The variable goes on working; the text is put before the description.
   * @default - not deprecated
   */
  readonly deprecated?: string;

  /**
   * Rules the value must keep, checked at synth; those about the older value (`oldSelf`) only on the management cluster.
   * @default - none
   */
  readonly rules?: VariableRule[];
}

/** What a text may be. */
export interface TextSchemaOptions extends SchemaOptions {
  /**
   * Value of clusters that give none.
   * @default - none: the value is required
   */
  readonly defaultValue?: string;

  /**
   * The only texts allowed.
   * @default - any
   */
  readonly values?: string[];

  /**
   * Regular expression the text must contain a match of; write `^…$` for all of it.
   * @default - any text
   */
  readonly pattern?: string;

  /**
   * Form of the text.
   * @default - any text
   */
  readonly format?: TextFormat;

  /**
   * Least number of characters.
   * @default 1
   */
  readonly minLength?: number;

  /**
   * Greatest number of characters.
   * @default - as many as fit
   */
  readonly maxLength?: number;

  /**
   * A value that could be: it stands in the templates where each cluster puts its own, so the API server must accept it there.
   * @default - made up from the name
   */
  readonly example?: string;
}

/** Forms of texts that the API server checks. */
export enum TextFormat {
  /** An IPv4 address. */
  IPV4 = 'ipv4',

  /** An IPv6 address. */
  IPV6 = 'ipv6',

  /** A block of addresses in CIDR notation. */
  CIDR = 'cidr',

  /** A host name. */
  HOSTNAME = 'hostname',

  /** A URI with a scheme. */
  URI = 'uri',
}

/** What a number may be. */
export interface NumberSchemaOptions extends SchemaOptions {
  /**
   * Value of clusters that give none.
   * @default - none: the value is required
   */
  readonly defaultValue?: number;

  /**
   * The only numbers allowed.
   * @default - any
   */
  readonly values?: number[];

  /**
   * Least value, a whole number.
   * @default - no limit
   */
  readonly min?: number;

  /**
   * Greatest value, a whole number.
   * @default - no limit
   */
  readonly max?: number;

  /**
   * A value that could be: it stands in the templates where each cluster puts its own, so the API server must accept it there.
   * @default - the least value
   */
  readonly example?: number;
}

/** What a yes or no may be. */
export interface BooleanSchemaOptions extends SchemaOptions {
  /**
   * Value of clusters that give none.
   * @default - none: the value is required
   */
  readonly defaultValue?: boolean;
}
