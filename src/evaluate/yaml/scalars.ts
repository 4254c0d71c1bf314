import { YamlError } from './errors';

const ESCAPES: { readonly [char: string]: string } = {
  '0': '\0',
  'a': '\x07',
  'b': '\b',
  't': '\t',
  '\t': '\t',
  'n': '\n',
  'v': '\v',
  'f': '\f',
  'r': '\r',
  'e': '\x1b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '/': '/',
  '\\': '\\',
  'N': '\u0085',
  '_': '\u00a0',
  'L': '\u2028',
  'P': '\u2029',
};

/** A scalar read and where the text goes on. */
export interface Scalar {
  readonly text: string;
  readonly end: number;
}

/** A quoted scalar that starts at `at`. Line breaks inside fold into blanks. */
export function quotedScalar(source: string, at: number): Scalar {
  const mark = source[at];
  let out = '';
  for (let i = at + 1; i < source.length;) {
    const char = source[i];
    if (char === mark) {
      if (mark === "'" && source[i + 1] === "'") {
        out += "'";
        i += 2;
        continue;
      }
      return { text: out, end: i + 1 };
    }
    if (char === '\\' && mark === '"') {
      const [text, next] = escape(source, i + 1);
      out += text;
      i = next;
    } else if (char === ' ' || char === '\t' || char === '\n') {
      const [text, next] = fold(source, i);
      out += text;
      i = next;
    } else {
      out += char;
      i++;
    }
  }
  throw new YamlError('a quoted scalar has no end');
}

/** Blanks, of which those around line breaks vanish: one break becomes a blank, more become one break less. */
function fold(source: string, at: number): [string, number] {
  const blanks = /^[ \t]*/.exec(source.slice(at))![0];
  let next = at + blanks.length;
  if (source[next] !== '\n') { return [blanks, next]; }
  let breaks = 0;
  while (/[ \t\n]/.test(source[next] ?? '')) {
    if (source[next] === '\n') {
      breaks++;
      if (/^(---|\.\.\.)([ \t\n]|$)/.test(source.slice(next + 1, next + 5))) { throw new YamlError('a quoted scalar runs into the end of the document'); }
    }
    next++;
  }
  return [breaks === 1 ? ' ' : '\n'.repeat(breaks - 1), next];
}

function escape(source: string, at: number): [string, number] {
  const char = source[at];
  if (char === '\n') {
    const [text, next] = fold(source, at);
    return [text === ' ' ? '' : text, next];
  }
  if (ESCAPES[char] !== undefined) { return [ESCAPES[char], at + 1]; }
  const width = { x: 2, u: 4, U: 8 }[char];
  const digits = width ? source.slice(at + 1, at + 1 + width) : '';
  const code = parseInt(digits, 16);
  if (!width || digits.length !== width || !/^[0-9A-Fa-f]+$/.test(digits) || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
    throw new YamlError(`\\${char ?? ''} is no escape`);
  }
  return [String.fromCodePoint(code), at + 1 + width];
}

/** A block scalar whose `|` or `>` stands at `at`, inside a block that is indented by `parent`. */
export function blockScalar(source: string, at: number, parent: number): Scalar {
  const header = /^([|>])([+-]?)([1-9]?)([+-]?)[ \t]*(#[^\n]*)?(\n|$)/.exec(source.slice(at));
  if (!header || (header[2] && header[4])) { throw new YamlError('what follows | or > is no block scalar header'); }
  const literal = header[1] === '|';
  const chomping = header[2] || header[4];
  let next = at + header[0].length;
  let indent = header[3] === '' ? 0 : Math.max(parent, 0) + Number(header[3]);
  let [text, leadingBreak, trailingBreaks, leadingBlank] = ['', '', '', false];

  const breaks = (): void => {
    let widest = 0;
    for (;;) {
      let column = 0;
      while ((indent === 0 || column < indent) && source[next] === ' ') { next++; column++; }
      widest = Math.max(widest, column);
      if ((indent === 0 || column < indent) && source[next] === '\t') { throw new YamlError('a tab stands where blanks are expected'); }
      if (source[next] !== '\n') {
        if (indent === 0) { indent = Math.max(widest, parent + 1, 1); }
        return;
      }
      trailingBreaks += '\n';
      next++;
    }
  };
  const column = (): number => next - (source.lastIndexOf('\n', next - 1) + 1);

  breaks();
  while (next < source.length && column() === indent) {
    const blank = source[next] === ' ' || source[next] === '\t';
    if (!literal && leadingBreak !== '' && !leadingBlank && !blank) {
      if (trailingBreaks === '') { text += ' '; }
    } else {
      text += leadingBreak;
    }
    text += trailingBreaks;
    trailingBreaks = '';
    leadingBlank = blank;
    const end = source.indexOf('\n', next);
    text += source.slice(next, end < 0 ? undefined : end);
    leadingBreak = end < 0 ? '' : '\n';
    next = end < 0 ? source.length : end + 1;
    breaks();
  }
  if (chomping !== '-') { text += leadingBreak; }
  if (chomping === '+') { text += trailingBreaks; }
  // The next token is looked for from the start of its line.
  return { text, end: next === source.length ? next : Math.max(at + header[0].length, source.lastIndexOf('\n', next - 1) + 1) };
}
