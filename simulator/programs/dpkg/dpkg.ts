import type { Program, Run, Syscalls } from '../../kernel/syscalls';
import { type Installed, readStatus } from '../../packages/dpkg-status';
import { print, printError } from '../stdio';

// dpkg(1) and dpkg-query(1): what is installed, told from /var/lib/dpkg.

const INFO = '/var/lib/dpkg/info';
const VERSION = `Debian 'dpkg' package management program version 1.22.22 (amd64).
This is free software; see the GNU General Public License version 2 or
later for copying conditions. There is NO warranty.
`;
const HEAD = `Desired=Unknown/Install/Remove/Purge/Hold
| Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend
|/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)
`;

const installed = (sys: Syscalls): Map<string, Installed> => {
  try {
    return readStatus(sys.readFile('/var/lib/dpkg/status'));
  } catch {
    return new Map();
  }
};

const glob = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.')}$`,
  );

function choose(sys: Syscalls, patterns: readonly string[]): { found: Installed[]; missing: string[] } {
  const all = [...installed(sys).values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  if (patterns.length === 0) return { found: all, missing: [] };
  const tests = patterns.map((pattern) => ({ pattern, test: glob(pattern.replace(/:amd64$/, '')) }));
  return {
    found: all.filter(({ name }) => tests.some(({ test }) => test.test(name))),
    missing: tests.filter(({ test }) => !all.some(({ name }) => test.test(name))).map(({ pattern }) => pattern),
  };
}

function* list(sys: Syscalls, patterns: readonly string[]): Run {
  const { found, missing } = choose(sys, patterns);
  if (found.length > 0) {
    const width = (least: number, pick: (p: Installed) => string): number =>
      Math.max(least, ...found.map((p) => pick(p).length));
    const [n, v, a, d] = [width(14, (p) => p.name), width(12, (p) => p.version), 12, width(33, (p) => p.summary)];
    const most = sys.isatty(1) ? Math.max(sys.windowSize(1).columns - n - v - a - 7, 10) : d;
    const row = (mark: string, cells: readonly [string, string, string, string]): string =>
      `${mark} ${cells[0].padEnd(n)} ${cells[1].padEnd(v)} ${cells[2].padEnd(a)} ${cells[3].slice(0, most)}\n`;
    const rule = `+++-${'='.repeat(n)}-${'='.repeat(v)}-${'='.repeat(a)}-${'='.repeat(Math.min(d, most))}\n`;
    yield* print(
      sys,
      HEAD +
        row('||/', ['Name', 'Version', 'Architecture', 'Description']) +
        rule +
        found.map((p) => row(`${p.state} `, [p.name, p.version, 'amd64', p.summary])).join(''),
    );
  }
  for (const pattern of missing) yield* printError(sys, `dpkg-query: no packages found matching ${pattern}\n`);
  return missing.length > 0 ? 1 : 0;
}

function* status(sys: Syscalls, names: readonly string[]): Run {
  if (names.length === 0) {
    yield* print(sys, sys.readFile('/var/lib/dpkg/status'));
    return 0;
  }
  let code = 0;
  for (const name of names) {
    const one = installed(sys).get(name);
    if (one) yield* print(sys, `${one.paragraph}`);
    else {
      yield* printError(
        sys,
        `dpkg-query: package '${name}' is not installed and no information is available\nUse dpkg --info (= dpkg-deb --info) to examine archive files.\n`,
      );
      code = 1;
    }
  }
  return code;
}

const filesOf = (sys: Syscalls, name: string): string[] =>
  sys.readFile(`${INFO}/${name}.list`).split('\n').filter(Boolean);

function* listFiles(sys: Syscalls, names: readonly string[]): Run {
  let code = 0;
  for (const name of names)
    if (sys.access(`${INFO}/${name}.list`, 'r'))
      yield* print(
        sys,
        filesOf(sys, name)
          .map((path) => `${path}\n`)
          .join(''),
      );
    else {
      yield* printError(
        sys,
        `dpkg-query: package '${name}' is not installed\nUse dpkg --contents (= dpkg-deb --contents) to list archive files contents.\n`,
      );
      code = 1;
    }
  return code;
}

function* search(sys: Syscalls, patterns: readonly string[]): Run {
  let code = 0;
  for (const pattern of patterns) {
    const exact = pattern.startsWith('/') && !/[*?[]/.test(pattern);
    const test = exact ? undefined : glob(pattern.startsWith('/') ? pattern : `*${pattern}*`);
    const owners = new Map<string, string[]>();
    for (const name of [...installed(sys).keys()].sort()) {
      if (!sys.access(`${INFO}/${name}.list`, 'r')) continue;
      for (const path of filesOf(sys, name))
        if (test ? test.test(path) : path === pattern) owners.set(path, [...(owners.get(path) ?? []), name]);
    }
    for (const [path, names] of owners) yield* print(sys, `${names.join(', ')}: ${path}\n`);
    if (owners.size === 0) {
      yield* printError(sys, `dpkg-query: no path found matching pattern ${pattern}\n`);
      code = 1;
    }
  }
  return code;
}

function* show(sys: Syscalls, words: readonly string[], format: string): Run {
  const { found, missing } = choose(sys, words);
  const fields = (p: Installed): Record<string, string> => ({
    Package: p.name,
    'binary:Package': p.name,
    Version: p.version,
    Architecture: 'amd64',
    Status: p.state === 'ii' ? 'install ok installed' : 'deinstall ok config-files',
    'db:Status-Abbrev': `${p.state} `,
    'db:Status-Status': p.state === 'ii' ? 'installed' : 'config-files',
    'Installed-Size': String(p.installedSize),
    Depends: p.depends.join(', '),
    Description: p.summary,
    'binary:Summary': p.summary,
    Essential: p.essential ? 'yes' : '',
  });
  const text = found.map((p) =>
    format
      .replace(/\$\{([^};]+)(?:;(-?\d+))?\}/g, (_, name: string, width?: string) => {
        const value = fields(p)[name] ?? '';
        return width === undefined
          ? value
          : Number(width) < 0
            ? value.padEnd(-Number(width))
            : value.padStart(Number(width));
      })
      .replace(/\\n/g, '\n')
      .replace(/\\t/g, '\t'),
  );
  yield* print(sys, text.join(''));
  for (const name of missing) yield* printError(sys, `dpkg-query: no packages found matching ${name}\n`);
  return missing.length > 0 ? 1 : 0;
}

export const dpkg: Program = function* (sys, argv) {
  const name = (argv[0] ?? '').replace(/^.*\//, '');
  const words = argv.slice(1);
  let format = '${binary:Package}\\t${Version}\\n';
  const at = words.findIndex(
    (word) => word === '-f' || word.startsWith('-f=') || word.startsWith('--showformat') || /^-f./.test(word),
  );
  if (at >= 0 && name === 'dpkg-query') {
    const word = words[at] ?? '';
    format =
      word === '-f' || word === '--showformat' ? (words[at + 1] ?? '') : word.replace(/^(-f=?|--showformat=)/, '');
    words.splice(at, word === '-f' || word === '--showformat' ? 2 : 1);
  }
  const [action, ...rest] = words.filter((word) => word !== '--no-pager');
  switch (action) {
    case '-l':
    case '--list':
      return yield* list(sys, rest);
    case '-s':
    case '--status':
      return yield* status(sys, rest);
    case '-L':
    case '--listfiles':
      return yield* listFiles(sys, rest);
    case '-S':
    case '--search':
      return yield* search(sys, rest);
    case '-W':
    case '--show':
      return yield* show(sys, rest, format);
    case '--version':
      yield* print(
        sys,
        name === 'dpkg'
          ? VERSION
          : VERSION.replace(
              /^.*\n/,
              'Debian dpkg-query package management program query tool version 1.22.22 (amd64).\n',
            ),
      );
      return 0;
    case '--print-architecture':
      yield* print(sys, 'amd64\n');
      return 0;
    case '--get-selections':
      yield* print(
        sys,
        choose(sys, rest)
          .found.map((p) => `${p.name}\t${p.name.length < 8 ? '\t\t\t\t\t' : '\t\t\t\t'}install\n`)
          .join(''),
      );
      return 0;
    case '--configure':
      return 0;
    case '-i':
    case '--install':
      yield* printError(sys, `dpkg: error: cannot access archive '${rest[0] ?? ''}': No such file or directory\n`);
      return 2;
    case undefined:
      yield* printError(sys, `${name}: error: need an action option\n`);
      return 2;
    default:
      yield* printError(sys, `${name}: '${action}' is not part of this simulation; apt-get installs and removes\n`);
      return 2;
  }
};
