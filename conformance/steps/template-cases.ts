import { Random } from './random';

/** Generated templates: mostly sensible calls of every function, some wrong ones, inside every control structure. */

/** A template with the data it is executed on. */
export interface TemplateCase {
  readonly kind: 'patch' | 'name';
  readonly template: string;
  readonly data: { readonly [name: string]: unknown };
}

/** Arguments and result of each function, by the kinds of values below. */
const FUNCTIONS: { readonly [name: string]: string } = {
  abbrev: 'int str > str',
  abbrevboth: 'int int str > str',
  add: '...num > i64',
  add1: 'num > i64',
  add1f: 'num > float',
  addf: '...num > float',
  adler32sum: 'str > str',
  all: '...any > bool',
  any: '...any > bool',
  append: 'list any > list',
  atoi: 'numstr > int',
  b32dec: 'b32 > str',
  b32enc: 'str > str',
  b64dec: 'b64 > str',
  b64enc: 'str > str',
  base: 'path > str',
  biggest: 'num ...num > i64',
  camelcase: 'word > str',
  cat: '...any > str',
  ceil: 'num > float',
  chunk: 'int list > list',
  clean: 'path > str',
  coalesce: '...any > any',
  compact: 'list > list',
  concat: '...list > list',
  contains: 'str str > bool',
  deepCopy: 'any > any',
  deepEqual: 'any any > bool',
  default: 'any any > any',
  dict: 'key any key any > map',
  dig: 'key key any map > any',
  dir: 'path > str',
  div: 'num num > i64',
  divf: 'num ...num > float',
  duration: 'numstr > str',
  durationRound: 'span > str',
  empty: 'any > bool',
  ext: 'path > str',
  fail: 'str > str',
  first: 'list > any',
  float64: 'num > float',
  floor: 'num > float',
  fromJson: 'json > any',
  get: 'map key > any',
  has: 'any list > bool',
  hasKey: 'map key > bool',
  hasPrefix: 'str str > bool',
  hasSuffix: 'str str > bool',
  hello: '> str',
  indent: 'small str > str',
  initial: 'list > list',
  initials: 'words > str',
  int: 'num > int',
  int64: 'num > i64',
  isAbs: 'path > bool',
  join: 'str list > str',
  kebabcase: 'word > str',
  kindIs: 'kind any > bool',
  kindOf: 'any > str',
  last: 'list > any',
  list: '...any > list',
  lower: 'str > str',
  max: 'num ...num > i64',
  maxf: 'num ...num > float',
  merge: 'newmap ...map > map',
  mergeOverwrite: 'newmap ...map > map',
  min: 'num ...num > i64',
  minf: 'num ...num > float',
  mod: 'num num > i64',
  mul: 'num ...num > i64',
  mulf: 'num ...num > float',
  mustAppend: 'list any > list',
  mustChunk: 'int list > list',
  mustCompact: 'list > list',
  mustDateModify: 'span date > date',
  must_date_modify: 'span date > date',
  mustDeepCopy: 'any > any',
  mustFirst: 'list > any',
  mustFromJson: 'json > any',
  mustHas: 'any list > bool',
  mustInitial: 'list > list',
  mustLast: 'list > any',
  mustMerge: 'newmap ...map > map',
  mustMergeOverwrite: 'newmap ...map > map',
  mustPrepend: 'list any > list',
  mustPush: 'list any > list',
  mustRegexFind: 'regexp words > str',
  mustRegexFindAll: 'regexp words int > list',
  mustRegexMatch: 'regexp words > bool',
  mustRegexReplaceAll: 'regexp words repl > str',
  mustRegexReplaceAllLiteral: 'regexp words repl > str',
  mustRegexSplit: 'regexp words int > list',
  mustRest: 'list > list',
  mustReverse: 'list > list',
  mustSlice: 'list num > any',
  mustToDate: 'layout datetext > date',
  mustToJson: 'any > str',
  mustToPrettyJson: 'any > str',
  mustToRawJson: 'any > str',
  mustUniq: 'list > list',
  mustWithout: 'list ...any > list',
  nindent: 'small str > str',
  nospace: 'words > str',
  omit: 'map ...key > map',
  osBase: 'path > str',
  osClean: 'path > str',
  osDir: 'path > str',
  osExt: 'path > str',
  osIsAbs: 'path > bool',
  pick: 'map ...key > map',
  pluck: 'key ...map > list',
  plural: 'str str int > str',
  prepend: 'list any > list',
  push: 'list any > list',
  quote: '...any > str',
  regexFind: 'regexp words > str',
  regexFindAll: 'regexp words int > list',
  regexMatch: 'regexp words > bool',
  regexQuoteMeta: 'str > str',
  regexReplaceAll: 'regexp words repl > str',
  regexReplaceAllLiteral: 'regexp words repl > str',
  regexSplit: 'regexp words int > list',
  repeat: 'small str > str',
  replace: 'str str str > str',
  rest: 'list > list',
  reverse: 'list > list',
  round: 'num int > float',
  semver: 'version > ver',
  semverCompare: 'constraint version > bool',
  seq: '...small > str',
  set: 'newmap key any > map',
  sha1sum: 'str > str',
  sha256sum: 'str > str',
  sha512sum: 'str > str',
  slice: 'list num num > any',
  snakecase: 'word > str',
  sortAlpha: 'list > list',
  split: 'sep words > smap',
  splitList: 'sep words > list',
  splitn: 'sep int words > smap',
  squote: '...any > str',
  sub: 'num num > i64',
  substr: 'int int str > str',
  subf: 'num ...num > float',
  swapcase: 'words > str',
  ternary: 'any any bool > any',
  title: 'words > str',
  toDate: 'layout datetext > date',
  toDecimal: 'numstr > i64',
  toJson: 'any > str',
  toPrettyJson: 'any > str',
  toRawJson: 'any > str',
  toString: 'any > str',
  toStrings: 'any > list',
  trim: 'str > str',
  trimAll: 'str str > str',
  trimPrefix: 'str str > str',
  trimSuffix: 'str str > str',
  trimall: 'str str > str',
  trunc: 'int str > str',
  tuple: '...any > list',
  typeIs: 'type any > bool',
  typeIsLike: 'type any > bool',
  typeOf: 'any > str',
  uniq: 'list > list',
  unixEpoch: 'date > str',
  unset: 'newmap key > map',
  until: 'small > list',
  untilStep: 'small small small > list',
  untitle: 'words > str',
  upper: 'str > str',
  urlJoin: 'urlmap > str',
  urlParse: 'url > map',
  without: 'list ...any > list',
  wrap: 'int words > str',
  wrapWith: 'int str words > str',
  and: '...any any > any',
  or: '...any any > any',
  not: 'any > bool',
  eq: 'cmp cmp > bool',
  ne: 'cmp cmp > bool',
  lt: 'cmp cmp > bool',
  le: 'cmp cmp > bool',
  gt: 'cmp cmp > bool',
  ge: 'cmp cmp > bool',
  len: 'list > int',
  index: 'list int > any',
  print: '...any > str',
  printf: 'format ...any > str',
  println: '...any > str',
  html: '...any > str',
  js: '...any > str',
  urlquery: '...any > str',
};

/** Texts by kind: what the arguments are taken from. */
const TEXTS: { readonly [kind: string]: readonly string[] } = {
  str: ['', 'a', 'abc', 'Hello World', ' x ', 'a.b.c', 'über', '日本語', '😀!', '"q"', "it's", 'a\nb', '<b>&', 'x=1', 'true', '0', '-', '\t', 'foo/bar', 'ǆx', 'ﬁß'],
  words: ['the quick brown fox', 'foo_bar-baz', 'a1b22c333', '  two  spaces ', 'one,two,,three', 'aaa', '', 'Zürich über', 'k8s-v1.34.2', 'x@y.z', 'a long line of text that wraps somewhere'],
  word: ['fooBar', 'HTTPServer', 'http2xx', 'foo_bar', '--x--', 'FirstName', 'Bld4Floor3rd', 'a', '', 'GO_PATH', 'no-HTTPS', 'Duration2m3s', 'x..y', 'Ünicode', 'HTTP20xOK', 'one two', '_complex__case_', '中文Name', '__', 'a-', '-a'],
  key: ['a', 'b', 'name', 'x.y', 'missing', 'nested', 'list', '_0', '_1', 'count'],
  numstr: ['0', '7', '-3', '+4', '0x1F', '0o17', '017', '1_000', '2.9', '-2.9', '.5', '1e3', '', 'abc', '99999999999999999999', '08', '9223372036854775807', '0b11', 'inf', '1.', '-.5'],
  path: ['/a/b/c.txt', 'a/b/', '..', '../x', '/', '', '//a//b', './x/./y/../z', 'file.tar.gz', '.hidden', '/a/..', 'a/../..', 'x/y/'],
  json: ['{"a":1,"b":[1,2,{"c":null}]}', '[1,2.5,"x",true,null]', '"s"', '3', '{', '', 'null', ' {"z":{}} ', '{"a":"<\\u00e9>"}', '[]', '1e3', '{"a":1,"a":2}', '"\\ud800"', '01', '{"__proto__":1}'],
  b64: ['YWJj', 'w7xiZXI=', 'YQ==', 'YQ', 'Y', '!!!', 'YWJ\nj', 'YWJj=', '', 'YQ=', 'YQ==x', 'YWJjZA==\n', 'Y=Q='],
  b32: ['MFRGG===', 'MY======', 'MFRGG', 'm', '', 'MFRA====', 'MFRGGZDF', 'MZ=XW6==='],
  version: ['v1.34.2', '1.2.3', '1.2', '1', 'v1.30.0-rc.1', '1.2.3+build.5', 'x', '', '1.02.3', 'v1.34.2+vmware.1', '1.0.0-alpha', '1.0.0-alpha.beta', '1.0.0-01', '0.0.3', '2.0.0-0', '1.10.0'],
  constraint: ['>= 1.30', '~1.34', '^1.2', '1.x', '>=1.30.0-0, <1.35', '1.2 - 1.4', '!=1.34.2', '*', '', '=> 1', '<2 || >3', '>1.34', 'abc', '~> 1.2.3', '<=1.34.x', '^0.0.3', '= v1.34.2', '>1.0.0-alpha', '1.2.3 1.2.3', '!=1.x', '>11', '~0.0.0', '^0.2', '^0.x', '<= 1.34.2', '<1.30.0-rc.1'],
  regexp: ['[a-z]+', 'o', '^the', 'x*', '(\\w+)\\s(\\w+)', '[0-9]{2,}', '(?i)QUICK', 'a|b|', '.', '$', '\\bfox\\b', '(', '[[:alpha:]]+', '\\pL+', '(?P<first>[a-z])(?P<second>[a-z])', 'a+?', '[^,]*', '(?s).+', '(?m)^', '\\.', '[\\d.]+', '[a-c-]', 'a{2}', 'a{,2}', '\\x41', '(?:ab)?', '\\Qa.b\\E', '[]a]', '(?U)a+', '(?i:K)8', '\\D+', '[^\\w\\s]', '(?-i)x', '\\z', 'x{1001}', '(?=a)', '\\1', '[z-a]', '**', '\\', '[\\pL_]+', '\\s+', ',', ''],
  repl: ['X', '$1', '${1}-', '$first', '${second}$first', '$$', '$1x', '', '<$0>', '$', '${', '$é'],
  sep: [',', ' ', '', '/', '-', 'a', '.', '__', 'ü'],
  span: ['1h', '90s', '1h30m', '-5m', '1.5h', '100ms', '', 'x', '2400h', '1000000h', '0', '1us', '3ns', '.5s', '1m1m'],
  layout: ['2006-01-02', '2006-01-02T15:04:05Z07:00', '02 Jan 2006', '15:04', '2006-01-02 15:04:05', 'Jan 2, 2006 at 3:04pm (MST)', '2006-1-2', '01/02/06', 'Monday January 2 2006', '2006-01-02T15:04:05.000Z07:00', '3PM'],
  datetext: ['2026-03-04', '2026-03-04T05:06:07Z', '2026-03-04T05:06:07+02:00', '04 Mar 2026', '23:59', '2026-02-30', '2026-03-04 05:06:07', 'Mar 4, 2026 at 5:06pm (UTC)', '2026-3-4', '03/04/26', 'Wednesday March 4 2026', '2026-03-04T05:06:07.125Z', '', '2026-03-04 05:06:07.5', '12PM'],
  url: ['https://user:pa%20ss@example.com:8443/a%2Fb/c?x=1&y=2#frag', 'http://[::1]:80/', 'mailto:a@b.c', '/just/a/path?q', '//host/x', 'http://a b/', ':bad', 'http://x:99999/', 'ftp://h', '', '*', 'a:b', 'http://user@host', 'HTTP://Host/%zz', 'x/y:z', 'http://h?#', 'http://ü.de/ä', 'https://h/#a%20b', '///x', 'http://h:/', 'http://[fe80::1%25en0]/', 'http://a:b:c/', 'http://%41/'],
  kind: ['string', 'map', 'slice', 'int', 'float64', 'bool', 'invalid', 'int64', 'ptr', 'struct'],
  type: ['string', 'map[string]interface {}', '[]interface {}', 'int', 'float64', '[]string', '[]int', '<nil>', '*semver.Version', 'semver.Version', 'time.Time'],
  format: ['%v', '%s', '%d', '%q', '%5d|%-5d', '%05d', '%x', '%X', '%t', '%.2f', '%e', '%g', '%8.3f', '%+d', '%%', '%T', '%c', '%U', '%s-%s', '%', '%z', '%[2]v %[1]v', '%*d', '%.1s', '%10s|', '%-10s|', '%v %v %v', '%#v', '% x', '%#x', '%b', '%o', '%O', '%6.2f|', '%+v', '%+q', '%.3g', '%G', '%08.3f', '%+.1e', '%03d:%03d', '%.0f', '%#q', '% d', '%x %X', '%.*f', '%!', '%-05d|', '%5t', '%5q', '%[1]d %[3]d', '%[5]v', '%.d', '%w'],
};

/** Kinds that take nothing else: counts must stay small, and a map put into itself sends Go into an endless loop. */
const CLOSED = new Set(['small', 'newmap']);

/** One case by its number. Every function of the table gets its turn. */
export function templateCase(seed: number): TemplateCase {
  return new Writer(new Random(seed), Object.keys(FUNCTIONS)[seed % Object.keys(FUNCTIONS).length]).write();
}

/** Names of the functions that cases call. */
export const CALLED_FUNCTIONS = Object.keys(FUNCTIONS);

class Writer {
  private variables: string[] = ['$'];
  private loops = 0;

  public constructor(private readonly random: Random, private readonly focus: string) {}

  public write(): TemplateCase {
    const { random } = this;
    let template = this.statement(`{{ ${this.call(this.focus, 2)} }}`);
    for (let i = random.below(3); i > 0; i--) { template += this.nodes(2); }
    if (random.chance(10)) { template = `{{ define "t${random.below(2)}" }}${this.nodes(1)}{{ . }}{{ end }}${template}{{ template "t${random.below(2)}" ${this.operand('any', 1)} }}`; }
    if (random.chance(3)) { template = this.damage(template); }
    return { kind: random.chance(4) ? 'name' : 'patch', template, data: this.data() };
  }

  private statement(action: string): string {
    const { random } = this;
    switch (random.below(8)) {
      case 0: return `{{ $v := ${action.slice(3, -3)} }}{{ $v }}|{{ $v | quote }}`;
      case 1: return `{{ with ${action.slice(3, -3)} }}[{{ . }}]{{ else }}none{{ end }}`;
      case 2: return `{{ if ${action.slice(3, -3)} }}yes{{ else }}no{{ end }}`;
      case 3: return `{{- ${action.slice(3, -3)} | toJson -}} `;
      default: return `<${action}>`;
    }
  }

  private nodes(depth: number): string {
    const { random } = this;
    const body = (): string => depth > 0 ? this.scoped(() => this.nodes(depth - 1)) : random.pick(['x', ' ', '\n', '- ']);
    switch (random.below(12)) {
      case 0: return `{{ if ${this.expression('any', 2)} }}${body()}{{ else }}${body()}{{ end }}`;
      case 1: return `{{ if ${this.expression('bool', 2)} }}${body()}{{ else if ${this.expression('any', 1)} }}${body()}{{ end }}`;
      case 2: return `{{ with ${this.expression('any', 2)} }}${body()}{{ . }}{{ else with ${this.expression('any', 1)} }}{{ . }}{{ else }}-{{ end }}`;
      case 3: return this.range(random.chance(20) ? this.operand('small', -1) : this.subject(['list', 'map']), '', depth);
      case 4: return this.range(this.subject(['list', 'map']), '$i, $e := ', depth);
      case 5: return this.range(this.subject(['list']), '$e := ', depth);
      case 6: return `{{ $x := ${this.expression('any', 2)} }}${this.declared('$x')}`;
      case 7: return this.variables.length > 1 ? `{{ ${this.random.pick(this.variables.slice(1))} = ${this.expression('any', 1)} }}` : 'text';
      case 8: return random.pick(['{{/* note */}}', '  {{- /* note */ -}}  ', ' {{- "" }}', '{{ "" -}} \n']);
      case 9: return `${random.pick(['a', ' ', '\n'])}{{- ${this.expression('any', 2)} -}}${random.pick([' b', '\n', ''])}`;
      default: return `{{ ${this.expression('any', 3)} }}`;
    }
  }

  private declared(name: string): string {
    this.variables.push(name);
    return `{{ ${name} }}`;
  }

  private scoped(work: () => string): string {
    const mark = [...this.variables];
    const text = work();
    this.variables = mark;
    return text;
  }

  private range(over: string, declaration: string, depth: number): string {
    const { random } = this;
    return this.scoped(() => {
      this.loops++;
      const names = declaration.match(/\$\w+/g) ?? [];
      this.variables.push(...names);
      const inner = names.map(name => `{{ ${name} }},`).join('') || '{{ . }},';
      const stop = random.chance(20) ? `{{ if ${this.expression('any', 1)} }}{{ ${random.pick(['break', 'continue'])} }}{{ end }}` : '';
      const text = `{{ range ${declaration}${over} }}${stop}${inner}${depth > 0 && random.chance(30) ? this.nodes(depth - 1) : ''}{{ else }}empty{{ end }}`;
      this.loops--;
      return text;
    });
  }

  /** Something to range over; never a number, which may be a large one. */
  private subject(kinds: readonly string[]): string {
    const kind = this.random.pick(kinds);
    return this.random.chance(50) ? this.operand(kind, -1) : this.call(this.functionFor(kind), 1);
  }

  /** A pipeline without parentheses. */
  private expression(kind: string, depth: number): string {
    const { random } = this;
    if (depth > 0 && random.chance(25)) { return this.piped(this.functionFor(kind), depth); }
    return depth > 0 && random.chance(60) ? this.call(this.functionFor(kind), depth) : this.operand(kind, depth - 1);
  }

  private functionFor(kind: string): string {
    const names = kind === 'any' ? CALLED_FUNCTIONS : CALLED_FUNCTIONS.filter(name => FUNCTIONS[name].endsWith(`> ${kind}`));
    return names.length > 0 ? this.random.pick(names) : 'default';
  }

  private call(name: string, depth: number): string {
    return [name, ...this.arguments(name).map(kind => this.operand(kind, depth - 1))].join(' ');
  }

  private piped(name: string, depth: number): string {
    const kinds = this.arguments(name);
    const last = kinds.pop();
    if (last === undefined) { return name; }
    return `${this.operand(last, depth - 1)} | ${[name, ...kinds.map(kind => this.operand(kind, depth - 1))].join(' ')}`;
  }

  private arguments(name: string): string[] {
    const kinds = FUNCTIONS[name].split('>')[0].trim().split(' ').filter(kind => kind !== '');
    const out = kinds.flatMap(kind => kind.startsWith('...') ? Array.from({ length: this.random.below(4) }, () => kind.slice(3)) : [kind]);
    if (name === 'dig' && this.random.chance(40)) { out.splice(1, 0, 'key'); }
    if (name === 'round' && this.random.chance(20)) { out.push('half'); }
    return this.random.chance(2) ? out.slice(1) : out;
  }

  /** One argument: a literal, something of the data, or a call in parentheses. */
  private operand(wanted: string, depth: number): string {
    const { random } = this;
    const kind = !CLOSED.has(wanted) && depth >= 0 && random.chance(3) ? random.pick(['str', 'int', 'list', 'map', 'any', 'bool', 'float']) : wanted;
    if (depth > 0 && !CLOSED.has(kind) && random.chance(35)) {
      const name = this.functionFor({ num: random.pick(['int', 'i64', 'float']), words: 'str', cmp: 'any', date: 'date' }[kind] ?? kind);
      return `(${random.chance(20) ? this.piped(name, depth) : this.call(name, depth)})`;
    }
    switch (kind) {
      case 'any': case 'cmp': return this.anything(depth);
      // Never larger: such a number may be a count of things to make.
      case 'small': return random.pick(['0', '1', '2', '4', '9', '-1', '-3', '(len .names)', '.count', '(int 3)']);
      case 'int': return random.pick(['0', '1', '2', '3', '5', '7', '10', '-1', '-2', '40', "'a'", '0x10']);
      case 'i64': return `(int64 ${random.pick(['0', '3', '-7', '"12"', '.count'])})`;
      case 'float': return random.pick(['1.5', '0.0', '-2.25', '1e3', '1e21', '0.1', '123456.789', '2.5', '1e-7', '.ratio', '.count', '.big']);
      case 'half': return random.pick(['0.5', '0.9', '.ratio']);
      case 'num': return random.pick(['0', '1', '7', '-3', '2.5', '-0.5', '1e3', '.count', '.ratio', '.big', 'true', 'nil', `"${random.pick(TEXTS.numstr)}"`, '.missing', '.text', '0.30000000000000004', '1234567.891']);
      case 'bool': return random.pick(['true', 'false', '.yes', '.no']);
      case 'list': return random.pick(['.list', '.names', '.empty', '(list 1 "a" nil)', '(list)', '(list "c" "a" "b")', '(list 1 1.0 1 "1")', '.nested.list', '(splitList "," "b,a,c")', '(until 4)', '(list (list 1 2) (dict "a" 1))']);
      case 'map': return random.pick(['.map', '.nested', '(dict "a" 1 "b" "x")', '(dict)', '.nothing', '.missing', '(dict "a" (dict "b" 2))', '(dict "name" "n" "list" (list 1 2))']);
      case 'newmap': return random.pick(['(dict "a" 1 "b" "x")', '(dict)', '(dict "a" (dict "b" 2) "list" (list))', '(deepCopy .nested)', '(dict "nested" "" "count" 0)']);
      case 'smap': return '(split "," "a,b")';
      case 'urlmap': return random.pick(['(urlParse "https://u:p@h:1/a b?x#y")', '(dict "scheme" "http" "host" "h" "path" "p q")', '(dict "path" "a:b")', '(dict "opaque" "x" "scheme" "m")', '(dict "host" 1)', '(dict "userinfo" "a:b@c" "host" "h")', '(dict "host" "h" "path" "/x" "query" "a=b" "fragment" "f g")', '(dict "scheme" "file" "path" "/etc")']);
      case 'ver': return `(semver "${random.pick(TEXTS.version)}")`;
      case 'date': return `(toDate "2006-01-02" "${random.pick(TEXTS.datetext)}")`;
    }
    const text = random.pick(TEXTS[kind] ?? TEXTS.str);
    if (kind === 'str' && random.chance(25)) { return random.pick(['.text', '.name', '.nested.name', '.builtin.cluster.name']); }
    return text.includes('`') || random.chance(70) ? goLiteral(text) : `\`${text}\``;
  }

  private anything(depth: number): string {
    const { random } = this;
    switch (random.below(12)) {
      case 0: return random.pick(['.', '$', '.map', '.nested', '.list', '.names']);
      case 1: return random.pick(['.nothing', '.missing', '.nothing.x', '.missing.x.y', '.nested.deep.value', '.nested.deep.none.x', '$.text', '.builtin.machineDeployment.version']);
      case 2: return random.pick(['nil', 'true', 'false']);
      case 3: return this.operand('int', depth);
      case 4: return this.operand('float', depth);
      case 5: return this.operand('list', depth);
      case 6: return this.operand('map', depth);
      case 7: return random.pick(this.variables);
      case 8: return this.operand('i64', depth);
      case 9: return random.pick([`(semver "${random.pick(TEXTS.version)}").${random.pick(['Major', 'Minor', 'Patch', 'Prerelease', 'Metadata', 'Original', 'String'])}`, '(first .list).name', '(dict "a" (dict "b" 3)).a.b', '(index .names 0)', '(.map)', '(.nested).name', '((semver "1.2.3").Compare (semver "1.3.0"))']);
      default: return this.operand('str', depth);
    }
  }

  /** A slip of the pen: both sides must refuse, or agree. */
  private damage(template: string): string {
    const at = this.random.below(template.length);
    return this.random.pick([
      template.slice(0, at) + template.slice(at + 1),
      template.slice(0, at) + this.random.pick(['{{', '}}', '(', ')', '|', '"', '.', '$', ' ', '-', '`', '{{end}}', '{{else}}', ',', ':=']) + template.slice(at),
    ]);
  }

  private data(): { [name: string]: unknown } {
    const { random } = this;
    return {
      text: random.pick(TEXTS.str),
      name: random.pick(['prod', 'edge-01', '']),
      count: random.pick([0, 3, -2, 1000000]),
      ratio: random.pick([0.25, 1.5, -0.1, 3]),
      big: random.pick([1e21, 123456789012, 9007199254740992, 1e-9]),
      yes: true,
      no: false,
      nothing: null,
      empty: [],
      list: random.pick<unknown>([[1, 'a', true, null], [{ name: 'x' }, { name: 'y' }], [3, 1, 2], ['b', 'a', 'b'], []]),
      names: random.pick([['b', 'a'], ['z', 'ü', '日'], ['one', 'two', 'three']]),
      map: random.pick<unknown>([{ a: 1, b: 'x' }, { z: 1, a: { b: [1] }, _: 'u' }, {}, { 'name': 'n', 'count': 2, 'x.y': true, 'ü': 0, '😀': 1, '\uffff': 2 }]),
      nested: { name: 'inner', list: [1, [2, 3]], deep: { value: 'v', none: null }, count: 5 },
      builtin: { cluster: { name: 'c1', topology: { version: 'v1.34.2' }, network: { pods: ['10.0.0.0/16'] } }, controlPlane: { replicas: 3, version: 'v1.34.2' } },
      cluster: { name: 'c1' },
      random: 'abcde',
    };
  }
}

/** A Go string literal of the text. */
function goLiteral(text: string): string {
  return JSON.stringify(text);
}
