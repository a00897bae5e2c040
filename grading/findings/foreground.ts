import type { Files } from '../files';
import { programName } from '../startup/shell-of';

type Has = (...words: string[]) => boolean;
interface Daemon {
  /** Whether this command line leaves for the background. */
  leaves(has: Has, args: readonly string[], files: Files, base: string): boolean;
  readonly fix: string;
}

const inFiles = (files: Files, pattern: RegExp): boolean => Object.values(files).some((text) => pattern.test(text));
const apache: Daemon = {
  leaves: (has, args) =>
    !args.some((word) => /FOREGROUND/.test(word)) &&
    !has('-X', '-t', '-v', '-V', '-h', 'stop', 'graceful', 'configtest'),
  fix: 'Start it with -D FOREGROUND.',
};
const when = (fix: string, ...words: string[]): Daemon => ({ leaves: (has) => has(...words), fix });
const unless = (fix: string, ...words: string[]): Daemon => ({ leaves: (has) => !has(...words), fix });

const daemons: Readonly<Record<string, Daemon>> = {
  nginx: {
    leaves: (has, args, files) =>
      !args.some((word) => /daemon\s+off/.test(word)) &&
      !has('-s', '-t', '-T', '-v', '-V', '-h') &&
      !inFiles(files, /^[^#]*daemon\s+off\s*;/m),
    fix: 'Keep it in the foreground: ["nginx", "-g", "daemon off;"].',
  },
  apache2: apache,
  httpd: apache,
  apachectl: apache,
  apache2ctl: apache,
  'php-fpm': {
    leaves: (has, _args, files, base) =>
      !has('-F', '--nodaemonize', '-t', '-v') &&
      !/^php\b|\/php\b/.test(base) &&
      !inFiles(files, /daemonize\s*=\s*(no|false|0)/),
    fix: 'Start it with -F (--nodaemonize).',
  },
  sshd: unless('Start it with -D, in a container of its own; docker exec needs no sshd.', '-D', '-d', '-t'),
  cron: unless('Start it with -f.', '-f', '-n'),
  crond: unless('Start it with -f (busybox) or -n (cronie).', '-f', '-n', '-d'),
  rsyslogd: unless('Start it with -n.', '-n'),
  'redis-server': { leaves: (_has, args) => /--daemonize yes/.test(args.join(' ')), fix: 'Leave --daemonize out.' },
  memcached: when('Leave -d out.', '-d'),
  haproxy: when('Leave -D out; -W -db keeps it in the foreground.', '-D'),
  mysqld: when('Leave --daemonize out.', '--daemonize', '-D'),
  mongod: when('Leave --fork out.', '--fork'),
  gunicorn: when('Leave --daemon out.', '-D', '--daemon'),
  uwsgi: {
    leaves: (_has, args) => args.some((word) => /^--?d(aemonize)?\b/.test(word)),
    fix: 'Leave --daemonize out.',
  },
  unicorn: when('Leave -D out.', '-D', '--daemonize'),
  puma: when('Leave --daemon out.', '-d', '--daemon'),
  celery: when('Leave --detach out.', '--detach', 'multi'),
  postfix: { leaves: (has) => has('start') && !has('start-fg'), fix: 'Use postfix start-fg.' },
  pg_ctl: when('Start postgres itself.', 'start'),
  pg_ctlcluster: { leaves: (has) => has('start') && !has('--foreground'), fix: 'Add --foreground.' },
  'catalina.sh': when('Use catalina.sh run.', 'start'),
  'startup.sh': {
    leaves: (_has, _args, files) => !Object.keys(files).some((path) => path.endsWith('startup.sh')),
    fix: 'Use catalina.sh run.',
  },
  pm2: { leaves: (has) => has('start', 'startOrRestart') && !has('--no-daemon'), fix: 'Start node itself.' },
  forever: when('Start node itself.', 'start'),
  supervisord: {
    leaves: (has, _args, files) => !has('-n', '--nodaemon') && !inFiles(files, /^\s*nodaemon\s*=\s*(true|1|yes|on)/im),
    fix: 'Start it with -n, or with nodaemon=true in its configuration.',
  },
};

/** How to keep a program in the foreground, when this command line would not. */
export function foregroundOf(argv: readonly string[], files: Files, base: string): string | undefined {
  const [program = '', ...args] = argv;
  const name = programName(program).replace(/^php-fpm[\d.]+$/, 'php-fpm');
  const daemon = Object.hasOwn(daemons, name) ? daemons[name] : undefined;
  const has: Has = (...words) => args.some((word) => words.includes(word));
  return daemon?.leaves(has, args, files, base) ? daemon.fix : undefined;
}
