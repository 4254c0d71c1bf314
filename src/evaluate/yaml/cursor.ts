import { YamlError } from './errors';
import { jsonScalar, resolvePlain, resolveTagged } from './resolve';

/** What may stand before a value: `&anchor` and `!!tag`. */
export interface Properties {
  readonly anchor?: string;
  readonly tag?: string;
}

/** A place in a YAML text, and what can be told about it without knowing the structure around it. */
export class Cursor {
  protected at = 0;
  protected readonly anchors = new Map<string, unknown>();

  public constructor(protected readonly source: string) {
    const bad = /[^\t\n\x20-\x7e\x85\xa0-\uffff]/.exec(source);
    if (bad) { throw new YamlError('control characters are not allowed'); }
  }

  protected merge(out: { [key: string]: unknown }, value: unknown): void {
    for (const source of Array.isArray(value) ? [...value].reverse() : [value]) {
      if (source === null || typeof source !== 'object' || Object.getPrototypeOf(source) !== Object.prototype) { this.fail('map merge requires a map or a list of maps'); }
      for (const key of Reflect.ownKeys(source as object)) { Object.defineProperty(out, key, Object.getOwnPropertyDescriptor(source, key)!); }
    }
  }

  /** Where an unquoted scalar ends on its line. */
  protected plainEnd(from: number, inFlow: boolean): number {
    let end = from;
    for (; end < this.source.length && this.source[end] !== '\n'; end++) {
      const char = this.source[end];
      if (char === '#' && end > from && /[ \t]/.test(this.source[end - 1])) { break; }
      if (char === ':' && /[ \t\n]/.test(this.source[end + 1] ?? '\n')) { break; }
      if (inFlow && ',[]{}'.includes(char)) { break; }
    }
    return end;
  }

  protected startsPlain(inFlow: boolean): boolean {
    const [char, next = '\n'] = [this.source[this.at], this.source[this.at + 1]];
    if (char === undefined || /[\s,[\]{}#&*!|>'"%@`]/.test(char)) { return false; }
    return !'-?:'.includes(char) || !(/[ \t\n]/.test(next) || (inFlow && char === ':'));
  }

  protected properties(): Properties {
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

  protected alias(): unknown {
    const match = /^\*([A-Za-z0-9_-]+)(?=[ \t\n,\]}:]|$)/.exec(this.rest());
    if (!match || !this.anchors.has(match[1])) { return this.fail(`unknown anchor ${match?.[1] ?? ''}`); }
    this.at += match[0].length;
    return this.anchors.get(match[1]);
  }

  protected scalar(text: string, { tag }: Properties): unknown {
    return tag === undefined ? jsonScalar(resolvePlain(text)) : this.tagged(text, tag);
  }

  protected tagged(text: string, tag: string): unknown {
    return jsonScalar(resolveTagged(text, tag));
  }

  protected isEntry(): boolean {
    return this.source[this.at] === '-' && /[ \t\n]/.test(this.source[this.at + 1] ?? '\n');
  }

  protected marker(mark: string, at = this.at): boolean {
    return this.source.startsWith(mark, at) && (at === 0 || this.source[at - 1] === '\n') && /[ \t\n]/.test(this.source[at + 3] ?? '\n');
  }

  protected skip(): void {
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

  protected skipFlow(): void {
    for (let match = true; match;) {
      const blank = /^[ \t\n]+/.exec(this.rest());
      this.at += blank?.[0].length ?? 0;
      // Between brackets a comment needs no blank before it: a # behind text belongs to the text.
      const comment = /^#[^\n]*/.exec(this.rest());
      match = comment !== null;
      if (comment) { this.at += comment[0].length; }
      if (this.marker('---') || this.marker('...')) { this.fail('brackets run into the end of the document'); }
    }
  }

  protected rest(): string {
    return this.source.slice(this.at);
  }

  protected lineStart(): number {
    return this.source.lastIndexOf('\n', this.at - 1) + 1;
  }

  protected column(): number {
    return this.at - this.lineStart();
  }

  protected fail(problem: string): never {
    throw new YamlError(`line ${this.source.slice(0, this.at).split('\n').length}: ${problem}`);
  }
}
