import { Facts } from './leaves';

/**
 * Facts written down: a line that begins at the margin names the subject and a path, the lines below it are what stands under that path.
 * `path = value`, the value as JSON.
 */
export function table(text: string): Facts {
  const facts: Facts = new Map();
  let section = '';
  for (const line of text.split('\n').filter(each => each.trim() !== '')) {
    if (!line.startsWith(' ')) {
      section = line;
      continue;
    }
    const [, path, value] = /^ +(\S.*?) = (.*)$/.exec(line) ?? [];
    if (path === undefined) { throw new Error(`"${line}" is not a fact; write "path = value".`); }
    facts.set(keyOf(section, path), value);
  }
  return facts;
}

/** The same facts but for those whose key begins with one of `without`, and with others in their place. */
export function changed(base: Facts, without: readonly string[], text: string): Facts {
  const unused = without.filter(prefix => ![...base.keys()].some(key => key.startsWith(prefix)));
  if (unused.length > 0) { throw new Error(`"${unused[0]}" is not the beginning of any fact.`); }
  return new Map([...[...base].filter(([key]) => !without.some(prefix => key.startsWith(prefix))), ...table(text)]);
}

function keyOf(section: string, path: string): string {
  // "Kind role" takes a blank before the path, "Kind role some.path" a dot.
  const separator = path.startsWith('[') ? '' : section.split(' ').length === 2 ? ' ' : '.';
  return `${section}${separator}${path}`;
}
