import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileTemplate } from './execute';
import { formatRows } from './format-rows';
import { encodeJson, rawValue } from './json';
import { TemplateError } from './template-error';
import { GoFloat, GoStruct, type GoValue, nilSlice } from './value';

// What `docker context inspect` shows; the expected texts below are those of the real client.
const host = new GoStruct('docker.EndpointMeta', { Host: 'unix:///var/run/docker.sock', SkipTLSVerify: false });
const context = new GoStruct('context.contextWithTLSListing', {
  Name: 'default',
  Endpoints: { docker: host },
  Storage: new GoStruct('store.StorageInfo', { MetadataPath: '<IN MEMORY>', TLSPath: '<IN MEMORY>' }),
  Nothing: nilSlice,
  Health: null,
  Label: (name: GoValue) => `label ${String(name)}`,
});
const render = (source: string, data: GoValue = context) => compileTemplate(source)(data);
const complaint = (source: string, data: GoValue = context) => {
  try {
    return `no error: ${render(source, data)}`;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return error.message.replace(/^template: /, '');
  }
};

describe('rendering', () => {
  it.each([
    ['{{.Endpoints}}', 'map[docker:{unix:///var/run/docker.sock false}]'],
    ['{{json .Endpoints}}', '{"docker":{"Host":"unix:///var/run/docker.sock","SkipTLSVerify":false}}'],
    ['{{.Endpoints.docker.Host}}', 'unix:///var/run/docker.sock'],
    ['{{index .Endpoints "nope"}} {{.Endpoints.nope.Host}}', '<no value> <no value>'],
    ['{{len .Name}} {{index .Name 1}} {{slice .Name 1 3}}', '7 101 ef'],
    ['{{printf "%d" "a"}}', '%!d(string=a)'],
    [
      '{{printf "%s %v %q %5s|%-5s| %x %t %05d %.2f %T" "a" 1 "q" "x" "y" 255 true 42 3.14159 .Name}}',
      'a 1 "q"     x|y    | ff true 00042 3.14 string',
    ],
    ['{{printf "%s" 5}} {{printf "%d"}} {{printf "%d" 1 2}}', '%!s(int=5) %!d(MISSING) 1%!(EXTRA int=2)'],
    ['{{printf "%"}}', '%!(NOVERB)'],
    ['{{1.5}} {{1e3}} {{0x1F}} {{true}}', '1.5 1000 31 true'],
    ['{{eq .Name "default" "b"}} {{lt 1 2}} {{and 1 0}} {{or 0 "x"}} {{not 1}}', 'true true 0 x false'],
    [
      '{{upper .Name}} {{title .Name}} {{split "a,b" ","}} {{join (split "a,b" ",") "-"}} {{pad "x" 2 3}}| {{truncate "abcdef" 3}}',
      'DEFAULT Default [a b] a-b   x   | abc',
    ],
    ['{{range 3}}{{.}}{{end}}', '012'],
    ['{{print 1 2 "a" "b" 3}}|{{println 1 "a"}}', '1 2a b3|1 a\n'.replace('a b', 'ab')],
    ['{{html "<a>"}} {{"a" | printf "%s-%s" "b"}}', '&lt;a&gt; b-a'],
    ['{{.Storage}}', '{<IN MEMORY> <IN MEMORY>}'],
    ['{{lower "ABC" | upper}}', 'ABC'],
    ['{{$x := .Name}}{{$x = "b"}}{{$x}}', 'b'],
    ['{{printf "%v" nil}}', '<nil>'],
    [`{{'a'}} {{printf "%c" 'a'}}`, '97 a'],
    ['{{ne 1 2}}{{/* c */}}{{- " x" -}}  y', 'true xy'],
    ['{{range $i, $e := split "a,b" ","}}{{if $i}},{{end}}{{$e}}{{else}}none{{end}}', 'a,b'],
    ['{{range split "a,b,c" ","}}{{if eq . "b"}}{{continue}}{{end}}{{.}}{{end}}', 'ac'],
    ['{{with $x := .Name}}{{$x}}{{end}}', 'default'],
    ['{{if eq 1 2}}a{{else if eq 1 1}}b{{else}}c{{end}}', 'b'],
    ['{{range $k, $v := .Endpoints}}{{$k}}{{$v.Host}}{{$.Name}}{{end}}', 'dockerunix:///var/run/docker.sockdefault'],
    [
      '{{.Label "tier"}} {{"x" | .Label}} {{(index .Endpoints "docker").Host}}',
      'label tier label x unix:///var/run/docker.sock',
    ],
    ['{{.Nothing}} {{json .Nothing}} {{.Health}} {{json .Health}} {{len .Nothing}}', '[] null <nil> null 0'],
    ['a\n{{- range .Nothing}}{{else}} none{{end -}}\n b', 'a noneb'],
    ['{{json "<&>"}}', '"<&>"'],
  ])('%s', (source, text) => {
    expect(render(source)).toBe(text);
  });

  it('prints whole floats, big floats and sorted maps', () => {
    expect(render('{{.a}} {{.b}} {{.}}', { b: 1e21, a: new GoFloat(2) })).toBe('2 1e+21 map[a:2 b:1e+21]');
  });
});

describe('errors of execution', () => {
  it.each([
    ['{{.Nope}}', ':1:2: executing "" at <.Nope>: can\'t evaluate field Nope in type context.contextWithTLSListing'],
    ['{{.Name.Foo}}', ':1:7: executing "" at <.Name.Foo>: can\'t evaluate field Foo in type string'],
    [
      '{{.Endpoints.docker.Host.Foo}}',
      ':1:12: executing "" at <.Endpoints.docker.Host.Foo>: can\'t evaluate field Foo in type string',
    ],
    [
      '{{range $k, $v := .Endpoints.docker}}{{end}}',
      ':1:28: executing "" at <.Endpoints.docker>: range can\'t iterate over {unix:///var/run/docker.sock false}',
    ],
    ['{{len 3}}', ':1:2: executing "" at <len 3>: error calling len: len of type int'],
    ['{{index .Name 99}}', ':1:2: executing "" at <index .Name 99>: error calling index: index out of range: 99'],
    [
      '{{index .Endpoints 3}}',
      ':1:2: executing "" at <index .Endpoints 3>: error calling index: value has type int; should be string',
    ],
    ['{{nil}}', ':1:2: executing "" at <nil>: nil is not a command'],
    ['{{eq .Name 3}}', ':1:2: executing "" at <eq .Name 3>: error calling eq: incompatible types for comparison'],
    ['{{eq 1}}', ':1:2: executing "" at <eq 1>: error calling eq: missing argument for comparison'],
    ['{{index}}', ':1:2: executing "" at <index>: wrong number of args for index: want at least 1 got 0'],
    ['{{join "a"}}', ':1:2: executing "" at <join>: wrong number of args for join: want 2 got 1'],
    ['{{join "a" "b"}}', ':1:7: executing "" at <"a">: can\'t handle "a" for arg of type []string'],
    ['{{upper 3}}', ':1:8: executing "" at <3>: expected string; found 3'],
    ['{{.Name "x"}}', ':1:2: executing "" at <.Name>: Name has arguments but cannot be invoked as function'],
    ['{{3 | .Name}}', ':1:6: executing "" at <.Name>: Name has arguments but cannot be invoked as function'],
    ['{{1 2}}', ':1:2: executing "" at <1>: can\'t give argument to non-function 1'],
    ['{{slice .Name 5 20}}', ':1:2: executing "" at <slice .Name 5 20>: error calling slice: index out of range: 20'],
    ['{{and}}', ':1:2: executing "" at <and>: wrong number of args for and: want at least 1 got 0'],
  ])('%s', (source, text) => {
    expect(complaint(source)).toBe(text);
  });

  it('misses keys of raw JSON', () => {
    const raw = rawValue(context);
    const strict = (source: string) => () => compileTemplate(source, { missingKey: 'error' })(raw);
    expect(strict('{{.NoSuchField}}')).toThrow(
      'template: :1:2: executing "" at <.NoSuchField>: map has no entry for key "NoSuchField"',
    );
    expect(strict('{{.Name.Foo}}')).toThrow("can't evaluate field Foo in type interface {}");
    expect(strict('x\n{{.Storage.X}}')).toThrow(
      'template: :2:10: executing "" at <.Storage.X>: map has no entry for key "X"',
    );
  });
});

describe('errors of parsing', () => {
  it.each([
    ['{{', ':1: unclosed action'],
    ['{{.}', ":1: bad character U+007D '}'"],
    ['{{end}}', ':1: unexpected {{end}}'],
    ['{{if}}x{{end}}', ':1: missing value for if'],
    ['{{if .A}}', ':1: unexpected EOF'],
    ['{{range}}{{end}}', ':1: missing value for range'],
    ['{{.A', ':1: unclosed action'],
    ['{{$x}}', ':1: undefined variable "$x"'],
    ['{{"abc}}', ':1: unterminated quoted string'],
    ['{{| .A}}', ':1: unexpected "|" in command'],
    ['{{.A .B,}}', ':1: unexpected "," in operand'],
    ['{{foo .A}}', ':1: function "foo" not defined'],
    ['{{else}}', ':1: unexpected {{else}}'],
    ['{{if .A}}{{else}}{{else}}{{end}}', ':1: expected end; found {{else}}'],
    ['{{(.A}}', ':1: unclosed left paren'],
    ['{{.A)}}', ':1: unexpected right paren'],
    ['{{}}', ':1: missing value for command'],
    ['{{/* x }}', ':1: unclosed comment'],
    ['{{.A.1}}', ':1: unexpected ".1" in operand'],
    ['{{1a}}', ':1: bad number syntax: "1a"'],
    ["{{'ab'}}", ":1: malformed character constant: 'ab'"],
    ['{{.A := 3}}', ':1: unexpected ":=" in operand'],
    ['{{$x := }}', ':1: missing value for command'],
    ['{{break}}', ':1: {{break}} outside {{range}}'],
    ['{{@}}', ':1: unexpected "@" in command'],
    ['{{.A | 3}}', ':1: non executable command in pipeline stage 2'],
    ['{{printf "%d" }', ':1: unexpected "}" in operand'],
    ['{{\n.A\n| foo}}', ':3: function "foo" not defined'],
    ['{{.A}}\n{{end}}', ':2: unexpected {{end}}'],
    ['{{`abc}}', ':1: unterminated raw quoted string'],
    ['{{range $i,$v,$w := .}}{{end}}', ':1: too many declarations in range'],
    ['{{range $i $v := .}}{{end}}', ':1: undefined variable "$i"'],
    ['{{.A..B}}', ':1: unexpected <.> in operand'],
    ['{{.A"b"}}', ":1: bad character U+0022 '\"'"],
    ['{{/*a*/x}}', ':1: comment ends before closing delimiter'],
    ['{{x', ':1: function "x" not defined'],
    ['{{"a\\qb"}}', ':1: invalid syntax'],
  ])('%s', (source, text) => {
    expect(complaint(source)).toBe(text);
  });

  it('never fails in any other way', () => {
    const piece = fc.constantFrom(
      ...[
        '{{',
        '}}',
        '{{-',
        '-}}',
        ' ',
        '.',
        '.Name',
        '$x',
        ':=',
        '=',
        '|',
        '(',
        ')',
        '"a"',
        '3',
        '-',
        'printf',
        'index',
      ],
      ...[
        'range',
        'if',
        'else',
        'end',
        'with',
        'break',
        'nil',
        ',',
        'x',
        '\n',
        'json',
        'len',
        '%d',
        "'",
        '/*',
        '*/',
        '$',
        'eq',
        '\ud800',
      ],
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map((pieces) => pieces.join('')),
          fc.string(),
        ),
        (source) => {
          complaint(source);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

it('encodes as Go does', () => {
  const value = new GoStruct('T', { B: [1, { z: 1, a: null }], A: '', C: nilSlice, D: 0 }, ['A', 'C']);
  expect(encodeJson(value)).toBe('{"B":[1,{"a":null,"z":1}],"D":0}');
  expect(encodeJson([value, []], '    ')).toBe(
    '[\n    {\n        "B": [\n            1,\n            {\n                "a": null,\n                "z": 1\n            }\n        ],\n        "D": 0\n    },\n    []\n]',
  );
});

it('formats rows as lines or as a table', () => {
  const rows = [
    { Names: 'down1', Image: 'debian:trixie-slim' },
    { Names: 'up1', Image: 'nginx:1.26' },
  ];
  expect(formatRows('table {{.Names}}\\t{{upper .Image}}', { Names: 'NAMES', Image: 'IMAGE' }, rows)).toBe(
    'NAMES     IMAGE\ndown1     DEBIAN:TRIXIE-SLIM\nup1       NGINX:1.26\n',
  );
  expect(formatRows('{{.Names}}\\tx', {}, rows)).toBe('down1\tx\nup1\tx\n');
  expect(formatRows('json', {}, rows.slice(1))).toBe('{"Image":"nginx:1.26","Names":"up1"}\n');
});
