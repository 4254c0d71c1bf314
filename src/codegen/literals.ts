import { visible, WIDTH } from './visible';
import { isIdentifier } from './words';

/** A text as a literal, in single quotes unless others save escapes. */
export function stringLiteral(text: string): string {
  const json = visible(JSON.stringify(text));
  if (text.includes("'") && !text.includes('"')) { return json; }
  return `'${json.slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'")}'`;
}

/** Plain data as an expression, on one line if it fits, else one member a line. */
export function dataLiteral(value: unknown, indent = 0): string {
  const line = flat(value);
  if (indent + line.length <= WIDTH || value === null || typeof value !== 'object') { return line; }
  const inner = ' '.repeat(indent + 2);
  const members = Array.isArray(value)
    ? value.map(item => dataLiteral(item, indent + 2))
    : Object.entries(value).map(([key, item]) => `${memberKey(key)}: ${dataLiteral(item, indent + 2)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${members.map(member => `${inner}${member},\n`).join('')}${' '.repeat(indent)}${close}`;
}

function flat(value: unknown): string {
  if (typeof value === 'string') { return stringLiteral(value); }
  if (Array.isArray(value)) { return `[${value.map(flat).join(', ')}]`; }
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value).map(([key, item]) => `${memberKey(key)}: ${flat(item)}`);
    return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
  }
  return String(value);
}

/** In a literal, a plain `__proto__` would set the prototype instead of a member. */
function memberKey(key: string): string {
  if (key === '__proto__') { return "['__proto__']"; }
  return isIdentifier(key) ? key : stringLiteral(key);
}
