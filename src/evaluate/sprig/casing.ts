import { define, Family } from './define';
import { isSpace, lowerRune, mapRunes, upperRune } from '../go-template/text';

/** Functions that spell an identifier in another way (xstrings v1.5). */
export const CASING: Family = {
  camelcase: define('string', pascalCase),
  snakecase: define('string', (text: string) => separated(text, '_')),
  kebabcase: define('string', (text: string) => separated(text, '-')),
};

function isConnector(char: string): boolean {
  return char === '-' || char === '_' || isSpace(char);
}

function isUpper(char: string): boolean {
  return /\p{Lu}/u.test(char);
}

/** `http_server` to `HttpServer`. Leading connectors stay; of several in a row one is lost. */
function pascalCase(text: string): string {
  const chars = [...text];
  let at = 0;
  let out = '';
  while (at < chars.length && isConnector(chars[at])) { out += chars[at++]; }
  if (at >= chars.length - 1) {
    // The last character is written a second time when it is a connector (upstream).
    return at < chars.length ? out + upperRune(chars[at]) : out + (chars.length > 0 ? chars[chars.length - 1] : '');
  }
  let upperRun = isUpper(chars[at]);
  let current = upperRune(chars[at++]);
  while (at < chars.length) {
    const before = current;
    current = chars[at++];
    if (isConnector(current) && isConnector(before)) {
      out += before;
      continue;
    }
    if (isConnector(before)) {
      upperRun = isUpper(current);
      current = upperRune(current);
      continue;
    }
    if (upperRun) {
      if (isUpper(current)) { current = lowerRune(current); } else { upperRun = false; }
    }
    out += before;
  }
  return out + current;
}

type Kind = 'none' | 'number' | 'upper' | 'letters' | 'connector' | 'punctuation' | 'other';

/** `HTTPServer` to `http_server`. A number belongs to the word before it unless letters follow. */
function separated(text: string, connector: string): string {
  if (text === '') { return ''; }
  const words = split(text);
  let out = '';
  let next = 0;
  const take = (): [Kind, string] => words[next++] ?? ['none', ''];
  const write = ([kind, word]: [Kind, string]): void => {
    out += kind === 'upper' || kind === 'letters' ? mapRunes(word, lowerRune) : kind === 'connector' ? mapRunes(word, () => connector) : word;
  };
  let word = take();
  while (next < words.length) {
    if (word[0] !== 'connector') { write(word); }
    const last = word;
    word = take();
    if (last[0] === 'number') {
      while (word[0] === 'letters' || word[0] === 'number') { write(word); word = take(); }
      if (!['none', 'punctuation', 'connector'].includes(word[0])) { out += connector; }
    } else if (last[0] === 'connector') {
      write(last);
    } else if (last[0] !== 'punctuation') {
      if (word[0] !== 'number') {
        if (word[0] !== 'connector' && word[0] !== 'punctuation') { out += connector; }
        continue;
      }
      if (next >= words.length) { continue; }
      const digits = word;
      word = take();
      if (word[0] !== 'letters') {
        write(digits);
        if (word[0] !== 'connector' && word[0] !== 'punctuation') { out += connector; }
        continue;
      }
      out += connector;
      write(digits);
      while (word[0] === 'letters' || word[0] === 'number') { write(word); word = take(); }
      if (!['none', 'punctuation', 'connector'].includes(word[0])) { out += connector; }
    }
  }
  write(word);
  return out;
}

/** The text as words of one kind; an upper-case run gives its last letter to the lower-case word behind it. */
function split(text: string): [Kind, string][] {
  const words: [Kind, string][] = [];
  const chars = [...text];
  for (let at = 0; at < chars.length;) {
    const kind = kindOf(chars[at]);
    let end = at + 1;
    if (kind === 'upper') {
      if (end < chars.length && isUpper(chars[end])) {
        while (end < chars.length && isUpper(chars[end])) { end++; }
        if (end < chars.length && isAlphabet(chars[end])) { end--; }
      } else {
        while (end < chars.length && isAlphabet(chars[end]) && !isUpper(chars[end])) { end++; }
      }
    } else {
      const same = kind === 'punctuation' ? isPunctuation : (char: string) => kindOf(char) === kind;
      while (end < chars.length && same(chars[end])) { end++; }
    }
    words.push([kind, chars.slice(at, end).join('')]);
    at = end;
  }
  return words;
}

function kindOf(char: string): Kind {
  if (isConnector(char)) { return 'connector'; }
  if (isPunctuation(char)) { return 'punctuation'; }
  if (isUpper(char)) { return 'upper'; }
  if (isAlphabet(char)) { return 'letters'; }
  return /\p{N}/u.test(char) ? 'number' : 'other';
}

function isPunctuation(char: string): boolean {
  return /\p{P}/u.test(char);
}

/** Letters of scripts that have words; Chinese characters have not. */
function isAlphabet(char: string): boolean {
  return /\p{L}/u.test(char) && !/[\u4E00-\u9FCC\u3400-\u4D85\u{20000}-\u{2B81D}]/u.test(char);
}
