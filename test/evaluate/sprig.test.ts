import { TemplateEngine } from '../../src/evaluate/go-template';
import { fromJson } from '../../src/evaluate/go-template/value';
import { SPRIG } from '../../src/evaluate/sprig';

const engine = new TemplateEngine(SPRIG);
const render = (template: string): string => engine.render(template, fromJson({ name: 'prod', count: 3, list: ['c', 'a', 'b'], nothing: null }));

/** Each line: a call, an arrow, what Go makes of it. */
const FAMILIES: { readonly [family: string]: string } = {
  'text': `
    trim "  a " => a
    trimAll "$" "$5$" => 5
    trimSuffix "-" "a-" => a
    trimPrefix "v" "v1" => 1
    upper "straße" => STRAßE
    title "hello world-wide" => Hello World-Wide
    untitle "Hello World" => hello world
    swapcase "aB c" => Ab C
    repeat 3 "ab" => ababab
    substr 1 3 "hello" => el
    substr -1 3 "hello" => hel
    trunc 3 "hello" => hel
    trunc -3 "hello" => llo
    abbrev 6 "hello world" => hel...
    abbrevboth 5 10 "1234 5678 9123" => ...5678...
    initials "First Try" => FT
    nospace "a b\\tc" => abc
    contains "ell" "hello" => true
    hasPrefix "he" "hello" => true
    hasSuffix "lo" "hello" => true
    quote "a" 1 nil => "a" "1"
    squote "a" 1 => 'a' '1'
    cat "a" 1 nil "b" => a 1 b
    indent 2 "a\\nb" | quote => "  a\\n  b"
    nindent 1 "a" | quote => "\\n a"
    replace "a" "b" "banana" => bbnbnb
    plural "one" "many" 1 => one
    wrap 5 "aaa bbb ccc" | quote => "aaa\\nbbb\\nccc"
    wrapWith 3 "-" "abcdef" => abc-def
    hello => Hello!`,
  'spelling': `
    camelcase "http_server" => HttpServer
    snakecase "HTTP20xOK" => http_20x_ok
    kebabcase "FirstName" => first-name`,
  'splitting and joining': `
    splitList "," "a,b" => [a b]
    (split "," "a,b")._1 => b
    splitn "/" 2 "a/b/c" => map[_0:a _1:b/c]
    join "-" (list 1 "a" nil) => 1-a
    join "-" .list => c-a-b
    sortAlpha .list => [a b c]
    toStrings (list 1 2) | typeOf => []string`,
  'lists': `
    list 1 2 | first => 1
    rest .list => [a b]
    initial .list => [c a]
    last .list => b
    append .list "d" => [c a b d]
    prepend .list "d" => [d c a b]
    concat (list 1) (list 2 3) => [1 2 3]
    reverse .list => [b a c]
    uniq (list 1 1 "1" 1.0) => [1 1 1]
    without .list "a" => [c b]
    has "a" .list => true
    has "a" nil => false
    compact (list 0 1 "" "a") => [1 a]
    slice .list 1 2 => [a]
    chunk 2 .list => [[c a] [b]]
    until 3 => [0 1 2]
    untilStep 3 9 3 => [3 6]
    seq 1 2 7 => 1 3 5 7
    rest (list) | toJson => null`,
  'maps': `
    dict "a" 1 "b" => map[a:1 b:]
    get (dict "a" 1) "x" => 
    hasKey (dict "a" nil) "a" => true
    set (dict "a" 1) "b" 2 => map[a:1 b:2]
    unset (dict "a" 1) "a" => map[]
    keys (dict "b" 1 "a" 2) => [a b]
    values (dict "b" 1 "a" 2) => [2 1]
    pick (dict "a" 1 "b" 2) "b" => map[b:2]
    omit (dict "a" 1 "b" 2) "b" => map[a:1]
    pluck "a" (dict "a" 1) (dict "a" 2) => [1 2]
    dig "a" "b" "none" (dict "a" (dict "b" 7)) => 7
    dig "a" "c" "none" (dict "a" (dict "b" 7)) => none
    merge (dict "a" 1 "n" (dict "x" 1)) (dict "a" 2 "n" (dict "y" 2)) => map[a:1 n:map[x:1 y:2]]
    mergeOverwrite (dict "a" 1) (dict "a" 2 "b" (list 1)) => map[a:2 b:[1]]
    deepCopy (dict "a" (list 1)) => map[a:[1]]`,
  'numbers': `
    add 1 2.9 "3" => 6
    sub 5 7 => -2
    mul 2 3 4 => 24
    div -7 2 => -3
    mod -7 2 => -1
    max 1 5 3 => 5
    min 1 5 -3 => -3
    addf 0.1 0.2 => 0.3
    subf 1 0.9 => 0.1
    mulf 1.1 1.1 => 1.21
    divf 1 3 => 0.3333333333333333
    floor 2.7 => 2
    ceil 2.1 => 3
    round 2.345 2 => 2.35
    round 2.5 0 0.9 => 2
    int "0x1F" => 31
    int64 "2.9" => 2
    int .count | printf "%d" => 3
    float64 "1e3" => 1000
    atoi "12a" => 0
    toDecimal "777" => 511
    add 9223372036854775807 1 => -9223372036854775808`,
  'defaults': `
    default "x" .none => x
    default "x" 0 => x
    default "x" "y" => y
    empty (list) => true
    coalesce 0 "" "z" => z
    all 1 "a" => true
    any 0 "" => false
    ternary "a" "b" true => a`,
  'types': `
    typeOf 1 => int
    typeOf 1.0 => float64
    typeOf .count => float64
    typeOf (dict) => map[string]interface {}
    typeIs "string" "a" => true
    typeIsLike "semver.Version" (semver "1") => true
    kindOf .list => slice
    kindIs "map" (dict) => true
    deepEqual (list 1 2) (list 1 2) => true
    toString 1.5 => 1.5`,
  'JSON': `
    toJson (dict "b" "<" "a" 1) => {"a":1,"b":"\\u003c"}
    toRawJson "<&>" => "<&>"
    toPrettyJson (dict "a" (list 1)) | quote => "{\\n  \\"a\\": [\\n    1\\n  ]\\n}"
    (fromJson "{\\"a\\":[1]}").a => [1]
    fromJson "{" => <no value>
    toJson (float64 "inf") => `,
  'encodings': `
    b64enc "hä" => aMOk
    b64dec "aMOk" => hä
    b64dec "a" => illegal base64 data at input byte 0
    b32enc "hi" => NBUQ====
    b32dec "NBUQ====" => hi
    sha1sum "a" => 86f7e437faa5a7fce15d1ddcb9eaeaea377667b8
    sha256sum "" | trunc 8 => e3b0c442
    sha512sum "" | trunc 8 => cf83e135
    adler32sum "Wikipedia" => 300286872`,
  'versions': `
    semverCompare ">=1.30.0-0 <1.35" "v1.34.2" => true
    semverCompare "^1.2" "2.0.0" => false
    semverCompare "~1.34.1" "v1.34.9" => true
    semverCompare ">1.2" "1.3.0-rc.1" => false
    semverCompare "1.x || 3.x" "v3.1.0" => true
    semverCompare "1.2 - 1.4" "1.4.9" => true
    (semver "v1.34.2-rc.1+x").Prerelease => rc.1
    semver "v1.34" => 1.34.0`,
  'regular expressions': `
    regexMatch "^v[0-9]+" "v12" => true
    regexFind "[a-z]+" "12abc34de" => abc
    regexFindAll "[a-z]" "a1b2c3" 2 => [a b]
    regexReplaceAll "(\\\\w)(\\\\d)" "a1 b2" "$2$1" => 1a 2b
    regexReplaceAllLiteral "a" "banana" "$1" => b$1n$1n$1
    regexReplaceAll "x*" "abc" "-" => -a-b-c-
    regexSplit "," "a,b,c" 2 => [a b,c]
    regexMatch "(?i)PROD" .name => true
    regexMatch "(" "x" => false
    regexFind "(?P<n>\\\\pL+)" "1über" => über
    regexQuoteMeta "a.b" => a\\.b`,
  'paths': `
    base "/a/b.tar.gz" => b.tar.gz
    dir "/a/b" => /a
    clean "a//b/../c" => a/c
    ext "b.tar.gz" => .gz
    isAbs "/a" => true
    osBase "/a/b" => b`,
  'dates': `
    unixEpoch (toDate "2006-01-02" "2026-03-04") => 1772582400
    toDate "2006-01-02 15:04" "2026-03-04 05:06" => 2026-03-04 05:06:00 +0000 UTC
    mustDateModify "-1h" (toDate "2006-01-02" "2026-03-04") => 2026-03-03 23:00:00 +0000 UTC
    duration "3661" => 1h1m1s
    durationRound "2400h" => 3mo`,
  'URLs': `
    (urlParse "https://u:p@h:8443/a%20b?x=1#f").path => /a b
    (urlParse "https://u:p@h:8443/").hostname => h
    urlJoin (dict "scheme" "http" "host" "h" "path" "a b" "query" "x=1") => http://h/a%20b?x=1`,
};

const calls = Object.entries(FAMILIES).flatMap(([family, lines]) => lines.trim().split('\n').map(line => {
  const [call, expected] = line.trim().split(/ => ?/);
  return [family, call, expected] as const;
}));

test.each(calls)('%s: %s => %s', (_, call, expected) => {
  expect(render(`{{ ${call} }}`)).toBe(expected);
});

test.each([
  ['div 1 0', 'error calling div: runtime error: integer divide by zero'],
  ['divf 1 0', 'error calling divf: decimal division by 0'],
  ['first "abc"', 'error calling first: Cannot find first on type string'],
  ['substr 3 1 "hello"', 'error calling substr: runtime error: slice bounds out of range [3:1] with length 5'],
  ['repeat -1 "a"', 'error calling repeat: strings: negative Repeat count'],
  ['semver "x"', 'error calling semver: invalid semantic version'],
  ['semverCompare "a" "1.0"', 'error calling semverCompare: improper constraint: a'],
  ['regexFind "(" "x"', 'error calling regexFind: error parsing regexp: missing closing ): `(`'],
  ['regexMatch "(?=a)" "a" | not | ternary "refused" "taken" | fail', 'error calling fail: refused'],
  ['dig "a" (dict)', 'error calling dig: dig needs at least three arguments'],
  ['dig "a" "b" 1 (dict "a" "text")', 'error calling dig: interface conversion: what holds "b" is not a map'],
  ['set .none "a" 1', 'error calling set: assignment to entry in nil map'],
  ['mustFromJson "{"', 'error calling mustFromJson: '],
  ['mustToDate "2006-01-02" "2026-02-30"', 'error calling mustToDate: parsing time "2026-02-30" as "2006-01-02": cannot parse'],
  ['urlParse "http://h:x/"', 'error calling urlParse: unable to parse url: invalid port ":x" after host'],
  ['urlJoin (dict "host" 1)', 'error calling urlJoin: unable to parse host key, must be of type string, but int found'],
  ['mustToJson (float64 "inf")', 'error calling mustToJson: json: unsupported value: Infinity'],
  ['chunk 0 .list', 'error calling chunk: runtime error: makeslice: len out of range'],
])('refuses %s', (call, message) => {
  expect(() => render(`{{ ${call} }}`)).toThrow(message);
});

test('a backreference, which RE2 does not have, is no pattern', () => {
  expect(render('{{ regexMatch "(a)\\\\1" "aa" }}')).toBe('false');
});

test('what JavaScript would match in another way is not evaluated', () => {
  expect(() => render('{{ regexMatch "(a*)*" "x" }}')).toThrow('repeats what can match nothing');
  expect(() => render('{{ regexMatch "(?i)ü" "Ü" }}')).toThrow('characters beyond ASCII without regard to case are left out');
});

test('an anchor does not match within a character', () => {
  expect(render('{{ regexReplaceAllLiteral "$" "😀!" "x" }} {{ regexReplaceAll "" "😀" "-" }}')).toBe('😀!x -😀-');
});
