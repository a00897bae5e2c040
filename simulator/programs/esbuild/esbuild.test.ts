import { describe, expect, it } from 'vitest';
import { decodeUtf8, utf8 } from '../../bytes';
import type { Program } from '../../kernel/syscalls';
import { runProgram } from '../../testing/run-program';
import { node } from '../node/node';
import { esbuild } from './esbuild';

// Expected texts: esbuild 0.25.0 with the same files.
const numbers = 'const first = 1;\nexports.one = first; exports.two = 2;\n';
const lib = "const { one: uno } = require('./numbers');\nmodule.exports = { uno, self: () => module.exports };\n";
const run = (args: string[], files: Record<string, string>, more: Record<string, Program> = {}) => {
  const made = runProgram(args, {
    programs: { esbuild, node, ...more },
    files: Object.fromEntries(Object.entries(files).map(([path, text]) => [`tmp/${path}`, utf8(text)])),
    cwd: '/tmp',
  });
  return { ...made, stdout: decodeUtf8(made.stdout), stderr: decodeUtf8(made.stderr) };
};
const NODE = ['--bundle', '--platform=node'];

describe('esbuild', () => {
  it('puts the files of a project into one', () => {
    const main =
      "// The app.\nconst { uno } = require('./lib'), n = require('./lib/numbers.js');\nconsole.log(uno, n.two);\n";
    const files = { 'src/main.js': main, 'src/lib/index.js': lib, 'src/lib/numbers.js': numbers };
    expect(
      run(['esbuild', 'src/main.js', ...NODE], files).stdout,
    ).toBe(`var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
};

// src/lib/numbers.js
var require_numbers = __commonJS({
  "src/lib/numbers.js"(exports2) {
    var first = 1;
    exports2.one = first;
    exports2.two = 2;
  }
});

// src/lib/index.js
var require_lib = __commonJS({
  "src/lib/index.js"(exports2, module2) {
    var { one: uno } = require_numbers();
    module2.exports = { uno, self: () => module2.exports };
  }
});

// src/main.js
var { uno } = require_lib();
var n = require_numbers();
console.log(uno, n.two);
`);
  });

  it('writes what node can run', () => {
    const both: Program = function* (sys) {
      for (const argv of [
        ['esbuild', 'src/main.js', ...NODE, '--outfile=dist/out.js'],
        ['node', 'dist/out.js'],
      ]) {
        const child = sys.fork(function* (own) {
          return yield* own.exec(`/usr/bin/${argv[0]}`, argv, own.env());
        });
        yield* sys.wait(child);
      }
      return 0;
    };
    const files = {
      'src/main.js': "const n = require('./numbers');\nconsole.log(n.one + n.two);\n",
      'src/numbers.js': numbers,
    };
    const { stdout, stderr } = run(['both'], files, { both });
    expect(stdout).toBe('3\n');
    expect(stderr).toMatch(/^\n {2}dist\/out\.js {2}\d+b \n\n⚡ Done in \d+ms\n$/);
  });

  it.each([
    ['const a=[1,\n2]\nlet b = 3000, c = 120000', 'const a = [\n  1,\n  2\n];\nlet b = 3e3, c = 12e4;\n'],
    [
      `const s = 'it\\'s "quoted"', u = "a'b", e = 'ü€😀'`,
      'const s = `it\'s "quoted"`, u = "a\'b", e = "\\xFC\\u20AC\\u{1F600}";\n',
    ],
    ['if (n) n = 1\nelse { n = 2 }', 'if (n) n = 1;\nelse {\n  n = 2;\n}\n'],
    [
      'const nn = n ?? (m || k), par = (1 + 2) * 3, neg = -(-n)',
      'const nn = n ?? (m || k), par = (1 + 2) * 3, neg = - -n;\n',
    ],
    [
      "const o = { a: a, 'b-c': 2, 'd': 3, m() { return 1 } }",
      'const o = { a, "b-c": 2, "d": 3, m() {\n  return 1;\n} };\n',
    ],
    ['const g = x => ({ a: 1 }), h = function (y) {}', 'const g = (x) => ({ a: 1 }), h = function(y) {\n};\n'],
    ['for (const x of [1]) { if (x) continue; break }', 'for (const x of [1]) {\n  if (x) continue;\n  break;\n}\n'],
    [
      '(function () { n = 5; })(); setTimeout(\n() => process.exit(0),\n1000,\n)',
      '(function() {\n  n = 5;\n})();\nsetTimeout(\n  () => process.exit(0),\n  1e3\n);\n',
    ],
  ])('prints %j as the real one does', (source, text) => {
    expect(run(['esbuild', 'a.js'], { 'a.js': source }).stdout).toBe(text);
  });

  it('says what it can not do', () => {
    expect(run(['esbuild', 'src/nope.js', ...NODE], {}).stderr).toBe(
      '✘ [ERROR] Could not resolve "src/nope.js"\n\n1 error\n',
    );
    expect(run(['esbuild', 'a.js', '--foo'], { 'a.js': '' }).stderr).toContain('Invalid build flag: "--foo"');
    expect(run(['esbuild', 'a.js', '--minify'], { 'a.js': '' }).stderr).toContain(
      'this simulation of esbuild has no --minify',
    );
    expect(run(['esbuild', 'a.js', ...NODE], { 'a.js': "require('ms')" }).stderr).toContain('--packages=external');
  });
});
