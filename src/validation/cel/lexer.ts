import { Unsupported } from './values';

/** A piece of an expression. `text` is the operator or name, `value` what a literal stands for. */
export interface Token {
  readonly type: 'name' | 'int' | 'double' | 'string' | 'op' | 'end';
  readonly text: string;
  readonly value?: number | string;
}

const TOKEN = new RegExp([
  '(?<space>\\s+|//[^\\n]*)',
  '(?<double>\\d+\\.\\d+(?:[eE][+-]?\\d+)?|\\d+[eE][+-]?\\d+|\\.\\d+(?:[eE][+-]?\\d+)?)',
  '(?<int>0x[0-9a-fA-F]+[uU]?|\\d+[uU]?)',
  '(?<string>[rRbB]{0,2}(?:"""[\\s\\S]*?"""|\'\'\'[\\s\\S]*?\'\'\'|"(?:[^"\\\\\\n]|\\\\.)*"|\'(?:[^\'\\\\\\n]|\\\\.)*\'))',
  '(?<raw>[rR](?:"[^"\\n]*"|\'[^\'\\n]*\'))',
  '(?<name>[A-Za-z_][A-Za-z0-9_]*)',
  '(?<quoted>`[A-Za-z0-9_.\\-/ ]+`)',
  '(?<op>&&|\\|\\||==|!=|<=|>=|[-+*/%<>!?:.,()[\\]{}])',
].join('|'), 'y');

const ESCAPES: { [letter: string]: string } = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** Cut an expression into tokens. */
export function tokens(source: string): Token[] {
  const out: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const groups = TOKEN.exec(source)?.groups;
    if (!groups) { throw new Unsupported(`character ${at + 1} of the expression`); }
    if (groups.space !== undefined) { continue; }
    if (groups.double !== undefined) { out.push({ type: 'double', text: groups.double, value: Number(groups.double) }); }
    if (groups.int !== undefined) { out.push({ type: 'int', text: groups.int, value: Number(groups.int.replace(/u$/i, '')) }); }
    const text = groups.string ?? groups.raw;
    if (text !== undefined) { out.push({ type: 'string', text, value: unquoted(text) }); }
    if (groups.name !== undefined) { out.push({ type: 'name', text: groups.name }); }
    if (groups.quoted !== undefined) { out.push({ type: 'name', text: groups.quoted.slice(1, -1) }); }
    if (groups.op !== undefined) { out.push({ type: 'op', text: groups.op }); }
  }
  return [...out, { type: 'end', text: 'the end' }];
}

function unquoted(text: string): string {
  const prefix = /^[a-zA-Z]*/.exec(text)![0].toLowerCase();
  if (prefix.includes('b')) { throw new Unsupported('bytes'); }
  const quotes = /^(?:"""|''')/.test(text.slice(prefix.length)) ? 3 : 1;
  const body = text.slice(prefix.length + quotes, -quotes);
  return prefix.includes('r') ? body : body.replace(/\\(x[0-9a-fA-F]{2}|X[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3}|[\s\S])/g, (_whole, escape: string) => {
    if (/^[xXuU]./.test(escape)) { return String.fromCodePoint(parseInt(escape.slice(1), 16)); }
    if (/^[0-7]{3}$/.test(escape)) { return String.fromCodePoint(parseInt(escape, 8)); }
    return ESCAPES[escape] ?? escape;
  });
}
