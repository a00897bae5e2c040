import type { Files } from './exercise';
import { manifestMutations } from './manifest-mutations';

/** One way to break a right answer. */
export interface Mutation {
  what: string;
  /** Checks of which at least one should notice. */
  breaks: readonly string[];
  in: (path: string, files: Files) => boolean;
  change: (text: string) => string;
}

const inDockerfile = (path: string) => /(^|[./])Dockerfile$/i.test(path);
const inComposeFile = (path: string) => /(^|\/)(docker-)?compose[\w.-]*\.ya?ml$/.test(path);
// Scripts that the image has nothing of are left as they are.
const inScript = (path: string, files: Files) =>
  path.endsWith('.sh') &&
  Object.entries(files).some(([other, text]) => inDockerfile(other) && text.includes(path.replace(/^.*\//, '')));
const inRunScript = (path: string, files: Files) => /docker run/.test(files[path] ?? '');
const inStackFile = (path: string) => /(^|\/)[\w.-]*stack[\w.-]*\.ya?ml$/.test(path);
const inSupervisorConf = (path: string) => /supervisord?.*\.conf$/.test(path);

const STOP = ['app-is-pid-1', 'stops-on-term', 'exits-cleanly', 'ends-before-sigkill'];
const CRASH = ['dies-with-its-service', 'keeps-exit-code', 'crash-is-visible'];
const UPDATE = ['update-refuses-nothing', 'bad-release-goes-back'];
const execForm = /^(CMD|ENTRYPOINT) (\[.*\])$/m;
const words = (list: string) =>
  (JSON.parse(list) as string[]).map((word) => (/^[\w./:=-]+$/.test(word) ? word : `'${word}'`));
const append = (line: string) => (text: string) => `${text.trimEnd()}\n${line}\n`;
const without = (pattern: RegExp) => (text: string) => text.replace(pattern, '');

/** What an option of docker run is for. */
const optionChecks: Readonly<Record<string, readonly string[]>> = {
  '--restart': ['restart-policy-is', 'restarts-after-reload'],
  '--memory|-m': ['memory-limit-at-most'],
  '--stop-timeout': ['stop-timeout-is'],
  '--stop-signal': ['stop-signal-is', 'restarts-after-reload'],
  '--user|-u': ['runs-as', 'not-root'],
  '-e|--env': ['env-is'],
  '-p|--publish': ['publishes-port'],
  '-v|--volume|--mount': ['data-on-volume'],
  '--init': ['reaps-orphans'],
};

const eachService = (row: string) => (text: string) =>
  text.replace(/^( {2})([a-z][\w-]*):\n( {4})/gm, `$1$2:\n$3${row}\n$3`);

export const mutations: readonly Mutation[] = [
  ...manifestMutations,
  {
    what: 'the CMD is in shell form',
    breaks: [...STOP, 'hup-reloads', 'pid-1-is'],
    in: inDockerfile,
    change: (text) => text.replace(/^CMD (\[.*\])$/m, (_, list: string) => `CMD ${words(list).join(' ')}`),
  },
  {
    what: 'the ENTRYPOINT is in shell form',
    breaks: [...STOP, 'arguments-reach-app', 'reaps-orphans'],
    in: inDockerfile,
    change: (text) =>
      text.replace(/^ENTRYPOINT (\[.*\])$/m, (_, list: string) => `ENTRYPOINT ${words(list).join(' ')}`),
  },
  {
    what: 'exec is missing in the Dockerfile',
    breaks: STOP,
    in: inDockerfile,
    change: (text) => text.replace(/^(CMD|ENTRYPOINT) exec /m, '$1 '),
  },
  { what: 'exec is missing in a script', breaks: STOP, in: inScript, change: without(/^exec /m) },
  { what: 'nobody chooses a USER', breaks: ['not-root', 'runs-as'], in: inDockerfile, change: without(/^USER .*\n/gm) },
  {
    what: 'STOPSIGNAL is SIGKILL',
    breaks: [...STOP, 'stop-signal-is'],
    in: inDockerfile,
    change: append('STOPSIGNAL SIGKILL'),
  },
  { what: 'STOPSIGNAL is one that is ignored', breaks: STOP, in: inDockerfile, change: append('STOPSIGNAL SIGURG') },
  {
    what: 'no STOPSIGNAL is named',
    breaks: ['stop-signal-is', 'restarts-after-reload'],
    in: inDockerfile,
    change: without(/^STOPSIGNAL .*\n/m),
  },
  {
    what: 'a comma is left over',
    breaks: [...STOP, 'starts-and-answers'],
    in: inDockerfile,
    change: (text) => text.replace(execForm, (all) => all.replace(/\]$/, ',]')),
  },
  {
    what: 'the quotes are single',
    breaks: [...STOP, 'starts-and-answers'],
    in: inDockerfile,
    change: (text) => text.replace(execForm, (all) => all.replaceAll('"', "'")),
  },
  {
    what: 'the trap is missing',
    breaks: [...STOP, 'stop-reaches-every-process'],
    in: inScript,
    change: without(/^trap .*\n/m),
  },
  {
    what: 'the program runs in the background',
    breaks: [...STOP, 'starts-and-answers'],
    in: inScript,
    change: (text) => text.replace(/^exec (.*)$/m, '$1 &'),
  },
  {
    what: 'nothing waits',
    breaks: [...STOP, ...CRASH, 'starts-and-answers', 'stop-lets-finish'],
    in: inScript,
    change: without(/^(wait\b.*\n)+/m),
  },
  {
    what: 'it waits for all, not for the first',
    breaks: CRASH,
    in: inScript,
    change: (text) => text.replace(/^wait -n\b.*$/m, 'wait'),
  },
  {
    what: 'the status is lost',
    breaks: ['keeps-exit-code'],
    in: inScript,
    change: without(/^(exit \$\??\w*|status=\$\?)\n?/gm),
  },
  {
    what: 'a file is not copied',
    breaks: ['builds', 'starts-and-answers', 'files-present'],
    in: inDockerfile,
    change: without(/ server\.js(?= )/),
  },
  {
    what: 'the command keeps alive only',
    breaks: ['starts-and-answers', 'app-is-pid-1'],
    in: inDockerfile,
    change: append('CMD ["sleep", "infinity"]'),
  },
  {
    what: 'the output goes to a file',
    breaks: ['logs-reach-docker', 'logs-of-both', 'no-log-files'],
    in: inDockerfile,
    change: (text) => text.replace(/^CMD exec (.*)$/m, 'CMD exec $1 > /tmp/log'),
  },
  {
    what: 'the init is missing',
    breaks: ['reaps-orphans', 'no-zombies'],
    in: inDockerfile,
    change: (text) =>
      text
        .replace(/^(ENTRYPOINT|CMD) \["[^"]*(?:tini|dumb-init)"(?:, "-[^"]*")*(?:, )?/m, '$1 [')
        .replace(/^ENTRYPOINT \[\]\n/m, ''),
  },
  {
    what: 'the base image has no version',
    breaks: ['pinned-base'],
    in: inDockerfile,
    change: (text) => text.replace(/^(FROM [\w./-]+)[:@]\S+/m, '$1'),
  },
  {
    what: 'the lock file is not kept',
    breaks: ['lock-file-used'],
    in: inDockerfile,
    change: (text) => text.replace(/npm ci/, 'npm install'),
  },
  {
    what: 'everything is copied before the installation',
    breaks: ['cache-survives-source-change'],
    in: inDockerfile,
    change: (text) => text.replace(/^COPY (?!--from).*package.*$/m, 'COPY . .'),
  },
  {
    what: 'everything is copied',
    breaks: ['only-the-app-in-image', 'files-absent'],
    in: inDockerfile,
    change: (text) => text.replace(/^COPY (?!--from)(?!\. ).*$/m, 'COPY . .'),
  },
  {
    what: 'nothing is ignored',
    breaks: ['ignore-file-keeps-out'],
    in: (path) => path.endsWith('.dockerignore'),
    change: () => '',
  },
  {
    what: 'HEALTHCHECK is missing',
    breaks: ['healthcheck-tells-truth', ...UPDATE],
    in: inDockerfile,
    change: without(/^HEALTHCHECK(?:.*\\\n)*.*\n/m),
  },
  {
    what: 'HEALTHCHECK is always content',
    breaks: ['healthcheck-tells-truth', ...UPDATE],
    in: inDockerfile,
    change: (text) => text.replace(/^(HEALTHCHECK(?: --\S+)*(?: *\\\n *)?) CMD .*$/m, '$1 CMD true'),
  },
  {
    what: 'a clock is asked in the build',
    breaks: ['same-image-twice'],
    in: inDockerfile,
    change: (text) => text.replace(/^(USER|CMD|ENTRYPOINT) /m, 'RUN date > /built\n$1 '),
  },
  ...Object.entries(optionChecks).map(
    ([names, breaks]): Mutation => ({
      what: `${names.split('|')[0]} is missing`,
      breaks,
      in: inRunScript,
      change: without(new RegExp(`\\s(?:${names})(?:[= ]\\S+)?(?=\\s)`)),
    }),
  ),
  {
    what: 'it is --privileged',
    breaks: ['not-privileged'],
    in: inRunScript,
    change: (text) => text.replace(/docker run/, 'docker run --privileged'),
  },
  {
    what: 'depends_on has no condition',
    breaks: ['depends-on-ready'],
    in: inComposeFile,
    change: (text) => text.replaceAll('service_healthy', 'service_started'),
  },
  {
    what: 'a container has a fixed name',
    breaks: ['scales-to-n'],
    in: inComposeFile,
    change: eachService('container_name: fixed'),
  },
  {
    what: 'a port of the host is fixed',
    breaks: ['scales-to-n'],
    in: inComposeFile,
    change: (text) =>
      text.replace(
        /^(\s*- *)"?(\d+)(?:-\d+)?(?::(\d+))?"?\s*$/m,
        (_, dash: string, a: string, b = a) => `${dash}"${a}:${b}"`,
      ),
  },
  {
    what: 'no memory limit',
    breaks: ['memory-limit-at-most'],
    in: inComposeFile,
    change: without(/^\s*(mem_limit|memory):.*\n/gm),
  },
  {
    what: 'no volume',
    breaks: ['data-survives-recreate', 'data-on-volume'],
    in: inComposeFile,
    change: without(/^(\s+)volumes:(?:.*\[.*\]\n|\n(?:\1\s+-.*\n)+|\n(?:\1-.*\n)+)/m),
  },
  {
    what: 'no restart policy',
    breaks: ['restart-policy-is'],
    in: inComposeFile,
    change: without(/^\s*restart:.*\n/gm),
  },
  {
    what: 'nothing is published',
    breaks: ['answers-published', 'publishes-port'],
    in: inComposeFile,
    change: without(/^(\s+)ports:(?:.*\[.*\]\n|\n(?:\1\s*-.*\n)+)/m),
  },
  {
    what: 'a service is missing',
    breaks: ['stack-starts', 'services-run-apart'],
    in: inComposeFile,
    change: without(/^ {2}\w[\w-]*:\n(?: {3,}.*\n|\n)+(?=\S|$(?![\s\S]))/m),
  },
  {
    what: 'supervisord goes to the background',
    breaks: ['starts-and-answers', 'pid-1-is'],
    in: inSupervisorConf,
    change: without(/^nodaemon *=.*\n/m),
  },
  {
    what: 'supervisord keeps the output',
    breaks: ['logs-of-both', 'no-log-files', 'logs-reach-docker'],
    in: inSupervisorConf,
    change: without(/^stdout_logfile.*\n/gm),
  },
  {
    what: 'the group is not stopped',
    breaks: ['stop-reaches-every-process'],
    in: inSupervisorConf,
    change: without(/^(stopasgroup|killasgroup) *=.*\n/gm),
  },
  {
    what: 'nobody listens for failures',
    breaks: ['exits-when-fatal'],
    in: inSupervisorConf,
    change: without(/^\[eventlistener:[^\]]*\]\n(?:[^[].*\n|\n)*/m),
  },
  {
    what: 'the stack has no health check',
    breaks: UPDATE,
    in: inStackFile,
    change: without(/^(\s+)healthcheck:.*\n(?:\1\s+.*\n)+/m),
  },
  {
    what: 'all tasks are replaced at once, the old ones stopped first',
    breaks: ['update-refuses-nothing', 'bad-release-drops-nothing'],
    in: inStackFile,
    change: (text) =>
      text
        .replace(/order: start-first/, 'order: stop-first')
        .replace(/\n\s*parallelism: \d+/, '')
        .replace(/^(\s*)update_config:(?: \{ )?(?:\n\s*)?/m, (all, indent: string) =>
          all.includes('{')
            ? `${indent}update_config: { parallelism: 0, `
            : `${indent}update_config:\n${indent}  parallelism: 0\n${indent}  `,
        ),
  },
  {
    what: 'the grace period is the default',
    breaks: ['update-cuts-nothing'],
    in: inStackFile,
    change: without(/^\s*stop_grace_period:.*\n/m),
  },
  {
    what: 'a failed update is paused',
    breaks: ['bad-release-goes-back'],
    in: inStackFile,
    change: (text) => text.replace(/failure_action: rollback/, 'failure_action: pause'),
  },
  {
    what: 'open requests are not awaited',
    breaks: ['update-cuts-nothing'],
    in: (path) => path.endsWith('.js'),
    change: (text) => text.replace(/\b\w+\.close\(.*\);?/, 'process.exit(0);'),
  },
];
