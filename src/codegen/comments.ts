import { visible, WIDTH } from './visible';

/** A doc comment. Text of others cannot end it, start a tag in it or speak to the compiler. */
export function docComment(lines: readonly string[], indent = 0): string {
  const safe = lines.flatMap(line => line.split(/\r\n?|\n/)).flatMap(line => wrap(line.trimEnd(), WIDTH - indent)).map(commentText);
  while (safe[0] === '') { safe.shift(); }
  while (safe[safe.length - 1] === '') { safe.pop(); }
  const pad = ' '.repeat(indent);
  if (safe.length === 0) { return ''; }
  if (safe.length === 1) { return `${pad}/** ${safe[0]} */\n`; }
  return `${pad}/**\n${safe.map(line => `${pad} *${line === '' ? '' : ` ${line}`}\n`).join('')}${pad} */\n`;
}

/** Text of others for a doc comment: an at sign in front would make a tag of it. */
export function foreignText(text: string): string {
  return text.replace(/(^|[\r\n])([\s*]*)@/g, '$1$2\\@').replace(/\{@/g, '{\\@');
}

/** Data as code within a doc comment, shortened when it is long. */
export function code(value: unknown): string {
  return codeText(JSON.stringify(value) ?? String(value));
}

/** A text as code within a doc comment. */
export function codeText(text: string): string {
  if (/[\r\n`]/.test(text)) { return foreignText(text.includes('`') && !/[\r\n]/.test(text) ? `\`\` ${text} \`\`` : codeText(JSON.stringify(text).replace(/`/g, "'"))); }
  return `\`${text.length > 200 ? `${text.slice(0, 199)}…` : text}\``;
}

function commentText(line: string): string {
  return visible(line.replace(/\t/g, '  ')).replace(/\*\//g, '*\\/');
}

function wrap(line: string, width: number): string[] {
  const lines: string[] = [];
  const lead = /^\s*/.exec(line)![0];
  let rest = line;
  while (rest.length > width) {
    let at = rest.lastIndexOf(' ', width);
    if (at <= lead.length) { at = rest.indexOf(' ', width); }
    if (at === -1 || lead.length > width / 2) { break; }
    lines.push(rest.slice(0, at).trimEnd());
    // What follows must not become a tag by standing first.
    rest = lead + rest.slice(at + 1).trimStart().replace(/^@/, '\\@');
  }
  return [...lines, rest];
}
