import { Random } from './random';

/** Generated YAML texts: documents as templates write them, every style of scalar, and slips of the pen. */

const SCALARS = [
  'a', 'a b', '1', '-1', '1.5', '1e3', '0777', '0o17', '0x1F', '1_000', '+1', '.5', 'true', 'yes', 'No', 'on', 'y', 'null', '~', '', '2026-01-02', '2026-01-02T03:04:05Z',
  '"x: y"', "'it''s'", '"tab\\tnl\\n\\u00e9"', '"a\n   b"', "'a\n\n  b'", 'http://x:80/a', 'a#b', 'a #c', '-', '--', '- ', ':', 'a:', '?x', '[1, 2]', '{a: 1, b: [x]}', '[]', '{}', '{"a":1}', '["x","y"]',
  '[a, b: c]', '{a, b: }', '[1,\n 2]', '{a: {b: c},\n  d: e}', '|\n  line1\n  line2\n', '>\n  folded\n  text\n\n  more\n', '|-\n  x\n', '|+\n  x\n\n', '>-\n   a\n    b\n   c\n', '|2\n   x\n', '!!str 1', '!!int "3"', '!!float 1', '&x v', '*x',
  '0b11', '0.0', '-0', '12e03', '1:30', '1.', 'Infinity', '.inf', '.NaN', '08', '1__0', '0x', '9223372036854775807', '18446744073709551616', '@x', '`x', '%x', '"\\x41\\e"', '"\\q"', "'", '"', '!x y', 'a\n b', 'a: b', '<<', '=', 'foo,bar', 'a]b', '"a" b', 'é', '日本', '*', '&', '!', '|', '>', '# c', '"\\\n  x"', 'v1.34.2', '10.0.0.0/16', 'k8s.gcr.io/x:1',
];
const KEYS = ['a', 'b', 'key', '"q k"', "'s'", '1', 'true', 'x.y/z', 'a b', '<<', '-x', 'null', '~', '1.5', 'y', 'é', '[a]', '? a', ''];

/** One text by its number. */
export function yamlCase(seed: number): string {
  return new Writer(seed).document();
}

class Writer {
  private readonly random: Random;

  public constructor(seed: number) {
    this.random = new Random(seed);
  }

  public document(): string {
    let text = this.random.chance(8) ? '---\n' : '';
    if (this.random.chance(10)) { text += '# comment\n\n'; }
    text += this.random.chance(20) ? `${this.random.pick(SCALARS)}\n` : this.block(0, 3);
    if (this.random.chance(5)) { text += this.random.pick(['...\n', '---\nnext: 1\n', '\n\n', '# end']); }
    if (this.random.chance(12)) {
      const at = this.random.below(text.length + 1);
      text = this.random.chance(50) ? text.slice(0, at) + text.slice(at + 1) : text.slice(0, at) + this.random.pick([' ', '\n', ':', '-', '"', '#', '[', ']', ',', '  ', '\t', '{', "'"]) + text.slice(at);
    }
    return this.random.chance(10) ? text.trimEnd() : text;
  }

  private block(indent: number, depth: number): string {
    const pad = ' '.repeat(indent);
    let out = '';
    const list = this.random.chance(40);
    for (let i = this.random.below(3) + 1; i > 0; i--) {
      const head = list ? '-' : `${this.random.chance(85) ? this.random.pick(KEYS.slice(0, 8)) : this.random.pick(KEYS)}:`;
      out += `${pad}${head}`;
      if (depth > 0 && this.random.chance(35)) {
        if (list && this.random.chance(50)) {
          out += ` ${this.block(indent + 2, depth - 1).slice(indent + 2)}`;
        } else {
          out += `\n${this.block(indent + (list || this.random.chance(80) ? 2 : this.random.below(3)), depth - 1)}`;
        }
      } else {
        out += ` ${this.random.pick(SCALARS).replace(/\n(?=.)/g, `\n${pad}${this.random.chance(90) ? '' : ' '}`)}`;
        if (this.random.chance(8)) { out += '  # note'; }
        if (!out.endsWith('\n')) { out += '\n'; }
      }
      if (this.random.chance(6)) { out += '\n'; }
      if (this.random.chance(4)) { out += `${pad}# comment\n`; }
    }
    return out;
  }
}
