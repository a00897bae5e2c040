import { type Bytes, utf8 } from '../../bytes';
import { InvalidReference, parseReference } from '../../docker/reference';
import { Errno } from '../../kernel/errno';
import { signals } from '../../kernel/signal';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { readAll } from '../../programs/stdio';
import { basename } from '../../vfs/path';
import { type ProgressEvent, plainLine } from './progress';
import { type Builder, type BuildRequest, Solve } from './solve';
import { quoteSource, SolveError } from './solve-error';
import { TtyProgress } from './tty-progress';

export interface BuildOptions {
  /** What follows the flags: exactly one path is wanted. */
  readonly paths: readonly string[];
  readonly file: string;
  readonly tags: readonly string[];
  readonly buildArgs: readonly string[];
  readonly labels: readonly string[];
  readonly target: string;
  readonly noCache: boolean;
  readonly quiet: boolean;
  readonly progress: string;
  readonly iidfile: string;
}

/** `docker build`: reads the context, follows the build, says how it ended. Answers the exit status. */
export function* buildOnce(sys: Syscalls, builder: Builder, options: BuildOptions): Run {
  yield* sys.sleep(60);
  if (options.paths.length !== 1) {
    yield* sys.write(2, USAGE);
    return 1;
  }
  const complaint = check(sys, options);
  if (complaint !== undefined) {
    yield* sys.write(2, utf8(`ERROR: ${complaint}\n`));
    return 1;
  }
  const stdin = options.file === '-' || options.paths[0] === '-' ? yield* readAll(sys, 0) : '';
  const request = readRequest(sys, options, stdin);
  const display = makeDisplay(sys, options);
  let cancelled = false;
  sys.sigaction(signals.INT, {
    handler: () => {
      cancelled = true;
    },
  });
  const solve = new Solve(builder, sys, request, display.report);
  try {
    yield* display.begin();
    const image = yield* solve.run();
    yield* display.end();
    if (options.quiet) yield* sys.write(1, `${image.id}\n`);
    if (options.iidfile !== '') sys.writeFile(options.iidfile, image.id);
    return 0;
  } catch (error) {
    yield* display.end();
    if (cancelled && error instanceof Errno) {
      yield* sys.write(2, 'ERROR: failed to solve: Canceled: context canceled\n');
      return 1;
    }
    if (!(error instanceof SolveError)) throw error;
    const { failed } = solve;
    if (failed && !options.quiet)
      yield* sys.write(2, `------\n > ${failed.name}:\n${failed.log.map((line) => `${line}\n`).join('')}------\n`);
    if (error.source && request.dockerfile !== undefined)
      yield* sys.write(2, quoteSource(basename(request.dockerfileName), request.dockerfile, error.source));
    yield* sys.write(2, `ERROR: failed to solve: ${error.message}\n`);
    return 1;
  }
}

const USAGE = `ERROR: "docker buildx build" requires exactly 1 argument.
See 'docker buildx build --help'.

Usage:  docker buildx build [OPTIONS] PATH | URL | -

Start a build
`;

/** What is wrong with the command line, before anything is built. */
function check(sys: Syscalls, { paths, tags, progress }: BuildOptions): string | undefined {
  const [path = ''] = paths;
  for (const tag of tags) {
    try {
      parseReference(tag);
    } catch (error) {
      if (!(error instanceof InvalidReference)) throw error;
      return `invalid tag ${JSON.stringify(tag)}: ${error.message.replace(/^invalid reference format: (repository name).*(must be lowercase)$/, '$1 $2')}`;
    }
  }
  if (!['auto', 'plain', 'tty'].includes(progress)) return `invalid progress value: ${progress}`;
  if (path === '-') return undefined;
  if (/^(https?|git|ssh):/.test(path))
    return `this simulation builds from a folder or standard input, not from ${path}; try: docker build .`;
  if (!sys.access(path, '') || sys.stat(path).type !== 'directory')
    return `unable to prepare context: path ${JSON.stringify(path)} not found`;
  return undefined;
}

function readRequest(sys: Syscalls, options: BuildOptions, stdin: Bytes): BuildRequest {
  const read = (path: string): string | undefined => {
    try {
      return sys.readFile(path);
    } catch (error) {
      if (error instanceof Errno) return undefined;
      throw error;
    }
  };
  const [path = '.'] = options.paths;
  const bare = path === '-';
  const folder = bare ? undefined : sys.realpath(path);
  const file = options.file === '' ? `${folder}/Dockerfile` : options.file;
  const env = sys.env();
  const pair = (text: string): [string, string] | undefined => {
    const at = text.indexOf('=');
    if (at >= 0) return [text.slice(0, at), text.slice(at + 1)];
    const value = env.get(text);
    return value === undefined ? undefined : [text, value];
  };
  const pairs = (list: readonly string[]): [string, string][] =>
    list.flatMap((text) => [pair(text) ?? []].filter((p): p is [string, string] => p.length === 2));
  return {
    context: folder,
    dockerfileName: options.file === '' || options.file === '-' ? 'Dockerfile' : basename(options.file),
    dockerfile: bare || options.file === '-' ? stdin : read(file),
    dockerignore: bare ? undefined : (read(`${file}.dockerignore`) ?? read(`${folder}/.dockerignore`)),
    target: options.target,
    buildArgs: new Map(pairs(options.buildArgs)),
    labels: Object.fromEntries(options.labels.map((text) => pair(text) ?? [text, ''])),
    tags: options.tags,
    noCache: options.noCache,
  };
}

interface Display {
  begin(): Run<void>;
  report(event: ProgressEvent): Run<void>;
  end(): Run<void>;
}

function makeDisplay(sys: Syscalls, { quiet, progress }: BuildOptions): Display {
  if (quiet) return { *begin() {}, *report() {}, *end() {} };
  const fancy = progress === 'tty' || (progress === 'auto' && sys.isatty(2));
  if (!fancy) {
    return {
      *begin() {
        yield* sys.write(2, '#0 building with "default" instance using docker driver\n');
      },
      *report(event) {
        yield* sys.write(2, plainLine(event));
      },
      *end() {},
    };
  }
  const display = new TtyProgress(sys.isatty(2) ? sys.windowSize(2).columns : 80);
  const started = sys.now();
  return {
    *begin() {},
    *report(event) {
      display.take(event, sys.now() - started);
      yield* sys.write(2, display.draw(sys.now() - started));
    },
    *end() {
      yield* sys.write(2, display.draw(sys.now() - started, true));
    },
  };
}
