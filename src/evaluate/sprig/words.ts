import { isSpace, lowerRune, upperRune } from '../go-template/text';

/** strings.Title: the first letter of each word; letters, digits and underscores are words. */
export function title(text: string): string {
  let before = ' ';
  let out = '';
  for (const char of text) {
    out += isSeparator(before) ? titleRune(char) : char;
    before = char;
  }
  return out;
}

function isSeparator(char: string): boolean {
  if (char < '\x80') { return !/[A-Za-z0-9_]/.test(char); }
  return !/[\p{L}\p{Nd}]/u.test(char) && isSpace(char);
}

const TITLE: { [char: string]: string } = { Ǆ: 'ǅ', ǆ: 'ǅ', Ǉ: 'ǈ', ǉ: 'ǈ', Ǌ: 'ǋ', ǌ: 'ǋ', Ǳ: 'ǲ', ǳ: 'ǲ' };

function titleRune(char: string): string {
  return /\p{Lt}/u.test(char) ? char : TITLE[char] ?? upperRune(char);
}

/** The first letter of each word in lower case; words are separated by blanks. */
export function untitle(text: string): string {
  let first = true;
  let out = '';
  for (const char of text) {
    const blank = isSpace(char);
    out += first && !blank ? lowerRune(char) : char;
    first = blank;
  }
  return out;
}

/** Upper case to lower case and the other way round. */
export function swapCase(text: string): string {
  let blank = true;
  let out = '';
  for (const char of text) {
    if (/[\p{Lu}\p{Lt}]/u.test(char)) {
      out += lowerRune(char);
      blank = false;
    } else if (/\p{Ll}/u.test(char)) {
      out += blank ? titleRune(char) : upperRune(char);
      blank = false;
    } else {
      out += char;
      blank = isSpace(char);
    }
  }
  return out;
}

/** First byte of each word. Upstream reads bytes as characters (goutils v1.1.1), so text beyond ASCII comes out garbled there and here. */
export function initials(text: string): string {
  let gap = true;
  let out = '';
  for (const char of Buffer.from(text).toString('latin1')) {
    const blank = isSpace(char);
    if (gap && !blank) { out += char; }
    gap = blank;
  }
  return out;
}

/** Without blanks; the same garbling as in `initials` if there is anything to delete. */
export function noSpace(text: string): string {
  const bytes = Buffer.from(text).toString('latin1');
  const kept = [...bytes].filter(char => !isSpace(char)).join('');
  return kept.length === bytes.length ? text : kept;
}

/** A string of bytes shortened to a width, with dots; `offset` is the leftmost byte to keep. */
export function abbreviate(bytes: string, offset: number, width: number): string {
  if (width < 4 || bytes.length <= width) { return bytes; }
  let left = Math.min(offset, bytes.length);
  if (bytes.length - left < width - 3) { left = bytes.length - (width - 3); }
  if (left <= 4) { return `${bytes.slice(0, width - 3)}...`; }
  if (width < 7) { return ''; }
  if (left + width - 3 < bytes.length) {
    return `...${abbreviate(bytes.slice(left), 0, width - 3)}`;
  }
  return `...${bytes.slice(bytes.length - (width - 3))}`;
}

/** Lines of at most `width` bytes, broken at blanks. */
export function wrap(bytes: string, width: number, separator: string, breaksWords: boolean): string {
  const limit = Math.max(width, 1);
  let offset = 0;
  let out = '';
  while (bytes.length - offset > limit) {
    if (bytes[offset] === ' ') {
      offset++;
      continue;
    }
    const blank = bytes.slice(offset, offset + limit + 1).lastIndexOf(' ');
    if (blank >= 0) {
      out += bytes.slice(offset, offset + blank) + separator;
      offset += blank + 1;
    } else if (breaksWords) {
      out += bytes.slice(offset, offset + limit) + separator;
      offset += limit;
    } else {
      const next = bytes.indexOf(' ', offset + limit);
      if (next < 0) {
        out += bytes.slice(offset);
        offset = bytes.length;
      } else {
        out += bytes.slice(offset, next) + separator;
        offset = next + 1;
      }
    }
  }
  return out + bytes.slice(offset);
}
