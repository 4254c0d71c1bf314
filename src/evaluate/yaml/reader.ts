import { Cursor, Properties } from './cursor';
import { YamlError } from './errors';
import { checkFit, jsonScalar, putEntry, resolvePlain } from './resolve';
import { blockScalar, quotedScalar } from './scalars';

/**
 * The JSON that sigs.k8s.io/yaml v1.6 makes of the first document of a YAML text: what Cluster API reads templates' output with.
 *
 * @throws YamlError when the text is no YAML or uses what this reader leaves out (directives, explicit keys, tags beyond the core ones)
 */
export function readYaml(text: string): unknown {
  if (text.includes('\ufeff')) { throw new YamlError('byte order marks are left out', true); }
  return new Reader(text.replace(/\r\n?/g, '\n')).document();
}

class Reader extends Cursor {
  public document(): unknown {
    this.skip();
    if (this.source[this.at] === '%' && this.column() === 0) {
      if (!/^%(YAML|TAG) /.test(this.rest())) { this.fail('% may not start a scalar'); }
      throw new YamlError('directives are left out', true);
    }
    if (this.marker('---')) {
      this.at += 3;
      if (/^[ \t]*[^ \t\n#|>]/.test(this.rest()) && /^[^\n]*?:([ \n]|$)/.test(this.rest()) && !/^[ \t]*['"[{]/.test(this.rest())) {
        throw new YamlError('a mapping behind --- is left out', true);
      }
    }
    if (this.marker('...')) { throw new YamlError('a document that ends before it starts is left out', true); }
    const value = this.node(-1, true);
    this.skip();
    // Upstream stops reading here, or stumbles, depending on how far it has looked ahead.
    if (this.at < this.source.length && !this.marker('---') && !this.marker('...')) { throw new YamlError('text behind the first value is left out', true); }
    checkFit(value);
    return value;
  }

  /**
   * A value inside a block that is indented by `parent`.
   *
   * @param compact a mapping may start on this line, as behind `- `
   * @param level a list may start at the indentation of the block itself, as below a key
   */
  private node(parent: number, compact: boolean, level = false): unknown {
    const line = this.lineStart();
    this.skip();
    let fresh = this.lineStart() !== line || this.at === 0;
    let properties: Properties = {};
    if (this.source[this.at] === '&' || this.source[this.at] === '!') {
      if (fresh && this.column() <= parent) { return null; }
      properties = this.properties();
      const before = this.lineStart();
      this.skip();
      fresh = this.lineStart() !== before;
      if (fresh && properties.tag !== undefined) { throw new YamlError('a tag on a line of its own is left out', true); }
      if (!fresh && this.isKey()) { throw new YamlError('an anchor or tag on a key is left out', true); }
    }
    const value = this.content(parent, compact || fresh, fresh, level, properties);
    if (properties.anchor !== undefined) { this.anchors.set(properties.anchor, value); }
    return value;
  }

  private content(parent: number, mapping: boolean, fresh: boolean, level: boolean, properties: Properties): unknown {
    const column = this.column();
    const char = this.source[this.at];
    const outside = this.at >= this.source.length || this.marker('---') || this.marker('...');
    const isList = this.isEntry();
    if (outside || (fresh && (isList && level ? column < parent : column <= parent))) { return this.scalar('', properties); }
    if (isList) {
      if (!mapping && !fresh) { this.fail('a list may not start here'); }
      return this.list(column, level && column === parent ? parent : column);
    }
    if (char === '|' || char === '>') {
      const { text, end } = blockScalar(this.source, this.at, parent);
      this.at = end;
      return properties.tag === undefined ? text : this.tagged(text, properties.tag);
    }
    if (/^\?([ \t\n]|$)/.test(this.rest())) { throw new YamlError('explicit keys are left out', true); }
    if (this.isKey()) {
      if (!mapping) { this.fail('a mapping may not start here'); }
      if (properties.tag !== undefined && properties.tag !== 'map') { throw new YamlError(`the tag !!${properties.tag} is left out`, true); }
      return this.mapping(column);
    }
    if (char === '!' || char === '&') { throw new YamlError('tags and anchors on several lines are left out', true); }
    if (char === '*') { return this.alias(); }
    if (char === '[' || char === '{') { return this.endOfLine(this.flow(properties), parent); }
    if (char === '"' || char === "'") {
      const { text, end } = quotedScalar(this.source, this.at);
      this.at = end;
      return this.endOfLine(properties.tag === undefined ? text : this.tagged(text, properties.tag), parent);
    }
    return this.scalar(this.plain(parent), properties);
  }

  private list(column: number, indent: number): unknown[] {
    const items: unknown[] = [];
    for (;;) {
      this.at++;
      items.push(this.node(indent, true));
      this.skip();
      if (this.at >= this.source.length || this.column() < column || this.marker('...') || this.marker('---')) { return items; }
      if (this.column() > column) { this.fail('this line is indented too far'); }
      if (!this.isEntry()) { return items; }
    }
  }

  private mapping(column: number): { [key: string]: unknown } {
    const out: { [key: string]: unknown } = {};
    for (;;) {
      const [key, plain] = this.key();
      if (this.source[this.at] !== ':') { this.fail('a colon is expected'); }
      this.at++;
      const value = this.node(column, false, true);
      if (plain && key === '<<') { this.merge(out, value); } else { putEntry(out, plain ? resolvePlain(key) : key, value); }
      this.skip();
      if (this.at >= this.source.length || this.column() < column || this.marker('...') || this.marker('---')) { return out; }
      if (/^\?([ \t\n]|$)/.test(this.rest())) { throw new YamlError('explicit keys are left out', true); }
      if (this.column() > column || !this.isKey()) { this.fail('a key is expected'); }
    }
  }

  /** The key at this place and whether it is unquoted. */
  private key(): [string, boolean] {
    const char = this.source[this.at];
    if (char === '"' || char === "'") {
      const { text, end } = quotedScalar(this.source, this.at);
      this.at = end + /^[ \t]*/.exec(this.source.slice(end))![0].length;
      return [text, false];
    }
    if (char === '[' || char === '{' || char === '*') { throw new YamlError('keys that are no scalars are left out', true); }
    const end = this.plainEnd(this.at, false);
    const text = this.source.slice(this.at, end).trimEnd();
    this.at = end;
    return [text, true];
  }

  /** Whether a key stands here: a scalar on one line with a colon behind it. */
  private isKey(): boolean {
    const char = this.source[this.at];
    if (char === '"' || char === "'") {
      const { end } = quotedScalar(this.source, this.at);
      if (!/^[ \t]*:([ \t\n]|$)/.test(this.source.slice(end))) { return false; }
      if (this.source.slice(this.at, end).includes('\n')) { this.fail('a key takes one line'); }
      return true;
    }
    if (char === '[' || char === '{') { return false; }
    if (char === undefined || (!this.startsPlain(false) && char !== '*')) { return false; }
    const end = this.plainEnd(this.at, false);
    return this.source[end] === ':' && end - this.at <= 1024;
  }

  private flow(properties: Properties = {}): unknown {
    if (properties.tag !== undefined) { throw new YamlError('tags on flow collections are left out', true); }
    const isMap = this.source[this.at] === '{';
    const close = isMap ? '}' : ']';
    const items: unknown[] = [];
    const map: { [key: string]: unknown } = {};
    this.at++;
    for (let first = true; ; first = false) {
      this.skipFlow();
      if (this.source[this.at] === close) {
        this.at++;
        return isMap ? map : items;
      }
      if (!first) {
        if (this.source[this.at] !== ',') { this.fail(`a comma or ${close} is expected`); }
        this.at++;
        this.skipFlow();
        if (this.source[this.at] === close) { continue; }
      }
      if (/^\?([ \t\n]|$)/.test(this.rest())) { throw new YamlError('explicit keys are left out', true); }
      const start = this.at;
      const [value, plain] = this.flowItem();
      const end = this.at;
      this.skipFlow();
      const colon = this.source[this.at] === ':' && (plain === undefined || /^:([ \t\n,[\]{}]|$)/.test(this.rest()) || this.at === end);
      if (!isMap && !colon) {
        items.push(value);
        continue;
      }
      if (plain === undefined && typeof value !== 'string') { throw new YamlError('keys that are no scalars are left out', true); }
      if (colon && this.source.slice(start, this.at).includes('\n')) { this.fail('a key takes one line'); }
      let item: unknown = null;
      if (colon) {
        this.at++;
        this.skipFlow();
        if (!',}]'.includes(this.source[this.at] ?? ',')) { item = this.flowItem()[0]; }
      }
      const target: { [key: string]: unknown } = isMap ? map : {};
      if (plain === '<<') { this.merge(target, item); } else { putEntry(target, plain === undefined ? value : resolvePlain(plain), item); }
      if (!isMap) { items.push(target); }
    }
  }

  /** A value inside brackets and, for an unquoted scalar, its text. */
  private flowItem(): [unknown, string | undefined] {
    const char = this.source[this.at];
    if (char === '&' || char === '!') {
      const properties = this.properties();
      this.skipFlow();
      const [value, plain] = this.flowItem();
      const typed = properties.tag === undefined ? value : this.tagged(plain ?? value as string, properties.tag);
      if (properties.anchor !== undefined) { this.anchors.set(properties.anchor, typed); }
      return [typed, undefined];
    }
    if (char === '*') { return [this.alias(), undefined]; }
    if (char === '[' || char === '{') { return [this.flow(), undefined]; }
    if (char === '"' || char === "'") {
      const { text, end } = quotedScalar(this.source, this.at);
      this.at = end;
      return [text, undefined];
    }
    if (!this.startsPlain(true)) { this.fail(char === undefined ? 'a bracket is not closed' : `${char} may not stand here`); }
    let text = '';
    for (;;) {
      const end = this.plainEnd(this.at, true);
      text += this.source.slice(this.at, end).trimEnd();
      this.at = end;
      const gap = /^[ \t]*\n[ \t\n]*/.exec(this.rest())?.[0];
      if (gap === undefined) { break; }
      const next = this.source[this.at + gap.length];
      if (next === undefined || ',[]{}#'.includes(next) || /^:([ \t\n]|$)/.test(this.source.slice(this.at + gap.length))) { break; }
      this.at += gap.length;
      text += folded(gap);
    }
    return [jsonScalar(resolvePlain(text)), text];
  }

  /** An unquoted scalar, which goes on over lines that are indented further than its block. */
  private plain(parent: number): string {
    if (!this.startsPlain(false)) { this.fail(`${this.source[this.at]} may not start a scalar`); }
    let text = '';
    for (;;) {
      const end = this.plainEnd(this.at, false);
      if (this.source[end] === ':') { this.fail('a mapping may not start here'); }
      text += this.source.slice(this.at, end).trimEnd();
      this.at = end;
      const gap = /^[ \t]*\n[ \t\n]*/.exec(this.rest())?.[0];
      if (gap === undefined) { return text; }
      const next = this.at + gap.length;
      const column = next - (this.source.lastIndexOf('\n', next - 1) + 1);
      if (next >= this.source.length || column <= parent || /^(#|:([ \t\n]|$))/.test(this.source.slice(next, next + 2)) || this.marker('---', next) || this.marker('...', next)) { return text; }
      if (gap.slice(gap.lastIndexOf('\n')).includes('\t')) { throw new YamlError('tabs before a continued line are left out', true); }
      this.at = next;
      text += folded(gap);
    }
  }

  /** Nothing but a comment may follow a closed value on its line; it needs no blank before it. */
  private endOfLine<T>(value: T, parent: number): T {
    const rest = /^ *(#[^\n]*)?(?=\n|$)/.exec(this.rest());
    if (rest) { this.at += rest[0].length; } else if (parent >= 0 && !/^[ ]*\t/.test(this.rest())) { this.fail('something stands behind the value'); }
    return value;
  }
}

/** A line break folds into a blank, more into one break less. */
function folded(gap: string): string {
  const breaks = gap.split('\n').length - 1;
  return breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
}
