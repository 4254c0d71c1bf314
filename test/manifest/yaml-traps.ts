/** Strings that some YAML parser or writer is known to get wrong. Each has to come back as it is, from every parser and in every position. */
export const YAML_TRAPS: string[] = [
  // booleans and null of YAML 1.1, which Go's parser knows as well
  ...['y', 'Y', 'n', 'N', 'yes', 'Yes', 'YES', 'no', 'No', 'NO', 'on', 'On', 'ON', 'off', 'Off', 'OFF'],
  ...['true', 'True', 'TRUE', 'false', 'False', 'FALSE', 'null', 'Null', 'NULL', '~', '', ' ', '  '],
  // numbers
  ...['0', '1', '-1', '+1', '00', '012', '0775', '0o14', '0O14', '0x1f', '0X1f', '0XFF', '0b101', '-0b1', '1_000', '685_230.15', '_1', '1_', '0_1'],
  ...['1.', '.5', '-.5', '+.5', '1.0', '1e3', '1E3', '1e+3', '1.5e-3', '.1e2', 'e1', 'E5', 'e-1', 'e', 'e_1', '1e', '123456789012345678901234567890'],
  ...['.nan', '.NaN', '.NAN', 'nan', 'NaN', '.inf', '-.inf', '+.INF', 'inf', 'Infinity', '-Infinity', '-0', '1:20', '190:20:30', '1:20:30.5', '-1:20'],
  // dates and versions
  ...['2026-11-21', '2026-11-21T08:00:00Z', '2026-11-21 08:00:00 +1', '12:30', '1.34', '1.34.3', 'v1.34', '10.0.0.10', '10.0.0.0/16', 'fd00::/8', '::1', '::'],
  // syntax
  ...['-', '--', '---', '...', '--- a', '... a', '- a', '-a', '?', '? a', '?a', ':', ': a', ':a', 'a:', 'a: b', 'a :b', 'a:b', '::a', '#', '# a', 'a #b', 'a#b'],
  ...['&a', '*a', '!a', '!!str a', '!', '|', '|-', '>', '>-', '%', '%YAML 1.2', '@a', '`a`', '=', '<<', '<', '[', ']', '[a]', '{', '}', '{a: b}', ',', 'a,b', 'a, b'],
  ...['\'', '"', '\'a\'', '"a"', 'it\'s', 'say "x"', '\\', '\\n', 'a\\', 'C:\\x', '$(x)', '${x}', '{{ .x }}', '{{- x -}}', 'a b', 'a  b', 'a - b', 'a ? b', 'a=b', 'a= b'],
  ...['nginx:1.27', 'https://example.com/a?b=c#d', 'registry.k8s.io/x@sha256:0a', '25%', '10Gi', 'a@b.c', '--flag=x', '/etc/x', './x', '~/x', 'k=v,l=w', 'http:', 'a/', 'a.'],
  // blanks and line breaks
  ...[' a', 'a ', '\ta', 'a\t', 'a\tb', '\t', '\n', '\n\n', ' \n', '\n ', 'a\n', 'a\n\n', 'a\n\n\n', '\na', '\n\na', '\n a', ' a\nb', 'a\n b', 'a\n\tb', 'a \nb', 'a\n \nb'],
  ...['a\n\nb\n', 'a\nb ', 'a\nb \n', 'a\n ', 'a\n  \n', '\ta\nb', 'a\n# b\n', 'a\n---\nb\n', '---\na', '...\nb\n', 'a: b\nc: d\n', '- a\n- b\n', '\u00a0a\nb', 'a\n\u00a0', '#!/bin/sh\n\tx=1\n'],
  ...['a\r', 'a\r\nb', '\r\n', 'a\vb', 'a\fb', 'a\u0085b', 'a\u2028b', 'a\u2029b', 'a\nb\u2028c', 'a\nb\u0085c', 'a\nb\r\nc'],
  // characters
  ...['\0', '\x01', '\x07', '\x1b[31m', '\x7f', '\x80', '\x9f', '\u00a0', '\ufeff', '\ufeffa', 'a\ufeffb', '\ufffe', '\uffff', '\ufffd', '\u200b', '\u202e', 'Zürich', '日本', '😀', 'a😀\nb', '\u{10ffff}'],
  // shapes
  ...['__proto__', 'constructor', 'toString', 'a'.repeat(127), 'a'.repeat(129), '1'.repeat(200), 'a b '.repeat(60) + 'c', 'word '.repeat(500) + '\nx'],
  ...['yes no', 'null null', 'true:false', 'on,off', 'n/y', 'y.', 'no-', '_', '/', 'a--b', 'a..b', 'a++', 'x@', '!!binary aGk=', '&a *b', 'a: &b', '*', '""', '\'\''],
];
