import type { Program, Run, Syscalls } from '../../kernel/syscalls';
import { debianPackage, packageNames } from '../../packages/catalogue';
import { print, printError } from '../stdio';
import { haveLists } from './lists';
import { installedPackages } from './place-package';

// apt-cache(8) and `apt list`: without lists they know only what is installed.

function known(sys: Syscalls): string[] {
  const here = installedPackages(sys);
  return [...new Set([...here.keys(), ...(haveLists(sys) ? packageNames() : [])])].sort();
}

const versionOf = (
  sys: Syscalls,
  name: string,
): { installed?: string | undefined; candidate?: string | undefined } => ({
  installed: installedPackages(sys).get(name)?.version,
  candidate: haveLists(sys) ? debianPackage(name)?.version : undefined,
});

function* policy(sys: Syscalls, names: readonly string[]): Run {
  for (const name of names.filter((one) => known(sys).includes(one))) {
    const { installed, candidate } = versionOf(sys, name);
    const rows = candidate === undefined ? '' : `        500 http://deb.debian.org/debian trixie/main amd64 Packages\n`;
    yield* print(
      sys,
      `${name}:\n  Installed: ${installed ?? '(none)'}\n  Candidate: ${candidate ?? installed}\n  Version table:\n ${installed ? '***' : '   '} ${installed ?? candidate} ${candidate === undefined ? 100 : 500}\n${rows}${installed ? '        100 /var/lib/dpkg/status\n' : ''}`,
    );
  }
  return 0;
}

function* show(sys: Syscalls, names: readonly string[]): Run {
  let found = 0;
  for (const name of names.filter((one) => known(sys).includes(one))) {
    const pkg = debianPackage(name);
    if (!pkg) continue;
    found += 1;
    yield* print(
      sys,
      `Package: ${name}\nVersion: ${pkg.version}\nInstalled-Size: ${pkg.installedSize}\nArchitecture: amd64\n${pkg.depends.length ? `Depends: ${pkg.depends.join(', ')}\n` : ''}Description: ${pkg.summary}\n\n`,
    );
  }
  if (found > 0) return 0;
  yield* printError(sys, 'E: No packages found\n');
  return 100;
}

function* search(sys: Syscalls, words: readonly string[]): Run {
  for (const name of known(sys)) {
    const summary = debianPackage(name)?.summary ?? '';
    if (words.every((word) => name.includes(word) || summary.toLowerCase().includes(word.toLowerCase())))
      yield* print(sys, `${name} - ${summary}\n`);
  }
  return 0;
}

function* depends(sys: Syscalls, names: readonly string[]): Run {
  for (const name of names) {
    const pkg = known(sys).includes(name) ? debianPackage(name) : undefined;
    if (!pkg) {
      yield* printError(sys, 'E: No packages found\n');
      return 100;
    }
    yield* print(sys, `${name}\n${pkg.depends.map((one) => `  Depends: ${one}\n`).join('')}`);
  }
  return 0;
}

/** apt list */
export function* listPackages(sys: Syscalls, patterns: readonly string[], onlyInstalled: boolean): Run<void> {
  yield* print(sys, 'Listing...\n');
  const lists = haveLists(sys);
  const tests = patterns.map((p) => new RegExp(`^${p.replace(/[.+]/g, '\\$&').replace(/\*/g, '.*')}$`));
  for (const name of known(sys)) {
    if (tests.length > 0 && !tests.some((test) => test.test(name))) continue;
    const { installed, candidate } = versionOf(sys, name);
    if (onlyInstalled && installed === undefined) continue;
    const where = lists && candidate !== undefined ? (installed ? 'stable,now' : 'stable') : 'now';
    const mark = installed === undefined ? '' : where === 'now' ? ' [installed,local]' : ' [installed]';
    yield* print(sys, `${name}/${where} ${installed ?? candidate} amd64${mark}\n`);
  }
}

export const aptCache: Program = function* (sys, argv) {
  const [verb, ...names] = argv.slice(1).filter((word) => !word.startsWith('-'));
  if (verb === 'policy') return yield* policy(sys, names);
  if (verb === 'show') return yield* show(sys, names);
  if (verb === 'search') return yield* search(sys, names);
  if (verb === 'depends') return yield* depends(sys, names);
  if (verb === 'pkgnames') {
    yield* print(
      sys,
      known(sys)
        .map((name) => `${name}\n`)
        .join(''),
    );
    return 0;
  }
  yield* printError(sys, `E: ${verb === undefined ? 'No operation' : `Invalid operation ${verb}`}\n`);
  return 100;
};
