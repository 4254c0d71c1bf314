import { ClassPlaceholder } from './class-placeholder';
import { VariableSchema } from './schema';
import { marks, Marks } from '../values/placeholder';

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
  private readonly place: PartPlace;
  private placed?: Marks;

  /** @internal */
  protected constructor(schema: VariableSchema, place: (self: object) => PartPlace) {
    this.schema = schema;
    this.place = place(this);
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
    const { path, guards, owner, fallback } = this.place;
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
      const { path, guards, owner, fallback } = this.place;
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
    throw new Error(`ClassVariable "${this.place.path}": ${prop} is for ${kinds.join(' and ')} variables and this is ${/^[aeio]/.test(kind) ? 'an' : 'a'} ${kind}; ${ADVICE[kind]}.`);
  }
}

/** A property of an object variable. */
class PropertyPart extends VariablePart {
  constructor(schema: VariableSchema, place: PartPlace) {
    super(schema, () => place);
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

/** Another stand-in of a variable. */
export function addPlaceholder(placeholder: ClassPlaceholder): Marks {
  PLACED.set(placeholder.owner!, [...PLACED.get(placeholder.owner!) ?? [], placeholder]);
  return marks(placeholder);
}

const PLACED = new WeakMap<object, ClassPlaceholder[]>();

/** The stand-ins of a variable and of its properties that were ever asked for. */
export function placeholdersOf(owner: object): readonly ClassPlaceholder[] {
  return PLACED.get(owner) ?? [];
}

/** A value that the schema accepts, for the templates. */
function sampleOf({ kind, json }: VariableSchema, path: string): unknown {
  if (json.example !== undefined || json.enum !== undefined) { return json.example ?? json.enum[0]; }
  switch (kind) {
    case 'text':
      return FORMATS[json.format] ?? path.replace(/([a-z])([A-Z])/g, '$1-$2').replace(/[._]+/g, '-').toLowerCase().padEnd(json.minLength ?? 1, 'x').slice(0, json.maxLength);
    case 'list':
      return [json.items.type === 'string' ? FORMATS[json.items.format] ?? path.toLowerCase() : json.items.type === 'object' ? {} : 1];
    case 'map':
      return { [path.toLowerCase()]: json.additionalProperties.type === 'string' ? 'value' : 1 };
    case 'boolean':
      return false;
    default:
      return Math.max(json.minimum ?? 1, Math.min(1, json.maximum ?? 1));
  }
}

/** Documentation ranges of the IETF. */
const FORMATS: { readonly [format: string]: string } = {
  ipv4: '192.0.2.1', ipv6: '2001:db8::1', cidr: '192.0.2.0/24', hostname: 'host.example.com', uri: 'https://host.example.com',
};
