import { decodeUtf8 } from '../../bytes';
import type { Syscalls } from '../../kernel/syscalls';
import { normalize } from '../../vfs/path';
import type { Expression, Statement } from '../node/ast';
import { Unsupported } from '../node/lex';
import { parse } from '../node/parse';
import { requiredBy } from './print-expression';
import { printJs } from './print-js';
import { nodes, uses } from './walk';

/** What esbuild says is wrong with the input. */
export class BuildError extends Error {}

// The helper that esbuild 0.25 puts before CommonJS modules.
const HELPER = `var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
};

`;

interface Module {
  readonly path: string;
  readonly body: readonly Statement[];
  /** As written → the file’s path. */
  readonly requires: ReadonlyMap<string, string>;
}

const UNCHANGED = { names: new Map<string, string>(), wrappers: new Map<string, string>() };
const BUILT_IN =
  /^(node:.*|assert|buffer|child_process|cluster|crypto|dns|events|fs|http|https|net|os|path|process|querystring|stream|timers|tls|url|util|worker_threads|zlib)$/;

/** One file, printed again. */
export const transform = (sys: Syscalls, file: string): string =>
  printJs(read(sys, normalize(file, sys.getcwd()), file), { renaming: UNCHANGED });

/** The entry and every file of the project that it asks for, in one. `external`: names that stay a `require`. */
export function bundle(sys: Syscalls, entry: string, external: (name: string) => boolean): string {
  const cwd = sys.getcwd();
  const found = new Map<string, Module>();
  const visit = (path: string, shown: string): void => {
    if (found.has(path)) return;
    const body = read(sys, path, shown);
    const requires = new Map<string, string>();
    found.set(path, { path, body, requires });
    for (const node of nodes(body)) {
      const name = node['kind'] === 'call' ? requiredBy(node as unknown as Expression) : undefined;
      if (name === undefined) continue;
      if (!/^\.{0,2}\//.test(name)) {
        if (external(name) || BUILT_IN.test(name)) continue;
        throw new BuildError(
          `this simulation bundles the files of a project only, not "${name}": use --packages=external`,
        );
      }
      const at = resolve(sys, normalize(name, path.replace(/\/[^/]*$/, '')));
      if (at === undefined) throw new BuildError(`Could not resolve "${name}"\n\n    ${shown}:${String(node['line'])}`);
      requires.set(name, at);
      visit(at, relative(at, cwd));
    }
    // Behind what it asks for: the order in which esbuild writes them.
    const own = found.get(path);
    found.delete(path);
    if (own) found.set(path, own);
  };
  const start = resolve(sys, normalize(entry, cwd));
  if (start === undefined) throw new BuildError(`Could not resolve "${entry}"`);
  visit(start, relative(start, cwd));
  const modules = [...found.values()];
  const wrapperOf = new Map<string, string>();
  for (const { path } of modules.slice(0, -1)) {
    const base = `require_${identifier(path)}`;
    const taken = [...wrapperOf.values()].filter((one) => one.replace(/\d+$/, '') === base).length;
    wrapperOf.set(path, taken > 0 ? `${base}${taken + 1}` : base);
  }
  const text = modules.map((one) => {
    const wrappers = new Map([...one.requires].map(([name, path]) => [name, wrapperOf.get(path) ?? '']));
    const shown = relative(one.path, cwd);
    const wrapper = wrapperOf.get(one.path);
    if (wrapper === undefined)
      return `// ${shown}\n${printJs(one.body.slice(directive(one.body) ? 1 : 0), { renaming: { names: new Map(), wrappers }, flat: true })}`;
    const names = new Map([
      ['exports', 'exports2'],
      ['module', 'module2'],
    ]);
    const takes = uses(one.body, 'module') ? 'exports2, module2' : uses(one.body, 'exports') ? 'exports2' : '';
    const inside = printJs(one.body, { renaming: { names, wrappers }, depth: 2, flat: true });
    return `// ${shown}\nvar ${wrapper} = __commonJS({\n  "${shown}"(${takes}) {\n${inside}  }\n});\n`;
  });
  const strict = directive(modules.at(-1)?.body ?? []) ? '"use strict";\n' : '';
  return strict + (modules.length > 1 ? HELPER : '') + text.join('\n');
}

function read(sys: Syscalls, path: string, shown: string): Statement[] {
  if (!sys.access(path, '')) throw new BuildError(`Could not resolve "${shown}"`);
  if (!/\.[cm]?js$/.test(path)) throw new BuildError(`this simulation of esbuild reads .js files only: ${shown}`);
  try {
    return parse(decodeUtf8(sys.readFile(path)));
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    throw new BuildError(`${error.message}\n\n    ${shown}:${error.line}`);
  }
}

const isFile = (sys: Syscalls, path: string): boolean => sys.access(path, '') && sys.stat(path).type === 'file';
const resolve = (sys: Syscalls, path: string): string | undefined =>
  [path, `${path}.js`, `${path}/index.js`].find((one) => isFile(sys, one));

const relative = (path: string, cwd: string): string => {
  const root = cwd === '/' ? '/' : `${cwd}/`;
  return path.startsWith(root) ? path.slice(root.length) : path;
};

const directive = ([first]: readonly Statement[]): boolean =>
  first?.kind === 'expression' && first.value.kind === 'literal' && first.value.value === 'use strict';

/** The part of a wrapper’s name that comes from its file. */
const identifier = (path: string): string =>
  path
    .replace(/\/index\.js$/, '')
    .replace(/.*\//, '')
    .replace(/\.[cm]?js$/, '')
    .replace(/\W+/g, '_');
