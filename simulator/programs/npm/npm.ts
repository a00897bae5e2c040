import { asErrno } from '../../kernel/errno';
import { signals } from '../../kernel/signal';
import type { Program, Run, Syscalls, WaitStatus } from '../../kernel/syscalls';
import { print, printError } from '../stdio';
import { NpmError } from './errors';
import { install, list, optionsOf, prune } from './install';
import { logLine, type Manifest, MissingManifest, manifest, missingManifest } from './manifest';
import { removeAll } from './tree';

const VERSION = '10.8.2';
const USAGE = `npm <command>

Usage:

npm install        install all the dependencies in your project
npm ci             install exactly what the lock file says
npm prune          remove what package.json does not ask for
npm ls             list what is installed
npm test           run this project's tests
npm run <foo>      run the script named <foo>
npm start          run the script named start

npm@${VERSION}
`;

/** npm 10: scripts with their real process tree, and installs from the packages of this simulation. */
export const npm: Program = function* (sys, argv) {
  const words = argv
    .slice(1)
    .filter(
      (word) =>
        !/^(--silent|-s|--no-audit|--no-fund|--omit=.*|--production|--loglevel.*|--prefer-offline|--no-update-notifier|-y|--yes)$/.test(
          word,
        ),
    );
  const silent = argv.includes('--silent') || argv.includes('-s');
  const [command = ''] = words;
  if (command === '-v' || command === '--version' || command === 'version') {
    yield* print(sys, `${VERSION}\n`);
    return 0;
  }
  sys.setTitle([`npm ${words.filter((word) => word !== '--').join(' ')}`.trimEnd()]);
  sys.setComm(`npm ${command}`);
  sys.setThreads(11);
  yield* sys.setMemory(62_000_000, 41_000_000);
  yield* sys.compute(220);
  try {
    const split = words.indexOf('--');
    const extra = split < 0 ? [] : words.slice(split + 1);
    if (['start', 'test', 't', 'stop', 'restart'].includes(command))
      return yield* script(sys, command === 't' ? 'test' : command, extra, silent);
    if (command === 'run' || command === 'run-script') {
      return words[1] === undefined
        ? yield* listScripts(sys)
        : yield* script(sys, words[1], split < 0 ? words.slice(2) : extra, silent);
    }
    const names = words.slice(1).filter((word) => !word.startsWith('-'));
    if (['install', 'i', 'add', 'ci', 'clean-install'].includes(command))
      return yield* install(sys, optionsOf(sys, argv, names, command === 'ci' || command === 'clean-install'));
    if (command === 'prune') return yield* prune(sys, optionsOf(sys, argv, [], false));
    if (command === 'ls' || command === 'list') return yield* list(sys, optionsOf(sys, argv, [], false).omitDev);
    if (command === 'init') return yield* init(sys, argv.includes('-y') || argv.includes('--yes'));
    if (command === 'cache') return yield* cleanCache(sys, words.slice(1));
    if (command === 'config') return 0;
  } catch (error) {
    if (error instanceof MissingManifest) {
      yield* printError(sys, missingManifest(error.path) + logLine(sys));
      return 254;
    }
    if (!(error instanceof NpmError)) throw error;
    yield* printError(sys, error.message + logLine(sys));
    return error.status;
  }
  if (command === '' || command === 'help' || command === '--help' || command === '-h') {
    yield* print(sys, USAGE);
    return command === '' ? 1 : 0;
  }
  yield* printError(
    sys,
    `Unknown command: "${command}"\n\nTo see a list of supported npm commands, run:\n  npm help\n`,
  );
  return 1;
};

function* cleanCache(sys: Syscalls, words: readonly string[]): Run {
  if (words[0] !== 'clean') return 0;
  const folder = `${sys.env().get('HOME') ?? '/root'}/.npm/_cacache`;
  yield* printError(sys, 'npm warn using --force Recommended protections disabled.\n');
  if (sys.access(folder, '')) removeAll(sys, folder);
  return 0;
}

function* listScripts(sys: Syscalls): Run {
  const { name, version, scripts } = manifest(sys);
  const rows = Object.entries(scripts);
  const life = rows.filter(([key]) => ['start', 'test', 'stop', 'restart'].includes(key));
  const other = rows.filter((row) => !life.includes(row));
  const lines = (list: readonly (readonly [string, string])[]): string =>
    list.map(([key, text]) => `  ${key}\n    ${text}\n`).join('');
  const title = `${name}${version ? `@${version}` : ''}`;
  yield* print(
    sys,
    `${life.length ? `Lifecycle scripts included in ${title}:\n${lines(life)}` : ''}${other.length ? `${life.length ? 'available via `npm run-script`' : `Scripts available in ${title} via \`npm run-script\``}:\n${lines(other)}` : ''}`,
  );
  return 0;
}

function commandOf(sys: Syscalls, { scripts }: Manifest, name: string): string {
  const text = scripts[name];
  if (text !== undefined) return text;
  if (name === 'start' && sys.access('server.js', '')) return 'node server.js';
  throw new NpmError(
    `npm error Missing script: "${name}"\n${name === 'start' ? 'npm error\nnpm error Did you mean one of these?\nnpm error   npm star # Mark your favorite packages\nnpm error   npm stars # View packages marked as favorites\n' : ''}npm error\nnpm error To see a list of scripts, run:\nnpm error   npm run\n`,
  );
}

function* script(sys: Syscalls, name: string, args: readonly string[], silent: boolean): Run {
  const project = manifest(sys);
  commandOf(sys, project, name);
  for (const stage of [`pre${name}`, name, `post${name}`]) {
    if (stage !== name && project.scripts[stage] === undefined) continue;
    const quoted =
      stage === name ? args.map((arg) => (/^[\w./=-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", "'\\''")}'`)) : [];
    const text = [commandOf(sys, project, stage), ...quoted].join(' ');
    if (!silent)
      yield* print(sys, `\n> ${project.name}${project.version ? `@${project.version}` : ''} ${stage}\n> ${text}\n\n`);
    const status = yield* runScript(sys, project, stage, text);
    if (status !== 0) return status;
  }
  return 0;
}

/** npm passes SIGTERM and SIGINT to its `sh -c`, not to what that shell runs, and then dies of the same signal. */
function* runScript(sys: Syscalls, project: Manifest, stage: string, text: string): Run {
  const env = new Map(sys.env());
  env.set('PATH', `${project.folder}/node_modules/.bin:${env.get('PATH') ?? ''}`);
  env.set('npm_lifecycle_event', stage);
  env.set('npm_lifecycle_script', text);
  env.set('npm_package_name', project.name);
  env.set('npm_package_version', project.version);
  env.set('INIT_CWD', sys.getcwd());
  const child = sys.fork(function* (own) {
    own.chdir(project.folder);
    return yield* own.exec('/bin/sh', ['sh', '-c', text], env);
  });
  const got: number[] = [];
  for (const signal of [signals.TERM, signals.INT]) sys.sigaction(signal, { handler: (number) => got.push(number) });
  let ended: WaitStatus | undefined;
  while (!ended) {
    try {
      ended = (yield* sys.wait(child))?.status;
    } catch (error) {
      if (asErrno(error).code !== 'EINTR') throw error;
      for (let signal = got.shift(); signal !== undefined; signal = got.shift()) {
        try {
          yield* sys.kill(child, signal);
        } catch {}
      }
    }
  }
  yield* sys.compute(15);
  if ('exited' in ended) return ended.exited;
  const signal = 'signaled' in ended ? ended.signaled : signals.KILL;
  sys.sigaction(signal, 'default');
  yield* sys.kill(sys.pid, signal);
  const name = signal === signals.INT ? 'SIGINT' : signal === signals.KILL ? 'SIGKILL' : 'SIGTERM';
  throw new NpmError(
    `npm error path ${project.folder}\nnpm error command failed\nnpm error signal ${name}\nnpm error command sh -c ${text}\n`,
  );
}

function* init(sys: Syscalls, yes: boolean): Run {
  if (!yes) throw new NpmError('npm error this simulation asks no questions: use npm init -y\n');
  const folder = sys.getcwd();
  const made = {
    name: folder.replace(/.*\//, '') || 'app',
    version: '1.0.0',
    description: '',
    main: 'index.js',
    scripts: { test: 'echo "Error: no test specified" && exit 1' },
    keywords: [],
    author: '',
    license: 'ISC',
  };
  const text = `${JSON.stringify(made, undefined, 2)}\n`;
  sys.writeFile('package.json', text);
  yield* print(sys, `Wrote to ${folder === '/' ? '' : folder}/package.json:\n\n${text}\n\n\n`);
  return 0;
}
