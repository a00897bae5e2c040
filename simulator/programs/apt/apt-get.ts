import { asErrno } from '../../kernel/errno';
import type { Program, Run, Syscalls } from '../../kernel/syscalls';
import { closure, debianPackage, packageNames } from '../../packages/catalogue';
import type { Package } from '../../packages/package';
import { OptionError, optionSpecs, parseOptions } from '../options';
import { aptCache, listPackages } from './apt-cache';
import { cleanArchives, haveLists, updateLists } from './lists';
import { autoInstalled, markAuto, unmarkAuto } from './marks';
import { installedPackages, placePackage } from './place-package';
import { remove } from './remove';
import { AptError, confirm, type Request, readState, say, sizeText, totals, wrap } from './request';

// apt-get(8) over the packages of this simulation: their effect on the file system is exact, their chatter shorter than life.

const options = optionSpecs(
  'y,yes,assume-yes q,quiet f,fix-broken no-install-recommends install-recommends no-install-suggests o= t=,target-release purge allow-downgrades reinstall auto-remove,autoremove force-yes s,simulate,just-print d,download-only m no-upgrade only-upgrade show-upgraded V allow-unauthenticated allow-releaseinfo-change installed upgradable a,all-versions',
);

const commands: Readonly<Record<string, (request: Request) => Run<void>>> = {
  update: ({ sys, quiet }) => updateLists(sys, quiet),
  install,
  remove: (request) => remove(request, request.options.has('purge'), request.options.has('auto-remove')),
  purge: (request) => remove(request, true, request.options.has('auto-remove')),
  autoremove: (request) => remove(request, request.options.has('purge'), true),
  'auto-remove': (request) => remove(request, request.options.has('purge'), true),
  autopurge: (request) => remove(request, true, true),
  upgrade: summary,
  'dist-upgrade': summary,
  'full-upgrade': summary,
  *clean({ sys }) {
    cleanArchives(sys);
  },
  *autoclean({ sys }) {
    cleanArchives(sys);
  },
};

/** `apt` is the same with a warning for scripts. */
export const aptGet: Program = function* (sys, argv) {
  try {
    const { options: given, operands } = parseOptions(argv.slice(1), options);
    const [command = '', ...names] = operands;
    if (argv[0]?.endsWith('apt') && !sys.isatty(1))
      yield* sys.write(2, '\nWARNING: apt does not have a stable CLI interface. Use with caution in scripts.\n\n');
    if (command === '') {
      yield* sys.write(
        1,
        'apt 3.0.3 (amd64)\nUsage: apt-get [options] command\n       apt-get [options] install|remove pkg1 [pkg2 ...]\n\nCommands of this simulation: update install remove purge autoremove upgrade clean\n',
      );
      return 0;
    }
    if (command === 'list' && argv[0]?.endsWith('apt')) {
      yield* listPackages(sys, names, given.has('installed'));
      return 0;
    }
    if (argv[0]?.endsWith('apt') && ['show', 'search', 'policy', 'depends'].includes(command))
      return yield* aptCache(sys, ['apt-cache', command, ...names]);
    const run = commands[command];
    if (!run) throw new AptError(`Invalid operation ${command}`);
    if (sys.credentials().uid !== 0) {
      const lock = command === 'update' ? '/var/lib/apt/lists/lock' : '/var/lib/dpkg/lock-frontend';
      throw new AptError(
        command === 'update'
          ? `Could not open lock file ${lock} - open (13: Permission denied)\nE: Unable to lock directory /var/lib/apt/lists/`
          : `Could not open lock file ${lock} - open (13: Permission denied)\nE: Unable to acquire the dpkg frontend lock (${lock}), are you root?`,
      );
    }
    yield* run({ sys, options: given, names, quiet: given.all('q').length > 1 });
    return 0;
  } catch (error) {
    if (error instanceof AptError && error.message === '') return error.status;
    const message =
      error instanceof AptError
        ? error.message
        : error instanceof OptionError
          ? aptOption(error.message)
          : asErrno(error).message;
    yield* sys.write(2, `E: ${message}\n`);
    return 100;
  }
};

/** apt's own words for an option it does not know. */
function aptOption(message: string): string {
  const long = /unrecognized option '--(.*)'/.exec(message);
  if (long) return `Command line option --${long[1]} is not understood in combination with the other options`;
  const short = /invalid option -- '(.)'/.exec(message);
  return short ? `Command line option '${short[1]}' [from -${short[1]}] is not known.` : message;
}

/** Packages named by themselves; the rest of the catalogue is what they need. */
const LEAVES =
  'bash busybox ca-certificates cron curl dumb-init gosu iproute2 jq less logrotate nginx nginx-light nodejs npm procps psmisc python3 redis-server redis-tools rsyslog sudo supervisor tini wget'.split(
    ' ',
  );

function find(sys: Syscalls, word: string): Package {
  const [name = '', version] = word.split('=');
  const pkg = debianPackage(name);
  const known = haveLists(sys) || installedPackages(sys).has(name);
  if (!pkg || !known) {
    const there = LEAVES.filter((leaf) => packageNames().includes(leaf)).join(' ');
    throw new AptError(
      `Unable to locate package ${name}${pkg ? '' : `\nN: The package archive of this simulation has, among others: ${there}`}`,
    );
  }
  if (version !== undefined && version !== pkg.version)
    throw new AptError(`Version '${version}' for '${name}' was not found`);
  return pkg;
}

function* install(request: Request): Run<void> {
  const { sys, options: given } = request;
  yield* readState(request);
  const wanted = request.names.map((word) => find(sys, word));
  const have = installedPackages(sys);
  const marked = autoInstalled(sys);
  for (const pkg of wanted)
    if (have.has(pkg.name)) {
      yield* say(request, `${pkg.name} is already the newest version (${pkg.version}).\n`);
      if (marked.has(pkg.name)) yield* say(request, `${pkg.name} set to manually installed.\n`);
    }
  unmarkAuto(
    sys,
    wanted.map(({ name }) => name),
  );
  const fresh = closure(
    wanted.map(({ name }) => name),
    new Set(have.keys()),
  ).flatMap((name) => debianPackage(name) ?? []);
  if (fresh.length === 0) return yield* totals(request, 0);
  const extra = fresh
    .filter(({ name }) => !wanted.some((pkg) => pkg.name === name))
    .map(({ name }) => name)
    .sort();
  if (extra.length > 0) yield* say(request, `The following additional packages will be installed:\n${wrap(extra)}`);
  yield* say(request, `The following NEW packages will be installed:\n${wrap(fresh.map(({ name }) => name).sort())}`);
  yield* totals(request, fresh.length);
  const download = fresh.reduce((sum, pkg) => sum + pkg.downloadSize, 0);
  const space = fresh.reduce((sum, pkg) => sum + pkg.installedSize, 0);
  yield* say(
    request,
    `Need to get ${sizeText(download)} of archives.\nAfter this operation, ${sizeText(space)} of additional disk space will be used.\n`,
  );
  if (given.has('s')) return;
  if (!given.has('y') && (extra.length > 0 || !sys.isatty(0))) yield* confirm(request);
  let number = 0;
  for (const pkg of fresh) {
    number += 1;
    yield* sys.sleep(20 + pkg.downloadSize / 40);
    yield* say(
      request,
      `Get:${number} http://deb.debian.org/debian trixie/main amd64 ${pkg.name} amd64 ${pkg.version} [${sizeText(pkg.downloadSize)}]\n`,
    );
  }
  if (!have.has('apt-utils'))
    yield* sys.write(2, 'debconf: delaying package configuration, since apt-utils is not installed\n');
  yield* say(request, `Fetched ${sizeText(download)} in 1s (${sizeText(Math.round(download / 1.1))}/s)\n`);
  for (const pkg of fresh) {
    yield* say(
      request,
      `Selecting previously unselected package ${pkg.name}.\nPreparing to unpack .../${pkg.name}_${pkg.version.replace(':', '%3a')}_amd64.deb ...\nUnpacking ${pkg.name} (${pkg.version}) ...\n`,
    );
    placePackage(sys, pkg);
    yield* sys.compute(30);
  }
  markAuto(sys, extra);
  for (const pkg of fresh) yield* say(request, `Setting up ${pkg.name} (${pkg.version}) ...\n`);
  if (fresh.some(({ name }) => name.startsWith('lib')))
    yield* say(request, 'Processing triggers for libc-bin (2.41-12+deb13u2) ...\n');
}

function* summary(request: Request): Run<void> {
  yield* readState(request);
  yield* totals(request, 0);
}
