import { NotEvaluated, TemplateEngine, TemplateError } from '../../src/evaluate/go-template';
import { fromJson } from '../../src/evaluate/go-template/value';
import { SPRIG } from '../../src/evaluate/sprig';

const DATA = {
  name: 'prod',
  count: 3,
  big: 1000000,
  ratio: 2.5,
  yes: true,
  no: false,
  nothing: null,
  empty: '',
  list: ['b', 'a'],
  items: [{ name: 'x' }, { name: 'y' }],
  map: { z: 1, a: 2 },
  nested: { deep: { value: 'v' } },
};

const engine = new TemplateEngine(SPRIG);
const render = (template: string): string => engine.render(template, fromJson(DATA));
const refusal = (template: string): string => {
  try {
    return `rendered ${render(template)}`;
  } catch (error) {
    return error instanceof TemplateError ? error.message : `${error}`;
  }
};

test.each([
  ['fields', '{{ .name }}/{{ .nested.deep.value }}', 'prod/v'],
  ['a missing key', '{{ .none }} {{ .none.deeper }} {{ .nothing }}', '<no value> <no value> <no value>'],
  ['numbers of JSON, which are floats', '{{ .count }} {{ .big }} {{ .ratio }}', '3 1e+06 2.5'],
  ['constants by the way they are written', '{{ 1 }} {{ 1.0 }} {{ 1e3 }} {{ 0x10 }} {{ \'a\' }}', '1 1 1000 16 97'],
  ['maps and lists as Go prints them', '{{ .map }} {{ .list }} {{ list 1 nil "x" }}', 'map[a:2 z:1] [b a] [1 <nil> x]'],
  ['variables', '{{ $x := .name }}{{ $x }}{{ $x = "new" }}{{ $x }}', 'prodnew'],
  ['variables of a block, which end with it', '{{ $x := 1 }}{{ if .yes }}{{ $x := 2 }}{{ $x }}{{ end }}{{ $x }}', '21'],
  ['assignment from within a block', '{{ $x := 1 }}{{ range .list }}{{ $x = . }}{{ end }}{{ $x }}', 'a'],
  ['if, else if, else', '{{ if .no }}a{{ else if .empty }}b{{ else if .count }}c{{ else }}d{{ end }}', 'c'],
  ['with, else with', '{{ with .none }}a{{ else with .name }}{{ . }}{{ else }}b{{ end }}', 'prod'],
  ['range over a list', '{{ range $i, $e := .list }}{{ $i }}={{ $e }} {{ end }}', '0=b 1=a '],
  ['range over a map in the order of its keys', '{{ range $k, $v := .map }}{{ $k }}{{ $v }}{{ end }}', 'a2z1'],
  ['range over a number', '{{ range 3 }}{{ . }}{{ end }}', '012'],
  ['range over nothing', '{{ range .none }}x{{ else }}none{{ end }}', 'none'],
  ['break and continue', '{{ range until 9 }}{{ if eq . 1 }}{{ continue }}{{ end }}{{ if eq . 4 }}{{ break }}{{ end }}{{ . }}{{ end }}', '023'],
  ['trim markers', 'a \n {{- .name -}} \n b', 'aprodb'],
  ['comments', 'a{{/* .none */}}b {{- /* x */ -}} c', 'abc'],
  ['pipelines', '{{ .name | upper | printf "%s-%s" "x" }}', 'x-PROD'],
  ['parentheses', '{{ (index .items 1).name }} {{ (len .list) | add 1 }}', 'y 3'],
  ['define and template', '{{ define "t" }}<{{ . }}>{{ end }}{{ template "t" .name }}{{ template "t" }}', '<prod><<no value>>'],
  ['block', '{{ block "b" .name }}[{{ . }}]{{ end }}', '[prod]'],
  ['and and or, which stop early', '{{ and .no (fail "x") }} {{ or .name (fail "x") }} {{ and 1 "" }}|', 'false prod |'],
  ['comparison', '{{ eq .name "x" "prod" }} {{ ne 1 2 }} {{ lt 1 2 }} {{ le "b" "a" }} {{ gt 2.5 .ratio }} {{ ge .count 3.0 }}', 'true true true false false true'],
  ['not and len', '{{ not .empty }} {{ len .map }} {{ len "ü" }}', 'true 2 2'],
  ['methods of versions', '{{ (semver "v1.34.2").Minor }} {{ semver "1.2" }}', '34 1.2.0'],
  ['html, js and urlquery', '{{ html "<a>" }} {{ js "it\'s" }} {{ urlquery "a b&c" }}', '&lt;a&gt; it\\\'s a+b%26c'],
])('%s', (_, template, expected) => {
  expect(render(template)).toBe(expected);
});

test.each([
  ['%d of a number of JSON', '{{ printf "%d" .count }}', '%!d(float64=3)'],
  ['%v of floats', '{{ printf "%v %v %v" 1e20 1e21 0.00001 }}', '1e+20 1e+21 1e-05'],
  ['%q, %x, %t, %T', '{{ printf "%q %x %t %T" "ü\\n" "hi" true .list }}', '"ü\\n" 6869 true []interface {}'],
  ['width and flags', '{{ printf "%5d|%-5d|%05d|%+d|%x|%08.3f" 42 42 42 42 255 3.14159 }}', '   42|42   |00042|+42|ff|0003.142'],
  ['halves to even', '{{ printf "%.0f %.0f %.1f" 0.5 1.5 0.25 }}', '0 2 0.2'],
  ['what does not fit', '{{ printf "%d %s" "x" }} {{ printf "a" 1 }} {{ printf "%[3]d" 1 }}', '%!d(string=x) %!s(MISSING) a%!(EXTRA int=1) %!d(BADINDEX)'],
  ['lists', '{{ printf "%d %s" (until 3) .list }}', '[0 1 2] [b a]'],
  ['print and println', '{{ print 1 2 "a" "b" 3 }}|{{ println "x" 1 }}|', '1 2ab3|x 1\n|'],
])('printf: %s', (_, template, expected) => {
  expect(render(template)).toBe(expected);
});

test.each([
  ['an unknown function', '{{ nosuch .x }}', 'line 1, column 4: function "nosuch" not defined'],
  ['a function that needs the clock', '{{ now }}', 'line 1, column 4: function "now" not defined'],
  ['an unclosed action', 'a\n{{ .x', 'line 2, column 6: unclosed action'],
  ['an end without a beginning', '{{ end }}', 'line 1, column 8: unexpected {{end}}'],
  ['a missing end', '{{ if .x }}', 'line 1, column 10: unexpected EOF'],
  ['an unknown variable', '{{ $x }}', 'line 1, column 4: undefined variable "$x"'],
  ['a literal in a pipe', '{{ .name | "x" }}', 'line 1, column 16: non executable command in pipeline stage 2'],
  ['the wrong type', 'x\n {{ until .count }}', 'line 2, column 11 <.count>: wrong type for value; expected int; got float64'],
  ['too few arguments', '{{ substr 1 .name }}', 'line 1, column 4 <substr>: wrong number of args for substr: want 3 got 2'],
  ['a field of text', '{{ .name.x }}', 'line 1, column 4 <.name.x>: can\'t evaluate field x in type string'],
  ['a field of null', '{{ .nothing.x }}', 'line 1, column 4 <.nothing.x>: nil pointer evaluating interface {}.x'],
  ['kinds that do not compare', '{{ eq .count 3 }}', 'line 1, column 4 <eq>: error calling eq: incompatible types for comparison: float64 and int'],
  ['an index out of range', '{{ index .list 5 }}', 'line 1, column 4 <index>: error calling index: index out of range: 5'],
  ['an undefined template', '{{ template "x" }}', 'line 1, column 4 <template "x">: template "x" not defined'],
  ['fail', '{{ fail "not for production" }}', 'line 1, column 4 <fail>: error calling fail: not for production'],
  ['break outside range', '{{ break }}', 'line 1, column 10: {{break}} outside {{range}}'],
  ['a template that calls itself', '{{ define "t" }}{{ template "t" }}{{ end }}{{ template "t" }}', 'line 1, column 20 <template "t">: the template calls itself more than 1000 times'],
])('refuses %s', (_, template, message) => {
  expect(refusal(template)).toBe(message);
});

test.each([
  ['randomness', '{{ randInt 1 2 }}', 'line 1, column 4 <randInt>: randInt gives another result on every call'],
  ['secrets', '{{ genCA "x" 1 }}', 'line 1, column 4 <genCA>: genCA makes secrets; keep those out of ClusterClasses'],
  ['the clock', '{{ ago 1 }}', 'line 1, column 4 <ago>: ago reads the clock'],
  ['a cut through a character', '{{ trunc 1 "ü" }}', 'line 1, column 4 <trunc>: the result is not UTF-8: a cut through a character, or binary data'],
  ['complex numbers', '{{ 1+2i }}', 'complex numbers such as 1+2i are left out'],
  ['complex numbers given to a function', '{{ len 1i }}', 'complex numbers such as 1i are left out'],
  ['a map that contains itself', '{{ $m := dict }}{{ $n := set $m "m" $m }}{{ $m }}', 'the template nests too deep, or makes a value that contains itself'],
])('does not guess %s', (_, template, message) => {
  expect(() => render(template)).toThrow(NotEvaluated);
  expect(() => render(template)).toThrow(message);
});

test('naming templates refuse unknown keys and have no Sprig', () => {
  const names = new TemplateEngine({}, 'error');
  const data = fromJson({ cluster: { name: 'c1' }, random: 'abcde' });
  expect(names.render('{{ .cluster.name }}-{{ .random }}', data)).toBe('c1-abcde');
  expect(() => names.render('{{ .cluster.nam }}', data)).toThrow('line 1, column 4 <.cluster.nam>: map has no entry for key "nam"');
  expect(() => names.render('{{ .foo.bar }}', data)).toThrow('map has no entry for key "foo"');
  expect(() => names.render('{{ upper .random }}', data)).toThrow('function "upper" not defined');
});

test('data is not changed by a template', () => {
  const data = fromJson({ map: { a: 1 } });
  expect(engine.render('{{ $x := set (deepCopy .map) "b" 2 }}{{ .map }}', data)).toBe('map[a:1]');
});
