import { appSources } from '@/simulator/programs/apps/sources';
import type { Scenario } from '../battery/scenario';
import type { ExerciseSpec } from '../exercise-spec';
import type { Files } from '../files';

const source = (name: string): string => appSources[name] ?? '';
const app = {
  'graceful.js': source('graceful.js'),
  'server.js': source('server.js'),
  'worker.js': source('worker.js'),
};
const plain = 'FROM node:20-slim\nWORKDIR /app\nCOPY graceful.js ./\nUSER node\nCMD ["node", "graceful.js"]\n';
const web: Scenario = { app: 'graceful.js', port: 3000, run: [], args: [] };
const both = (script: string): Files => ({
  ...app,
  'start.sh': `#!/bin/bash\n${script}\n`,
  Dockerfile: 'FROM node:20-slim\nWORKDIR /app\nCOPY *.js start.sh ./\nCMD ["./start.sh"]\n',
});
const installing = (lines: string, more: Files = {}): Files => ({
  ...app,
  'package.json': '{"name":"x","version":"1.0.0","dependencies":{"express":"^4.0.0"}}',
  'package-lock.json':
    '{"name":"x","version":"1.0.0","lockfileVersion":3,"packages":{"node_modules/express":{"version":"4.21.2"}}}',
  Dockerfile: `FROM node:20-slim\nWORKDIR /app\n${lines}\nCMD ["node", "graceful.js"]\n`,
  ...more,
});
const docker = (lines: string, more: Files = {}): Files => ({
  ...app,
  Dockerfile: `FROM node:20-slim\nWORKDIR /app\n${lines}\n`,
  ...more,
});
const run = (options: string): Files => ({
  ...app,
  Dockerfile: plain,
  'run.sh': `docker run -d --name web ${options} answer\n`,
});
const byScript = { ...web, script: 'run.sh' };

const office = (then: string): string =>
  `const http = require('http');
const office = http.createServer((req, res) => setTimeout(() => res.end('sold'), req.url === '/slow' ? 8000 : 10));
setTimeout(() => office.listen(3000), 1500);
process.on('SIGTERM', () => ${then});
`;
const stackOf = (lines: string, then = 'office.close(() => process.exit(0))'): Files => ({
  ...docker('COPY graceful.js ./\nCMD ["node", "graceful.js"]', { 'graceful.js': office(then) }),
  'bad.js': "require('http').createServer((req, res) => { res.statusCode = 500; res.end(); }).listen(3000);",
  'stack.yaml': `services:\n  web:\n    image: web:1\n    ports: ["8080:3000"]\n${lines}`,
});
const ask =
  "require('http').get('http://localhost:3000', (r) => process.exit(r.statusCode < 400 ? 0 : 1)).on('error', () => process.exit(1))";
const health = `    healthcheck: { test: [CMD, node, -e, "${ask}"], interval: 2s }\n`;
const update = (lines: string): string => `    deploy: { replicas: 2, update_config: { ${lines} } }\n`;
const inSwarm = {
  swarm: {
    stack: 'stack.yaml',
    image: 'web',
    published: 8080,
    asks: ['/', '/slow'],
    changed: 'graceful.js',
    broken: 'bad.js',
  },
};

/** A check, with an answer that holds and one that does not. */
export interface CheckCase {
  readonly id: string;
  readonly holds: Files;
  readonly fails: Files;
  readonly scenario?: Partial<Scenario>;
  readonly given?: Record<string, number | string | string[]>;
  /** What the lost point says. */
  readonly says: RegExp;
  readonly line?: number;
  /** What the failing answer is run with instead. */
  readonly failsWith?: Partial<Scenario>;
}

export const checkCases: readonly CheckCase[] = [
  {
    id: 'builds',
    holds: { ...app, Dockerfile: plain },
    fails: docker('COPY nothing.js ./'),
    says: /nothing\.js/,
    line: 3,
  },
  {
    id: 'starts-and-answers',
    holds: { ...app, Dockerfile: plain },
    fails: docker('COPY *.js ./\nCMD ["node", "worker.js"]'),
    says: /port 3000 does not answer/,
    line: 4,
  },
  {
    id: 'app-is-pid-1',
    holds: { ...app, Dockerfile: plain },
    fails: docker('COPY *.js ./\nCMD node graceful.js'),
    says: /sh -c/,
    line: 4,
  },
  {
    id: 'stops-on-term',
    holds: { ...app, Dockerfile: plain },
    fails: docker('COPY *.js ./\nCMD ["node", "server.js"]'),
    says: /until SIGKILL/,
    line: 4,
  },
  {
    id: 'exits-cleanly',
    holds: { ...app, Dockerfile: plain },
    fails: docker('COPY *.js ./\nCMD node graceful.js'),
    says: /137/,
    line: 4,
  },
  {
    id: 'arguments-reach-app',
    scenario: { args: ['node', 'graceful.js', '--x=1'] },
    holds: { ...app, Dockerfile: plain },
    fails: docker('COPY *.js ./\nENTRYPOINT exec node graceful.js'),
    says: /is not in it/,
    line: 4,
  },
  {
    id: 'logs-reach-docker',
    holds: { ...app, Dockerfile: plain },
    fails: docker('COPY *.js ./\nCMD exec node graceful.js > /tmp/log'),
    says: /empty/,
    line: 4,
  },
  {
    id: 'not-root',
    holds: { ...app, Dockerfile: plain },
    fails: docker('COPY *.js ./\nCMD ["node", "graceful.js"]'),
    says: /user id 0/,
  },
  {
    id: 'reaps-orphans',
    scenario: { run: ['--init'] },
    holds: { ...app, Dockerfile: plain },
    fails: { ...app, Dockerfile: plain },
    failsWith: { run: [] },
    says: /1 zombie stayed/,
    line: 5,
  },
  {
    id: 'no-zombies',
    scenario: { app: 'spawner.py', port: undefined },
    holds: { Dockerfile: 'FROM python:3.13-slim\nCMD ["sleep", "100"]\n' },
    fails: {
      'spawner.py': source('spawner.py'),
      Dockerfile: 'FROM python:3.13-slim\nCOPY spawner.py /\nCMD ["python3", "/spawner.py"]\n',
    },
    says: /zombies after 5 s/,
    line: 3,
  },
  {
    id: 'survives-child-crash',
    holds: both("trap 'exit 0' TERM\nwhile :; do node graceful.js & wait $!; sleep 0.2; done"),
    fails: both('node graceful.js &\nsleep infinity'),
    says: /did not come back/,
    line: 3,
  },
  {
    id: 'dies-with-its-service',
    holds: both('node graceful.js &\nnode worker.js &\nwait -n\nexit $?'),
    fails: both('node graceful.js &\nnode worker.js &\nwait'),
    says: /still “Up” without it/,
    line: 4,
  },
  {
    id: 'comes-back-or-ends',
    holds: both('node graceful.js &\nnode worker.js &\nwait -n\nexit $?'),
    fails: both('node graceful.js &\nnode worker.js &\nwait'),
    says: /did not come back/,
    line: 4,
  },
  {
    id: 'keeps-exit-code',
    holds: both('node graceful.js &\nnode worker.js &\nwait -n\nexit $?'),
    fails: both('node graceful.js &\nnode worker.js &\nwait -n\necho over'),
    says: /exit code is 0/,
    line: 5,
  },
  {
    id: 'crash-is-visible',
    holds: { ...app, Dockerfile: plain },
    fails: both('while :; do node graceful.js; sleep 0.2; done'),
    says: /3 crashes, 0 seen by Docker/,
    line: 2,
  },
  {
    id: 'hup-reloads',
    holds: docker('COPY hup.js graceful.js\nCMD ["node", "graceful.js"]', {
      'hup.js': `${source('graceful.js')}process.on('SIGHUP', () => console.log('reloaded'));\n`,
    }),
    fails: docker('COPY hup.js graceful.js\nCMD node graceful.js', {
      'hup.js': `${source('graceful.js')}process.on('SIGHUP', () => console.log('reloaded'));\n`,
    }),
    given: { says: 'reloaded' },
    says: /did not get to/,
    line: 4,
  },
  {
    id: 'stop-reaches-every-process',
    holds: both("node graceful.js &\na=$!\nnode worker.js &\nb=$!\ntrap 'kill -TERM $a $b' TERM\nwait\nwait"),
    fails: both('node graceful.js &\nexec node worker.js'),
    says: /never told/,
    line: 3,
  },
  {
    id: 'stop-lets-finish',
    holds: both("node graceful.js &\na=$!\nnode worker.js &\nb=$!\ntrap 'kill -TERM $a $b' TERM\nwait\nwait"),
    fails: both("node graceful.js &\na=$!\nnode worker.js &\nb=$!\ntrap 'kill -TERM $a $b; exit 0' TERM\nwait"),
    says: /killed in the middle/,
    line: 7,
  },
  {
    id: 'memory-stays-within-limit',
    scenario: { memory: '64m' },
    holds: { ...app, Dockerfile: plain },
    fails: docker('COPY leak.js ./\nCMD ["node", "leak.js"]', { 'leak.js': source('leak.js') }),
    says: /kernel killed `node leak\.js`/,
    line: 4,
  },
  {
    id: 'oom-takes-only-itself',
    scenario: { memory: '96m' },
    holds: { ...app, Dockerfile: plain },
    fails: { ...both('node leak.js &\nexec node graceful.js'), 'leak.js': source('leak.js') },
    says: /kernel killed/,
    line: 4,
  },
  {
    id: 'env-configures',
    scenario: { environment: { set: 'PORT=4000', port: 4000 } },
    holds: { ...app, Dockerfile: plain },
    fails: docker('COPY *.js ./\nCMD PORT=3000 exec node graceful.js'),
    says: /port 4000 does not answer/,
    line: 4,
  },
  {
    id: 'read-only-root',
    holds: { ...app, Dockerfile: plain },
    fails: both('echo $$ > /app/pid || exit 1\nexec node graceful.js'),
    says: /ends with exit code 1: .*Read-only file system/,
    line: 4,
  },
  {
    id: 'healthcheck-tells-truth',
    holds: docker(
      `COPY *.js ./\nHEALTHCHECK --interval=5s --timeout=2s CMD node -e "require('http').get('http://localhost:3000/', (r) => process.exit(0)).on('error', () => process.exit(1))"\nCMD ["node", "graceful.js"]`,
    ),
    fails: docker('COPY *.js ./\nHEALTHCHECK --interval=5s CMD test -f graceful.js\nCMD ["node", "graceful.js"]'),
    says: /still says “healthy”/,
    line: 4,
  },
  {
    id: 'logs-of-both',
    holds: both('node worker.js &\nexec node graceful.js'),
    fails: both('node worker.js > /tmp/w.log &\nexec node graceful.js'),
    says: /job 1 done/,
    line: 4,
  },
  {
    id: 'one-process-per-service',
    holds: { ...app, Dockerfile: plain },
    fails: both('node worker.js &\nexec node graceful.js'),
    says: /2 services/,
    line: 4,
  },
  {
    id: 'pid-1-is',
    given: { program: 'graceful.js' },
    holds: { ...app, Dockerfile: plain },
    fails: both('node graceful.js'),
    says: /PID 1 is/,
    line: 4,
  },
  {
    id: 'no-log-files',
    holds: { ...app, Dockerfile: plain },
    fails: both('mkdir -p /var/log/web\nexec node graceful.js > /var/log/web/out.log'),
    says: /\/var\/log\/web\/out\.log/,
    line: 4,
  },
  {
    id: 'exits-when-fatal',
    scenario: { environment: { set: 'CRASH_AFTER=1' }, app: 'worker.js', port: undefined },
    holds: docker('COPY *.js ./\nCMD ["node", "worker.js"]'),
    fails: both('node worker.js\nsleep infinity'),
    says: /still “Up”/,
    line: 4,
  },
  {
    id: 'image-size-at-most',
    given: { mb: 205 },
    holds: { ...app, Dockerfile: plain },
    fails: docker(
      'COPY *.js ./\nRUN apt-get update && apt-get install -y build-essential\nCMD ["node", "graceful.js"]',
    ),
    says: /adds \d+ MB/,
    line: 1,
  },
  {
    id: 'no-build-tools-in-image',
    holds: { ...app, Dockerfile: plain },
    fails: docker('RUN apt-get update && apt-get install -y make\nCOPY *.js ./\nCMD ["node", "graceful.js"]'),
    says: /bin\/make/,
    line: 1,
  },
  {
    id: 'only-the-app-in-image',
    given: { files: ['graceful.js'] },
    holds: { ...app, Dockerfile: plain },
    fails: docker('COPY . ./\nCMD ["node", "graceful.js"]'),
    says: /Also in \/app: Dockerfile, server\.js and worker\.js/,
    line: 3,
  },
  {
    id: 'files-absent',
    given: { paths: ['/app/.env'] },
    holds: { ...app, Dockerfile: plain, '.env': 'A=1' },
    fails: docker('COPY . ./\nCMD ["node", "graceful.js"]', { '.env': 'A=1' }),
    says: /In the image: \/app\/\.env/,
    line: 3,
  },
  {
    id: 'files-present',
    given: { paths: ['/app/graceful.js'] },
    holds: { ...app, Dockerfile: plain },
    fails: docker('COPY server.js ./\nCMD ["node", "server.js"]'),
    says: /Not in the image/,
    line: 3,
  },
  {
    id: 'nothing-deleted-too-late',
    holds: docker('RUN head -c 3000000 /dev/zero > /big && rm /big\nCOPY *.js ./\nCMD ["node", "graceful.js"]'),
    fails: docker('RUN head -c 3000000 /dev/zero > /big\nRUN rm /big\nCOPY *.js ./\nCMD ["node", "graceful.js"]'),
    says: /3\.0 MB lie hidden in lower layers: \/big/,
    line: 4,
  },
  {
    id: 'cache-survives-source-change',
    scenario: { changed: 'graceful.js' },
    holds: installing('COPY package*.json ./\nRUN npm ci\nCOPY graceful.js ./'),
    fails: installing('COPY . ./\nRUN npm ci'),
    says: /`RUN npm ci` ran again/,
    line: 3,
  },
  {
    id: 'pinned-base',
    holds: { ...app, Dockerfile: plain },
    fails: { ...app, Dockerfile: plain.replace(':20-slim', '') },
    says: /starts from node, without a version/,
    line: 1,
  },
  {
    id: 'lock-file-used',
    holds: installing('COPY . ./\nRUN npm ci'),
    fails: installing('COPY . ./\nRUN npm install'),
    says: /npm install/,
    line: 4,
  },
  {
    id: 'no-secret-in-image',
    holds: docker('COPY graceful.js ./\nCMD ["node", "graceful.js"]', { '.env': 'TOKEN=s3cret' }),
    fails: docker('COPY .env graceful.js ./\nRUN rm .env\nCMD ["node", "graceful.js"]', { '.env': 'TOKEN=s3cret' }),
    says: /deleted later, and still in the layer below/,
    line: 3,
  },
  {
    id: 'ignore-file-keeps-out',
    given: { paths: ['.env'] },
    holds: { ...app, Dockerfile: plain, '.env': 'A=1', '.dockerignore': '.env\n' },
    fails: { ...app, Dockerfile: plain, '.env': 'A=1', '.dockerignore': '*.md\n' },
    says: /Sent to the builder: \.env/,
    line: 1,
  },
  {
    id: 'same-image-twice',
    holds: { ...app, Dockerfile: plain },
    fails: docker('COPY *.js ./\nRUN date > /built\nCMD ["node", "graceful.js"]'),
    says: /\/built differ/,
    line: 4,
  },
  {
    id: 'restart-policy-is',
    scenario: byScript,
    given: { policy: 'on-failure' },
    holds: run('--restart on-failure'),
    fails: run('--restart always'),
    says: /“always”/,
    line: 1,
  },
  {
    id: 'restarts-after-reload',
    scenario: byScript,
    holds: run('--restart on-failure --stop-signal SIGTERM'),
    fails: run('--restart on-failure'),
    says: /stayed ended, exit code 137/,
    line: 1,
  },
  {
    id: 'memory-limit-at-most',
    scenario: byScript,
    holds: run('-m 64m'),
    fails: run(''),
    says: /No memory limit/,
    line: 1,
  },
  {
    id: 'stop-signal-is',
    scenario: byScript,
    given: { signal: 'SIGINT' },
    holds: run('--stop-signal INT'),
    fails: run(''),
    says: /sent SIGTERM/,
    line: 1,
  },
  {
    id: 'stop-timeout-is',
    scenario: byScript,
    holds: run('--stop-timeout 30'),
    fails: run('--stop-timeout 5'),
    says: /waits 5 s/,
    line: 1,
  },
  { id: 'runs-as', scenario: byScript, holds: run('-u node'), fails: run('-u root'), says: /user id 0/, line: 4 },
  {
    id: 'not-privileged',
    scenario: byScript,
    holds: run(''),
    fails: run('--privileged'),
    says: /--privileged/,
    line: 1,
  },
  {
    id: 'env-is',
    scenario: byScript,
    holds: run('-e NODE_ENV=production'),
    fails: run('-e NODE_ENV=test'),
    says: /has NODE_ENV=test/,
    line: 1,
  },
  {
    id: 'logs-stay-bounded',
    scenario: byScript,
    given: { mb: 1 },
    holds: run('--log-opt max-size=250k --log-opt max-file=4'),
    fails: run(''),
    says: /2\.0 MB were written, docker logs shows 2\.0 MB of it; there is no limit/,
    line: 1,
  },
  {
    id: 'publishes-port',
    scenario: byScript,
    holds: run('-p 8080:3000'),
    fails: run('-p 3000:3000'),
    says: /3000 → 3000/,
    line: 1,
  },
  {
    id: 'data-on-volume',
    scenario: byScript,
    holds: run('-v data:/data'),
    fails: run('-v /data'),
    says: /without a name/,
    line: 1,
  },
  {
    id: 'listens-on-all-interfaces',
    holds: { ...app, Dockerfile: plain },
    fails: docker('COPY graceful.js ./\nCMD ["node", "graceful.js"]', {
      'graceful.js': source('graceful.js').replace('.listen(port,', ".listen(port, '127.0.0.1',"),
    }),
    says: /refused|no answer|Failed/i,
    line: 4,
  },
  {
    id: 'update-refuses-nothing',
    scenario: inSwarm,
    holds: stackOf(health + update('order: start-first')),
    fails: stackOf(health + update('parallelism: 0')),
    says: /\d+ of \d+ requests were dropped: \d+ refused/,
    line: 6,
  },
  {
    id: 'update-cuts-nothing',
    scenario: inSwarm,
    holds: stackOf(health),
    fails: stackOf(health, 'process.exit(0)'),
    says: /cut off in the middle/,
    line: 4,
  },
  {
    id: 'bad-release-goes-back',
    scenario: inSwarm,
    holds: stackOf(health + update('failure_action: rollback')),
    fails: stackOf(health + update('failure_action: pause')),
    says: /1 of 2 tasks run the release that works: the update is “paused”/,
    line: 6,
  },
  {
    id: 'bad-release-drops-nothing',
    scenario: inSwarm,
    holds: stackOf(health + update('order: start-first')),
    fails: stackOf(update('order: start-first')),
    says: /answered with an error/,
  },
];

/** An exercise whose rubric is this check alone. */
export const specOf = ({ id, scenario, given }: CheckCase, options: Partial<Scenario> = {}): ExerciseSpec => ({
  scenario: { ...web, ...scenario, ...options },
  rubric: [{ id, points: 100, essential: true, with: given }],
  misconceptions: [],
});
