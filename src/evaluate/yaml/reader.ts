import { YamlError } from './errors';
import { checkFit, jsonScalar, putEntry, resolvePlain, resolveTagged } from './resolve';
import { blockScalar, quotedScalar } from './scalars';

interface Properties {
  readonly anchor?: string;
  readonly tag?: string;
}

/**
 * The JSON that sigs.k8s.io/yaml v1.6 makes of the first document of a YAML text: what Cluster API reads templates' output with.
 *
 * @throws YamlError when the text is no YAML or uses what this reader leaves out (directives, explicit keys, tags beyond the core ones)
 */
export function readYaml(text: string): unknown {
  if (text.includes('\ufeff')) { throw new YamlError('byte order marks are left out', true); }
  return new Reader(text.replace(/\r\n?/g, '\n')).document();
}

class Reader {
  private at = 0;
  private readonly anchors = new Map<string, unknown>();

  public constructor(private readonly source: string) {
    const bad = /[^\t\n\x20-\x7e\x85\xa0-\uffff]/.exec(source);
    if (bad) { throw new YamlError('control characters are not allowed'); }
  }

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
      if (this.column() > column || !this.isKey()) { this.fail('a key is expected'); }
    }
  }

  private merge(out: { [key: string]: unknown }, value: unknown): void {
    for (const source of Array.isArray(value) ? [...value].reverse() : [value]) {
      if (source === null || typeof source !== 'object' || Object.getPrototypeOf(source) !== Object.prototype) { this.fail('map merge requires a map or a list of maps'); }
      for (const key of Reflect.ownKeys(source as object)) { Object.defineProperty(out, key, Object.getOwnPropertyDescriptor(source, key)!); }
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
      if (!isMap && this.source.slice(start, this.at).includes('\n')) { this.fail('a key takes one line'); }
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
    if (char === ':' && /^:([ \t\n]|$)/.test(this.rest())) { return [null, '']; }
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

  /** Where an unquoted scalar ends on its line. */
  private plainEnd(from: number, inFlow: boolean): number {
    let end = from;
    for (; end < this.source.length && this.source[end] !== '\n'; end++) {
      const char = this.source[end];
      if (char === '#' && end > from && /[ \t]/.test(this.source[end - 1])) { break; }
      if (char === ':' && /[ \t\n]/.test(this.source[end + 1] ?? '\n')) { break; }
      if (inFlow && ',[]{}'.includes(char)) { break; }
    }
    return end;
  }

  private startsPlain(inFlow: boolean): boolean {
    const [char, next = '\n'] = [this.source[this.at], this.source[this.at + 1]];
    if (char === undefined || /[\s,[\]{}#&*!|>'"%@`]/.test(char)) { return false; }
    return !'-?:'.includes(char) || !(/[ \t\n]/.test(next) || (inFlow && char === ':'));
  }

  private properties(): Properties {
    let [anchor, tag]: (string | undefined)[] = [undefined, undefined];
    for (;;) {
      const match = /^(?:&([A-Za-z0-9_-]+)|!!([a-z]+)|(!))(?=[ \t\n]|$)[ \t]*/.exec(this.rest());
      if (!match) {
        if (this.source[this.at] === '!' || this.source[this.at] === '&') { throw new YamlError('tags beyond the core ones are left out', true); }
        return { anchor, tag };
      }
      this.at += match[0].length;
      if (match[1] !== undefined) { anchor = match[1]; } else { tag = match[2] ?? ''; }
    }
  }

  private alias(): unknown {
    const match = /^\*([A-Za-z0-9_-]+)(?=[ \t\n,\]}:]|$)/.exec(this.rest());
    if (!match || !this.anchors.has(match[1])) { return this.fail(`unknown anchor ${match?.[1] ?? ''}`); }
    this.at += match[0].length;
    return this.anchors.get(match[1]);
  }

  private scalar(text: string, { tag }: Properties): unknown {
    return tag === undefined ? jsonScalar(resolvePlain(text)) : this.tagged(text, tag);
  }

  private tagged(text: string, tag: string): unknown {
    return jsonScalar(resolveTagged(text, tag));
  }

  /** Nothing but a comment may follow a closed value on its line; it needs no blank before it. */
  private endOfLine<T>(value: T, parent: number): T {
    const rest = /^ *(#[^\n]*)?(?=\n|$)/.exec(this.rest());
    if (rest) { this.at += rest[0].length; } else if (parent >= 0 && !/^[ ]*\t/.test(this.rest())) { this.fail('something stands behind the value'); }
    return value;
  }

  private isEntry(): boolean {
    return this.source[this.at] === '-' && /[ \t\n]/.test(this.source[this.at + 1] ?? '\n');
  }

  private marker(mark: string, at = this.at): boolean {
    return this.source.startsWith(mark, at) && (at === 0 || this.source[at - 1] === '\n') && /[ \t\n]/.test(this.source[at + 3] ?? '\n');
  }

  private skip(): void {
    for (;;) {
      const blank = /^[ ]*(?:\t[ \t]*)?/.exec(this.rest())![0];
      const next = this.source[this.at + blank.length];
      if (blank.includes('\t')) { throw new YamlError('tabs between tokens are left out; write blanks', true); }
      this.at += blank.length;
      if (next === '#' && (this.at === 0 || /[ \t\n]/.test(this.source[this.at - 1]))) {
        const end = this.source.indexOf('\n', this.at);
        this.at = end < 0 ? this.source.length : end;
      } else if (next === '\n') {
        this.at++;
      } else {
        return;
      }
    }
  }

  private skipFlow(): void {
    for (let match = true; match;) {
      const blank = /^[ \t\n]+/.exec(this.rest());
      this.at += blank?.[0].length ?? 0;
      const comment = /^#[^\n]*/.exec(this.rest());
      match = comment !== null && /[ \t\n]/.test(this.source[this.at - 1]);
      if (match) { this.at += comment![0].length; }
      if (this.marker('---') || this.marker('...')) { this.fail('brackets run into the end of the document'); }
    }
  }

  private rest(): string {
    return this.source.slice(this.at);
  }

  private lineStart(): number {
    return this.source.lastIndexOf('\n', this.at - 1) + 1;
  }

  private column(): number {
    return this.at - this.lineStart();
  }

  private fail(problem: string): never {
    throw new YamlError(`line ${this.source.slice(0, this.at).split('\n').length}: ${problem}`);
  }
}

/** A line break folds into a blank, more into one break less. */
function folded(gap: string): string {
  const breaks = gap.split('\n').length - 1;
  return breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
}
