import { code, codeText, foreignText } from './comments';

/** What stands in the comment of a member beside the author's own words. */
export interface MemberDoc {
  /** What the member is called in the class, when TypeScript cannot call it so. */
  readonly called?: string;
  /** Why the type says nothing. */
  readonly untyped?: string;
  readonly optional: boolean;
}

/** The lines of a member's doc comment: the author's description, the limits that the type does not show, the default. */
export function memberDoc(schema: any, { called, untyped, optional }: MemberDoc): string[] {
  const description = typeof schema?.description === 'string' ? schema.description.trim() : '';
  const facts = [
    ...(called === undefined ? [] : [`Called ${codeText(called)} in the class.`]),
    ...(untyped === undefined ? [] : [foreignText(`Any value: ${untyped}.`)]),
    ...limits(schema),
    ...combined(schema),
    ...rules(schema),
    ...(schema?.example === undefined ? [] : [`Example: ${code(schema.example)}`]),
  ];
  const tags = [
    ...(isDeprecated(schema, description) ? ['@deprecated'] : []),
    ...(schema?.default !== undefined ? [`@default ${code(schema.default)}`] : optional ? ['@default - not set'] : []),
  ];
  const blocks = [description === '' ? [] : [foreignText(description)], facts, tags].filter(block => block.length > 0);
  return blocks.flatMap((block, index) => index === 0 ? block : ['', ...block]);
}

/** Variables have no keyword for it; authors write it as Kubernetes does, at the start of a paragraph. */
function isDeprecated(schema: any, description: string): boolean {
  return schema?.deprecated === true || /(^|\n)\s*deprecated\b\s*[:.]/i.test(description);
}

function limits(schema: any): string[] {
  return [schema, ...each(schema?.items)].flatMap((part, index) => {
    const words = limitsOf(part);
    return words.length === 0 ? [] : [`${index === 0 ? '' : 'Items: '}${words.join('; ')}.`].map(line => index === 0 ? line[0].toUpperCase() + line.slice(1) : line);
  });
}

function limitsOf(schema: any): string[] {
  if (schema === null || typeof schema !== 'object') { return []; }
  const { type, format, pattern, minimum, maximum, minLength, maxLength, minItems, maxItems, minProperties, maxProperties, uniqueItems } = schema;
  return [
    ...(type === 'integer' ? ['a whole number'] : []),
    ...range(minimum, maximum, '', schema.exclusiveMinimum === true, schema.exclusiveMaximum === true),
    ...range(minLength, maxLength, ' character'),
    ...range(minItems, maxItems, ' item'),
    ...(uniqueItems === true ? ['no item twice'] : []),
    ...range(minProperties, maxProperties, ' member'),
    ...(typeof format === 'string' ? [`format ${codeText(format)}`] : []),
    ...(typeof pattern === 'string' ? [`matches ${codeText(pattern)}`] : []),
    ...(Array.isArray(schema.enum) && schema.enum.some((value: unknown) => value !== null && typeof value === 'object')
      ? [`one of ${schema.enum.map((value: unknown) => code(value)).join(', ')}`] : []),
  ];
}

function range(min: unknown, max: unknown, unit: string, above = false, below = false): string[] {
  const [low, high] = [min, max].map(limit => typeof limit === 'number' ? limit : undefined);
  const counted = (count: number) => `${count}${unit}${unit === '' || count === 1 ? '' : 's'}`;
  if (low !== undefined && high !== undefined && !above && !below) { return [low === high ? `exactly ${counted(low)}` : `${low} to ${counted(high)}`]; }
  return [
    ...(low === undefined ? [] : [`${above ? 'more than' : 'at least'} ${counted(low)}`]),
    ...(high === undefined ? [] : [`${below ? 'less than' : 'at most'} ${counted(high)}`]),
  ];
}

/** Alternatives narrow a value in ways the type does not show: the type is wider than the class, the check at synth is not. */
function combined(schema: any): string[] {
  const words = { oneOf: 'Exactly one of', anyOf: 'At least one of', allOf: 'All of' } as const;
  const lines = Object.entries(words).flatMap(([keyword, lead]) => {
    const parts: unknown[] = Array.isArray(schema?.[keyword]) ? schema[keyword] : [];
    // That a value is a number or a text shows in its type.
    return parts.length === 0 || (schema['x-kubernetes-int-or-string'] === true && parts.every(isType)) ? [] : [`${lead}: ${parts.map(part => alternative(part)).join('; ')}.`];
  });
  return schema?.not === undefined ? lines : [...lines, `Not: ${alternative(schema.not)}.`];
}

function isType(part: any): boolean {
  return typeof part?.type === 'string' && Object.keys(part).length === 1;
}

function alternative(part: any): string {
  if (Array.isArray(part?.required) && Object.keys(part).length === 1) { return part.required.map((name: unknown) => codeText(String(name))).join(' and '); }
  return code(part);
}

function rules(schema: any): string[] {
  return each(schema?.['x-kubernetes-validations']).flatMap(rule => typeof rule?.rule === 'string'
    ? [`Rule: ${codeText(rule.rule)}${typeof rule.message === 'string' ? `: ${foreignText(rule.message)}` : ''}`] : []);
}

function each(value: any): any[] {
  return Array.isArray(value) ? value : value === null || typeof value !== 'object' ? [] : [value];
}
