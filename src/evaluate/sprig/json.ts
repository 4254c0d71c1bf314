import { define, Family } from './define';
import { FunctionError, NotEvaluated } from '../go-template/errors';
import { Dict, fromJson, Int, isOpaque, List, Value } from '../go-template/value';

/** Functions that read and write JSON. */
export const JSON_FUNCTIONS: Family = {
  toJson: define('any', (value: Value) => orNothing(() => encode(value, true))),
  mustToJson: define('any', (value: Value) => encode(value, true)),
  toPrettyJson: define('any', (value: Value) => orNothing(() => encode(value, true, '\n'))),
  mustToPrettyJson: define('any', (value: Value) => encode(value, true, '\n')),
  toRawJson: define('any', (value: Value) => encode(value, false)),
  mustToRawJson: define('any', (value: Value) => encode(value, false)),
  fromJson: define('string', (text: string) => {
    try {
      return decode(text);
    } catch (error) {
      if (error instanceof FunctionError) { return null; }
      throw error;
    }
  }),
  mustFromJson: define('string', decode),
};

/** Without `must` before their names, two functions make an empty text of what JSON cannot hold. */
function orNothing(encoded: () => string): string {
  try {
    return encoded();
  } catch (error) {
    if (error instanceof FunctionError) { return ''; }
    throw error;
  }
}

/** Go's encoding: keys sorted, and with `html` the characters that HTML gives a meaning escaped. `newline` starts an indented line. */
function encode(value: Value, html: boolean, newline?: string): string {
  const inner = newline === undefined ? undefined : `${newline}  `;
  const bracket = (open: string, parts: string[], close: string): string =>
    parts.length === 0 ? open + close : open + parts.map(part => (inner ?? '') + part).join(',') + (newline ?? '') + close;
  switch (typeof value) {
    case 'string': return encodeString(value, html);
    case 'boolean': return String(value);
    case 'number':
      if (!Number.isFinite(value)) { throw new FunctionError(`json: unsupported value: ${value}`); }
      return Object.is(value, -0) ? '-0' : JSON.stringify(value);
  }
  if (value === null || value === undefined) { return 'null'; }
  if (value instanceof Int) { return value.value.toString(); }
  if (value instanceof List) { return value.isNil ? 'null' : bracket('[', value.items.map(item => encode(item, html, inner)), ']'); }
  if (value instanceof Dict) {
    if (value.isNil) { return 'null'; }
    const colon = newline === undefined ? ':' : ': ';
    return bracket('{', value.sortedKeys().map(key => encodeString(key, html) + colon + encode(value.entries.get(key), html, inner)), '}');
  }
  if (isOpaque(value) && value.goType === '*semver.Version') { return encodeString(value.toString(), html); }
  throw new NotEvaluated(`JSON of a ${value.goType} is left out`);
}

function encodeString(text: string, html: boolean): string {
  const quoted = JSON.stringify(text).replace(/[\u2028\u2029]/g, char => `\\u${char.charCodeAt(0).toString(16)}`);
  return html ? quoted.replace(/[<>&]/g, char => `\\u00${char.charCodeAt(0).toString(16)}`) : quoted;
}

function decode(text: string): Value {
  let json: unknown;
  try {
    json = JSON.parse(text, (_, value) => typeof value === 'string' ? wellFormed(value) : value);
  } catch (error) {
    throw new FunctionError((error as Error).message);
  }
  return fromJson(finite(json));
}

/** Halves of surrogate pairs become the replacement character, as in Go. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

function finite(json: unknown): unknown {
  if (typeof json === 'number' && !Number.isFinite(json)) { throw new NotEvaluated('the JSON holds a number too large for a float'); }
  if (json !== null && typeof json === 'object') { Object.values(json).forEach(finite); }
  return json;
}
