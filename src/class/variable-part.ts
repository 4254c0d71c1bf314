import { ClassPlaceholder } from './class-placeholder';
import { addPlaceholder } from './placed';
import { sampleOf } from './sample';
import { VariableSchema } from './schema';
import { Marks } from '../values/placeholder';

/** Where in a variable a part is. */
export interface PartPlace {
  /** As in `valueFrom.variable`: `vcenter.server`. */
  readonly path: string;

  /** Conditions that must hold for the part to exist. */
  readonly guards: readonly string[];

  /** The whole variable. */
  readonly owner: object;

  /** Value of clusters that say nothing, if the variable has one. */
  readonly fallback?: unknown;
}

/** A class variable or a property of one: what can be put where a literal fits. */
export abstract class VariablePart {
  /** What its values may be. */
  public readonly schema: VariableSchema;
  private placed?: Marks;

  /** What the values may be; `setPlace` says where they are. */
  protected constructor(schema: VariableSchema) {
    this.schema = schema;
  }

  /** A text variable, to be put where a text fits, also inside a longer text. Only as it is: what is cut or re-coded loses the variable. */
  public get asString(): string {
    this.checkKind('asString', ['text']);
    return this.marks.text;
  }

  /** A number variable, to be put where a number fits. Only as it is: a computed number loses the variable. */
  public get asNumber(): number {
    this.checkKind('asNumber', ['integer', 'number']);
    return this.marks.number;
  }

  /** A list variable, to be put where a list of texts fits, alone or among literal items. */
  public get asList(): string[] {
    this.checkKind('asList', ['list']);
    return [this.marks.text];
  }

  /** A map variable, to be put where a map of texts fits. */
  public get asMap(): { [key: string]: string } {
    this.checkKind('asMap', ['map']);
    return { [this.marks.text]: this.marks.text };
  }

  /** One property of an object variable. */
  public property(name: string): VariablePart {
    this.checkKind('property', ['object']);
    const { path, guards, owner, fallback } = PLACES.get(this)!;
    const schema = Object.hasOwn(this.schema.properties!, name) ? this.schema.properties![name] : undefined;
    if (!schema) { throw new Error(`ClassVariable "${path}": "${name}" is not a property; the properties are ${Object.keys(this.schema.properties!).join(', ')}.`); }
    const own = schema.required || schema.json.default !== undefined ? [] : [`hasKey .${path} ${JSON.stringify(name)}`];
    return new PropertyPart(schema, {
      path: `${path}.${name}`, guards: [...guards, ...own], owner, fallback: schema.json.default ?? (fallback as any)?.[name],
    });
  }

  /**
   * The stand-in of any kind of variable, for a field that is the whole value.
   * @internal
   */
  public get _mark(): string {
    return this.marks.text;
  }

  private get marks(): Marks {
    if (!this.placed) {
      const { path, guards, owner, fallback } = PLACES.get(this)!;
      const { kind, json } = this.schema;
      const placeholder: ClassPlaceholder = {
        name: path,
        family: json.format === 'ipv4' ? 4 : json.format === 'ipv6' ? 6 : undefined,
        shape: kind === 'list' || kind === 'map' ? kind : 'scalar',
        numeric: kind === 'integer' || kind === 'number',
        expression: `.${path}`,
        variable: path,
        owner,
        guards,
        sample: fallback ?? sampleOf(this.schema, path),
        checks: [],
      };
      this.placed = addPlaceholder(placeholder);
    }
    return this.placed;
  }

  private checkKind(prop: string, kinds: string[]): void {
    const { kind } = this.schema;
    if (kinds.includes(kind)) { return; }
    throw new Error(`ClassVariable "${PLACES.get(this)!.path}": ${prop} is for ${kinds.join(' and ')} variables and this is ${/^[aeio]/.test(kind) ? 'an' : 'a'} ${kind}; ${ADVICE[kind]}.`);
  }
}

/** A property of an object variable. */
class PropertyPart extends VariablePart {
  constructor(schema: VariableSchema, place: PartPlace) {
    super(schema);
    setPlace(this, place);
  }
}

const ADVICE: { readonly [kind: string]: string } = {
  text: 'write asString',
  integer: 'write asNumber',
  number: 'write asNumber',
  boolean: 'write ClassPatch.when(…)',
  list: 'write asList',
  map: 'write asMap',
  object: 'write property(…)',
};

const PLACES = new WeakMap<VariablePart, PartPlace>();

/** Say where in a variable a part is. */
export function setPlace(part: VariablePart, place: PartPlace): void {
  PLACES.set(part, place);
}
