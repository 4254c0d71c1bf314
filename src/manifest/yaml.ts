/**
 * Text of one YAML document, newline at the end. The value is plain data as `JSON.stringify` takes it: a member that is `undefined` is left
 * out, an item that is `undefined` becomes null. Keys stay in the given order.
 *
 * Every parser reads the same value back: YAML 1.1 (PyYAML), YAML 1.2 and Go's mixture of the two, which kubectl, Argo CD and Flux use.
 * That is why many more strings are quoted than a YAML 1.2 parser needs.
 * @throws when a value has no YAML text all parsers agree on: half of a surrogate pair, NaN and infinities, class instances, functions.
 */
export function yamlDocument(value: unknown): string {
  const nested = collection(value, '', '');
  return nested === undefined ? `${scalar(value, STEP)}\n` : nested || `${emptyText(value)}\n`;
}

const STEP = '  ';

/** Lines of a map or list, `undefined` for anything else, empty text for an empty one. `lead` stands before the first entry, `pad` before the others. */
function collection(value: unknown, pad: string, lead: string): string | undefined {
  if (value === null || typeof value !== 'object') { return undefined; }
  return Array.isArray(value) ? sequence(value, pad, lead) : mapping(plainMap(value), pad, lead);
}

function mapping(map: { [key: string]: unknown }, pad: string, lead: string): string {
  const inner = pad + STEP;
  let text = '';
  let start = lead;
  for (const key of Object.keys(map)) {
    const value = map[key];
    if (value === undefined) { continue; }
    const name = keyText(key);
    // A parser looks back at most 1,024 characters for the start of a key; beyond that the key must announce itself.
    text += name.length > MAX_KEY ? `${start}? ${name}\n${pad}:` : `${start}${name}:`;
    start = pad;
    const nested = collection(value, inner, inner);
    if (nested === undefined) {
      text += ` ${scalar(value, inner)}\n`;
    } else {
      text += nested === '' ? ` ${emptyText(value)}\n` : `\n${nested}`;
    }
  }
  return text;
}

function sequence(list: unknown[], pad: string, lead: string): string {
  const inner = pad + STEP;
  let text = '';
  let start = lead;
  for (let index = 0; index < list.length; index++) {
    const value = list[index];
    const nested = collection(value, inner, '');
    text += `${start}- ${nested === undefined ? scalar(value, inner) + '\n' : nested || emptyText(value) + '\n'}`;
    start = pad;
  }
  return text;
}

function emptyText(value: unknown): string {
  return Array.isArray(value) ? '[]' : '{}';
}

function plainMap(value: object): { [key: string]: unknown } {
  const prototype = Object.getPrototypeOf(value);
  // The prototype of a literal has no prototype itself; asked this way, data from another realm (a worker, a test runner) is plain too.
  if (prototype !== null && prototype !== Object.prototype && Object.getPrototypeOf(prototype) !== null) {
    throw new Error(`A ${prototype.constructor?.name ?? 'class instance'} is not plain data; write text, numbers, booleans, lists and maps.`);
  }
  return value as { [key: string]: unknown };
}

function scalar(value: unknown, pad: string): string {
  switch (typeof value) {
    case 'string':
      return stringText(value, pad);
    case 'number':
      return numberText(value);
    case 'boolean':
    case 'bigint':
      return String(value);
    case 'object':
    case 'undefined':
      return 'null';
    default:
      throw new Error(`A ${typeof value} is not plain data; write text, numbers, booleans, lists and maps.`);
  }
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) {
    throw new Error(`${value} is not a number JSON can carry, and the API server takes JSON.`);
  }
  const text = String(value);
  // YAML 1.1 takes 1e+21 for text: a float needs its dot.
  return text.includes('e') && !text.includes('.') ? text.replace('e', '.0e') : text;
}

function stringText(text: string, pad: string): string {
  if (isPlain(text)) { return text; }
  return text.includes('\n') && isBlock(text) ? blockText(text, pad) : quoted(text);
}

function keyText(key: string): string {
  return isPlain(key) ? key : quoted(key);
}

const MAX_KEY = 1000;
const MAX_PLAIN = 128;

// Numbers, dates and special characters never start with a letter, "/" or "_". One separator between two safe characters is safe outside
// of flow collections, because ": " and " #" cannot arise.
const PLAIN = /^[A-Za-z/_][\w./@+-]*(?:(?:,? |[:,=])[\w./@+-]+)*$/;
// The words that some parser takes for a boolean, null or a number; js-yaml reads e1 as a float.
const WORD = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf|infinity|e[+-]?[\d_.]+)$/i;

function isPlain(text: string): boolean {
  return text.length <= MAX_PLAIN && PLAIN.test(text) && !WORD.test(text);
}

// Control characters, what YAML 1.1 takes for a line break (NEL, U+2028, U+2029), byte order marks and non-characters.
// eslint-disable-next-line no-control-regex
const UNSAFE_IN_BLOCK = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/;
const UNSAFE_IN_JSON = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;
const LONE_SURROGATE = /\p{Surrogate}/u;
// Blanks before the first word would need an indentation indicator; a last line of blanks only is lost in some parsers.
const FIRST_LINE = /^\n*\S/;

function isBlock(text: string): boolean {
  return FIRST_LINE.test(text) && endsInWords(text) && !UNSAFE_IN_BLOCK.test(text) && !LONE_SURROGATE.test(text);
}

/** Whether the last line that is not empty holds a word. Scanned from the end: a pattern would try every position of a long text. */
function endsInWords(text: string): boolean {
  let at = text.length - 1;
  while (at >= 0 && text[at] === '\n') { at--; }
  while (at >= 0 && (text[at] === ' ' || text[at] === '\t')) { at--; }
  return at >= 0 && /\S/.test(text[at]);
}

function blockText(text: string, pad: string): string {
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  const chomping = body === text ? '-' : body.endsWith('\n') ? '+' : '';
  return `|${chomping}\n${body.startsWith('\n') ? '' : pad}${body.replace(/\n(?=[^\n])/g, `\n${pad}`)}`;
}

function quoted(text: string): string {
  const json = JSON.stringify(text);
  if (LONE_SURROGATE.test(text)) {
    throw new Error(`${json} holds half of a surrogate pair; no YAML file can carry it.`);
  }
  return json.replace(UNSAFE_IN_JSON, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
