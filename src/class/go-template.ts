import { ClassPlaceholder } from './class-placeholder';
import { placeholderOf, splitText } from '../values/placeholder';

/**
 * Go templates whose output is JSON, for `valueFrom.template`. What a cluster says reaches the output only through `toJson` and `printf`, so no
 * value can end the text it stands in.
 */

/** Why data cannot be put into a template: said with the name of the variable. */
export class TemplateProblem extends Error {
  constructor(readonly placeholder: ClassPlaceholder, readonly problem: string) {
    super(problem);
  }
}

/** The template of a value that contains stand-ins. */
export function templateOf(value: unknown): string {
  const exact = placeholderOf(value) as ClassPlaceholder | undefined;
  if (exact) { return action(`${expressionOf(exact)} | toJson`); }
  if (typeof value === 'string') { return hasPlaceholder(value) ? action(`${textExpression(value)} | toJson`) : literalJson(value); }
  if (Array.isArray(value)) { return `[${listBody(value)}]`; }
  if (value !== null && typeof value === 'object') {
    return `{${Object.entries(value).map(([key, item]) => `${literalJson(key)}:${templateOf(item)}`).join(',')}}`;
  }
  return literalJson(value);
}

/** Whether a text contains a stand-in. */
export function hasPlaceholder(text: string): boolean {
  return splitText(text).some(part => typeof part !== 'string');
}

function action(pipeline: string): string {
  return `{{ ${pipeline} }}`;
}

/** Text outside actions; two braces would open one. */
function literalJson(value: unknown): string {
  return JSON.stringify(value).split('{{').join('{{ "{{" }}');
}

/** Items and the commas between them. A list variable among literal items is written out item by item. */
function listBody(items: unknown[]): string {
  return items.map((item, index) => {
    const placeholder = placeholderOf(item) as ClassPlaceholder | undefined;
    if (placeholder?.shape !== 'list') { return `${index === 0 ? '' : ','}${templateOf(item)}`; }
    const list = expressionOf(placeholder);
    if (index > 0) { return `{{ range ${list} }},{{ toJson . }}{{ end }}`; }
    return `{{ range $index, $item := ${list} }}{{ if $index }},{{ end }}{{ toJson $item }}{{ end }}`;
  }).join('');
}

/** A `printf` that makes the text. */
function textExpression(text: string): string {
  const values: string[] = [];
  const format = insertQuoted(text, values);
  return `printf ${JSON.stringify(format)} ${values.join(' ')}`;
}

const QUOTED = /"(?:[^"\\\n]|\\.)*"/g;

/** The format of a text: quoted scalars of a file within the text are quoted anew with the value inside. */
function insertQuoted(text: string, values: string[]): string {
  let format = '';
  let rest = 0;
  for (const match of text.matchAll(QUOTED)) {
    const inner = hasPlaceholder(match[0]) ? decoded(match[0]) : undefined;
    if (inner === undefined) { continue; }
    format += insertPlain(text.slice(rest, match.index), values);
    const exact = placeholderOf(inner) as ClassPlaceholder | undefined;
    const value = exact && !exact.numeric ? expressionOf(exact) : textExpression(inner);
    values.push(`(${value} | toRawJson)`);
    format += '%s';
    rest = match.index + match[0].length;
  }
  return format + insertPlain(text.slice(rest), values);
}

/** What a quoted scalar says, if quoting it again gives the same text. */
function decoded(quoted: string): string | undefined {
  try {
    const inner = JSON.parse(quoted);
    return JSON.stringify(inner) === quoted ? inner : undefined;
  } catch {
    return undefined;
  }
}

function insertPlain(text: string, values: string[]): string {
  return splitText(text).map(part => {
    if (typeof part === 'string') { return part.split('%').join('%%'); }
    const placeholder = part as ClassPlaceholder;
    if (placeholder.shape !== 'scalar') { throw new TemplateProblem(placeholder, `the ${placeholder.shape} was joined into a text`); }
    const expression = expressionOf(placeholder);
    values.push(expression.includes(' ') ? `(${expression})` : expression);
    return placeholder.numeric ? '%v' : '%s';
  }).join('');
}

function expressionOf(placeholder: ClassPlaceholder): string {
  if (placeholder.guards.length > 0) { throw new TemplateProblem(placeholder, 'optional'); }
  return placeholder.expression;
}
