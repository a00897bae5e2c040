import { asErrno } from '../../kernel/errno';
import { type Signal, signals } from '../../kernel/signal';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { absolute, pythonEnvironment, readConfig, type SupervisordConfig } from './config';
import { ConfigError } from './ini';
import { LogFile } from './log-file';
import { Logger } from './logger';
import { findConfig, getopt, reportUsage, UsageError } from './options';
import { RpcServer } from './rpc-server';
import { becomeUser } from './start-child';
import { type Mood, Supervisor } from './supervisor';
import { supervisordHelp, supervisordOptions } from './supervisord-help';
import { logTraceback } from './traceback';
import { octal, uidOf } from './values';

/** What the imports cost, in CPU ms; and what is resident, in bytes. */
const IMPORTS = 110;
const MEMORY = 31_300_000;
const MAPPED = 12_400_000;
const CAUGHT = [signals.TERM, signals.INT, signals.QUIT, signals.HUP, signals.CHLD, signals.USR2];

/** supervisord 4.2.5; `argv` begins with the script's path. */
export function* supervisord(sys: Syscalls, argv: readonly string[]): Run {
  yield* sys.setMemory(MEMORY, MAPPED);
  yield* sys.compute(IMPORTS);
  const progname = argv[0] ?? 'supervisord';
  try {
    const { options, operands } = getopt(argv.slice(1), supervisordOptions);
    if (options.has('help')) {
      yield* sys.write(1, supervisordHelp(progname));
      return 0;
    }
    if (options.has('version')) {
      yield* sys.write(1, '4.2.5\n');
      return 0;
    }
    if (operands.length > 0)
      throw new UsageError(
        `positional arguments are not supported: [${operands.map((word) => `'${word}'`).join(', ')}]`,
      );
    const file = options.get('configuration') ?? (yield* defaultConfig(sys));
    return yield* run(sys, file, options);
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof ConfigError)) throw error;
    return yield* reportUsage(sys, progname, error.message);
  }
}

function* defaultConfig(sys: Syscalls): Run<string> {
  if (sys.credentials().uid === 0)
    yield* sys.write(
      2,
      '/usr/lib/python3/dist-packages/supervisor/options.py:474: UserWarning: Supervisord is running as root and it is searching for its configuration file in default locations (including its current working directory); you probably want to specify a "-c" argument specifying an absolute path to a configuration file for improved security.\n  self.warnings.warn(\n',
    );
  const { found, searched } = findConfig(sys);
  if (found === undefined)
    throw new UsageError(
      `No config file found at default paths (${searched.join(', ')}); use the -c option to specify a config file at a different path`,
    );
  return found;
}

/** The configuration with what the command line says instead. */
function settled(sys: Syscalls, file: string, options: ReadonlyMap<string, string>): SupervisordConfig {
  const config = readConfig(sys, file);
  const logfile = options.get('logfile');
  const pidfile = options.get('pidfile');
  const umask = options.get('umask');
  return {
    ...config,
    nodaemon: config.nodaemon || options.has('nodaemon'),
    silent: config.silent || options.has('silent'),
    nocleanup: config.nocleanup || options.has('nocleanup'),
    user: options.get('user') ?? config.user,
    directory: options.get('directory') ?? config.directory,
    loglevel: options.get('loglevel') ?? config.loglevel,
    identifier: options.get('identifier') ?? config.identifier,
    childlogdir: options.get('childlogdir') ?? config.childlogdir,
    ...(logfile !== undefined && { logfile: absolute(sys, logfile) }),
    ...(pidfile !== undefined && { pidfile: absolute(sys, pidfile) }),
    ...(umask !== undefined && { umask: octal(umask) }),
  };
}

/** Goes to the background unless it is to stay, once its own log can be written. */
function* run(sys: Syscalls, file: string, options: ReadonlyMap<string, string>): Run {
  const config = settled(sys, file, options);
  if (config.nodaemon) return yield* serve(sys, file, options);
  try {
    new LogFile(sys, config.logfile, config.logfileMaxbytes).close();
  } catch (error) {
    yield* sys.write(2, logTraceback(asErrno(error), config.logfile));
    return 1;
  }
  sys.fork((own) => {
    if (config.directory !== undefined) own.chdir(config.directory);
    const fd = own.open('/dev/null', ['read', 'write']);
    for (const std of [0, 1, 2]) own.dup2(fd, std);
    own.close(fd);
    own.setsid();
    own.umask(config.umask);
    return serve(own, absolute(sys, file), options);
  });
  return 0;
}

/** Until it is told to shut down; a restart reads everything again. */
function* serve(sys: Syscalls, file: string, options: ReadonlyMap<string, string>): Run {
  const received: Signal[] = [];
  for (;;) {
    const config = settled(sys, file, options);
    const uid = config.user === undefined ? undefined : uidOf(sys, config.user);
    const refused = uid === undefined ? undefined : becomeUser(sys, uid);
    if (refused !== undefined) throw new UsageError(refused);
    let logger: Logger;
    try {
      const log = new LogFile(sys, config.logfile, config.logfileMaxbytes);
      logger = new Logger(sys, config.loglevel, log, config.nodaemon && !config.silent);
      yield* greet(sys, logger, config, uid);
    } catch (error) {
      yield* sys.write(2, logTraceback(asErrno(error), config.logfile));
      return 1;
    }
    const mood = yield* supervise(sys, logger, config, file, received);
    logger.close();
    if (mood !== 'restarting') return 0;
  }
}

function* supervise(
  sys: Syscalls,
  logger: Logger,
  config: SupervisordConfig,
  file: string,
  received: Signal[],
): Run<Mood> {
  const supervisor = new Supervisor(sys, logger, config, file, pythonEnvironment(sys), received);
  const server = new RpcServer(sys);
  server.supervisor = supervisor;
  if (config.hasRpc && config.servers.length > 0) yield* logger.info("RPC interface 'supervisor' initialized");
  openServers(server, config);
  for (const { section, credentials } of config.servers)
    if (credentials === undefined)
      yield* logger.critical(`Server '${section}' running without any HTTP authentication checking`);
  const [first] = config.servers;
  supervisor.serverurl =
    first && ('file' in first ? `unix://${first.file}` : `http://${first.host || 'localhost'}:${first.port}`);
  for (const signal of CAUGHT)
    sys.sigaction(signal, {
      handler: (number) => {
        if (!received.includes(number)) received.push(number);
      },
      restart: true,
    });
  if (!config.nodaemon) yield* logger.info('daemonizing the supervisord process');
  const written = writePidFile(sys, config.pidfile);
  if (written) yield* logger.info(`supervisord started with pid ${sys.pid}`);
  else yield* logger.critical(`could not write pidfile ${config.pidfile}`);
  yield* supervisor.runForever(server);
  server.close();
  if (written) sys.unlink(config.pidfile);
  return supervisor.mood;
}

function openServers(server: RpcServer, config: SupervisordConfig): void {
  try {
    server.listen(config.servers);
  } catch (error) {
    const { code } = asErrno(error);
    throw new UsageError(
      code === 'EADDRINUSE'
        ? 'Another program is already listening on a port that one of our HTTP servers is configured to use.  Shut this program down first before starting supervisord.'
        : `Cannot open an HTTP server: socket.error reported errno.${code} (${{ EACCES: 13, ENOENT: 2, EROFS: 30, EPERM: 1 }[code as string] ?? 22})`,
    );
  }
}

function writePidFile(sys: Syscalls, path: string): boolean {
  try {
    sys.writeFile(path, `${sys.pid}\n`);
    return true;
  } catch (error) {
    asErrno(error);
    return false;
  }
}

function* greet(sys: Syscalls, logger: Logger, config: SupervisordConfig, uid: number | undefined): Run<void> {
  if (!config.nocleanup) clearAutoLogs(sys, config);
  if (uid === undefined && sys.credentials().uid === 0)
    yield* logger.critical(
      'Supervisor is running as root.  Privileges were not dropped because no user is specified in the config file.  If you intend to run as root, you can set user=root in the config file to avoid this message.',
    );
  for (const warning of config.warnings) yield* logger.warn(warning);
  for (const info of config.infos) yield* logger.info(info);
  if (uid !== undefined) yield* logger.info(`Set uid to user ${uid} succeeded`);
}

function clearAutoLogs(sys: Syscalls, { childlogdir, identifier }: SupervisordConfig): void {
  for (const { name } of sys.readdir(childlogdir))
    if (name.includes(`---${identifier}-`) && /\.log\.?\d{0,4}$/.test(name)) sys.unlink(`${childlogdir}/${name}`);
}
