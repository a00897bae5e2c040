import { daemonSays } from '../docker/cli/call';
import { CommandError } from '../docker/cli/command-run';
import { DaemonError } from '../docker/daemon-error';
import { type ProgressEvent, plainLine } from '../dockerfile/build/progress';
import { type Builder, type BuildRequest, Solve } from '../dockerfile/build/solve';
import { quoteSource, SolveError } from '../dockerfile/build/solve-error';
import { TtyProgress } from '../dockerfile/build/tty-progress';
import { Errno } from '../kernel/errno';
import { signals } from '../kernel/signal';
import type { Run, Syscalls } from '../kernel/syscalls';
import { basename, normalize } from '../vfs/path';
import { asMap, asText, stringMap, strings } from './file/json';
import type { Project } from './file/project';
import { labels, VERSION } from './labels';
import { latencies } from './latencies';
import { imageOf } from './service';

export interface BuildFlags {
  readonly quiet: boolean;
  readonly noCache: boolean;
  readonly args: readonly string[];
}

/** A build that fails ends Compose with this status. */
const FAILED = 17;

/** Builds the images of services, one after the other under one numbering; the steps go to standard output. */
export function* buildServices(
  sys: Syscalls,
  builder: Builder,
  project: Project,
  names: readonly string[],
  flags: BuildFlags,
): Run<void> {
  const built = names.filter((name) => project.services[name]?.['build'] !== undefined);
  if (built.length === 0) return;
  const requests = built.map((name) => ({ name, request: readRequest(sys, project, name, flags) }));
  yield* sys.sleep(60 + latencies.build * (built.length - 1));
  const display = makeDisplay(sys, flags.quiet);
  let canceled = false;
  sys.sigaction(signals.INT, {
    handler: () => {
      canceled = true;
    },
  });
  yield* display.begin();
  let first = 0;
  for (const { name, request } of requests) {
    let count = 0;
    const solve = new Solve(builder, sys, request, function* (event) {
      count = Math.max(count, event.vertex);
      yield* display.report(prefixed(event, name, first));
    });
    try {
      yield* solve.run();
    } catch (error) {
      yield* display.end();
      if (canceled && error instanceof Errno) throw new CommandError('canceled', 130);
      if (!(error instanceof SolveError)) throw error;
      yield* explain(sys, solve.failed, name, flags.quiet);
      if (error.source && request.dockerfile !== undefined && !solve.failed)
        yield* sys.write(1, quoteSource(basename(request.dockerfileName), request.dockerfile, error.source));
      throw new CommandError(`failed to solve: ${error.message}`, FAILED);
    }
    first += count;
  }
  yield* display.end();
}

function* explain(sys: Syscalls, failed: Solve['failed'], name: string, quiet: boolean): Run<void> {
  if (!failed || quiet) return;
  const log = failed.log.map((line) => `${line}\n`).join('');
  yield* sys.write(1, `------\n > ${withService(failed.name, name)}:\n${log}------\n`);
}

/** `[web 2/3] RUN …`: the service's name goes into the brackets. */
const withService = (vertex: string, service: string): string =>
  vertex.startsWith('[') ? `[${service} ${vertex.slice(1)}` : `[${service}] ${vertex}`;

const prefixed = (event: ProgressEvent, service: string, first: number): ProgressEvent =>
  event.type === 'start'
    ? { ...event, vertex: event.vertex + first, name: withService(event.name, service) }
    : { ...event, vertex: event.vertex + first };

function readRequest(sys: Syscalls, project: Project, name: string, flags: BuildFlags): BuildRequest {
  const build = asMap(project.services[name]?.['build']);
  const folder = asText(build['context']);
  if (!sys.access(folder, ''))
    throw new CommandError(`unable to prepare context: path ${JSON.stringify(folder)} not found`, FAILED);
  const file = normalize(asText(build['dockerfile']) || 'Dockerfile', folder);
  const read = (path: string): string | undefined => (sys.access(path, 'r') ? sys.readFile(path) : undefined);
  const env = sys.env();
  const given = flags.args.map((arg): [string, string] => {
    const at = arg.indexOf('=');
    return at < 0 ? [arg, env.get(arg) ?? ''] : [arg.slice(0, at), arg.slice(at + 1)];
  });
  const own = Object.entries(asMap(build['args'])).flatMap(([key, value]): [string, string][] => {
    const text = value === null ? env.get(key) : String(value);
    return text === undefined ? [] : [[key, text]];
  });
  return {
    context: sys.realpath(folder),
    dockerfileName: asText(build['dockerfile']) || 'Dockerfile',
    dockerfile: build['dockerfile_inline'] === undefined ? read(file) : asText(build['dockerfile_inline']),
    dockerignore: read(`${file}.dockerignore`) ?? read(`${folder}/.dockerignore`),
    target: asText(build['target']),
    buildArgs: new Map([...own, ...given]),
    labels: {
      ...stringMap(build['labels']),
      [labels.project]: project.name,
      [labels.service]: name,
      [labels.version]: VERSION,
    },
    tags: [imageOf(project, name), ...strings(build['tags'])],
    noCache: flags.noCache || build['no_cache'] === true,
  };
}

function makeDisplay(sys: Syscalls, quiet: boolean) {
  if (quiet) return { *begin(): Run<void> {}, *report(): Run<void> {}, *end(): Run<void> {} };
  if (!sys.isatty(1)) {
    return {
      begin: (): Run<void> => sys.write(1, '#0 building with "default" instance using docker driver\n'),
      report: (event: ProgressEvent): Run<void> => sys.write(1, plainLine(event)),
      *end(): Run<void> {},
    };
  }
  const display = new TtyProgress(sys.windowSize(1).columns);
  const started = sys.now();
  return {
    *begin(): Run<void> {},
    *report(event: ProgressEvent): Run<void> {
      display.take(event, sys.now() - started);
      yield* sys.write(1, display.draw(sys.now() - started));
    },
    end: (): Run<void> => sys.write(1, display.draw(sys.now() - started, true)),
  };
}

const lookup = 'dial tcp: lookup registry-1.docker.io on 192.168.65.10:53: no such host';
const OFFLINE = `Get "https://registry-1.docker.io/v2/": ${lookup}`;
const FAILED_PULL = 18;

/** There is no way to a registry. */
export function* pullAll(sys: Syscalls, names: readonly string[], quiet = false, ignore = false): Run<void> {
  for (const name of names) if (!quiet) yield* sys.write(2, ` ${name} Pulling \n`);
  yield* sys.sleep(40);
  for (const name of names) if (!quiet) yield* sys.write(2, ` ${name} Error ${OFFLINE}\n`);
  if (!ignore) throw new CommandError(daemonSays(new DaemonError(OFFLINE)), FAILED_PULL);
}
