import { appSources } from '@/simulator/programs/apps/sources';
import type { StackScenario } from '../battery/stack/stack-scenario';
import type { ExerciseSpec } from '../exercise-spec';
import type { Files } from '../files';

const image = (app: string, more = ''): string =>
  `FROM node:20-slim\nWORKDIR /app\nCOPY ${app} ./\nUSER node\n${more}CMD ["node", "${app}"]\n`;

const stack = (compose: string, more: Files = {}): Files => ({
  'graceful.js': appSources['graceful.js'] ?? '',
  'worker.js': appSources['worker.js'] ?? '',
  'leak.js': appSources['leak.js'] ?? '',
  'web.Dockerfile': image('graceful.js'),
  'worker.Dockerfile': image('worker.js'),
  'leak.Dockerfile': image('leak.js'),
  'all.Dockerfile': 'FROM node:20-slim\nWORKDIR /app\nCOPY *.js ./\nCMD node leak.js & exec node graceful.js\n',
  'compose.yaml': compose,
  ...more,
});

/** A program that looks for redis once, or until it is there. */
const needing = (script: string, more = ''): Files =>
  stack(`${web}    depends_on: [db]\n  db:\n    image: redis:8\n${more}`, {
    'need.sh': `#!/bin/bash\n${script}\nexec sleep 300\n`,
    'web.Dockerfile': 'FROM redis:8\nCOPY need.sh /\nCMD ["/need.sh"]\n',
  });
const clock =
  '  clock:\n    image: redis:8\n    init: true\n    command: sh -c "while sleep 60; do redis-cli -h db incr runs; done"\n    depends_on: [db]\n';
const web = 'services:\n  web:\n    build: { context: ., dockerfile: web.Dockerfile }\n';
const two = `${web}  worker:\n    build: { context: ., dockerfile: worker.Dockerfile }\n`;
const leaking = `${web}  worker:\n    build: { context: ., dockerfile: leak.Dockerfile }\n    mem_limit: 64m\n`;
const together = 'services:\n  web:\n    build: { context: ., dockerfile: all.Dockerfile }\n    mem_limit: 96m\n';

export interface StackCase {
  readonly id: string;
  readonly of?: string;
  readonly holds: Files;
  readonly fails: Files;
  readonly services: StackScenario['services'];
  readonly more?: Partial<StackScenario>;
  readonly given?: Record<string, number | string | string[]>;
  readonly says: RegExp;
  readonly place: string;
}

/** A web server that writes into a file, and a second container that reads it; `web` and `shipper` are what more each of them has. */
const shipped = (ofWeb: string, ofShipper: string): string => `${web}    user: root
    command: sh -c "exec node graceful.js > /log/out"
    volumes: ["log:/log"]
${ofWeb}  shipper:
    image: debian:trixie-slim
    command: sh -c "touch /log/out; exec tail -n +1 -F /log/out"
    init: true
    volumes: ["log:/log"]
${ofShipper}volumes:
  log:
`;

const graceful = { app: 'graceful.js', port: 3000 };
const worker = { app: 'worker.js' };
const leak = { app: 'leak.js' };

export const stackCases: readonly StackCase[] = [
  {
    id: 'stack-starts',
    services: { web: graceful, worker },
    holds: stack(two),
    fails: stack(`${web}  worker:\n    image: nothing:9\n`),
    says: /docker compose up: Error response from daemon/,
    place: 'compose.yaml',
  },
  {
    id: 'services-run-apart',
    services: { web: graceful, worker: leak },
    holds: stack(leaking),
    fails: stack(together),
    says: /web and worker share the container/,
    place: 'compose.yaml:2',
  },
  {
    id: 'starts-in-any-order',
    more: { patience: 12 },
    services: { web: { app: 'need.sh' }, db: { app: 'redis-server' } },
    holds: needing('until redis-cli -h db ping; do sleep 0.5; done'),
    fails: needing('redis-cli -h db ping || exit 1'),
    says: /Started as web and db: web has ended with exit code 1/,
    place: 'compose.yaml:2',
  },
  {
    id: 'scales-to-n',
    services: { web: graceful, worker },
    more: { scale: { service: 'web', to: 3 } },
    holds: stack(two),
    fails: stack(two.replace('  worker', '    container_name: web\n  worker')),
    says: /1 of 3 run/,
    place: 'compose.yaml:4',
  },
  {
    id: 'job-runs-once',
    services: { web: { app: 'need.sh' }, db: { app: 'redis-server' } },
    more: { scale: { service: 'web', to: 3 }, job: { service: 'db', count: 'redis-cli get runs' } },
    holds: needing('true', clock),
    fails: needing('while sleep 60; do redis-cli -h db incr runs; done &', clock),
    says: /With 3 of web the job ran 4 times in a minute/,
    place: 'compose.yaml:2',
  },
  {
    id: 'depends-on-ready',
    services: { web: graceful, db: { app: 'redis-server' } },
    given: { service: 'web', needs: 'db' },
    holds: stack(
      `${web}    depends_on: { db: { condition: service_healthy } }\n  db:\n    image: redis:8\n    healthcheck: { test: [CMD, redis-cli, ping], interval: 1s }\n`,
    ),
    fails: stack(
      `${web}    depends_on: [db]\n  db:\n    image: redis:8\n    healthcheck: { test: [CMD, redis-cli, ping], interval: 1s }\n`,
    ),
    says: /web started \d\.\d s before db was healthy/,
    place: 'compose.yaml:4',
  },
  {
    id: 'data-survives-recreate',
    services: { web: graceful },
    more: { data: { service: 'web', write: 'sh -c "echo one > /tmp/kept/note"', read: 'cat /tmp/kept/note' } },
    holds: stack(`${web}    user: root\n    volumes: ["kept:/tmp/kept"]\nvolumes:\n  kept:\n`),
    fails: stack(`${web}    user: root\n    volumes: ["/tmp/kept"]\n`),
    says: /Written: “one”; after down and up: “nothing”/,
    place: 'compose.yaml:5',
  },
  {
    id: 'last-words-arrive',
    services: { web: graceful, shipper: { app: 'tail' } },
    holds: stack(shipped('    depends_on: [shipper]\n', '')),
    fails: stack(shipped('', '    depends_on: [web]\n')),
    says: /the log of shipper ends with “listening on 3000”/,
    place: 'compose.yaml:7',
  },
  {
    id: 'redeploys-alone',
    services: { web: graceful, worker },
    more: { redeploy: { service: 'web', changed: 'graceful.js' } },
    holds: stack(two),
    fails: stack(two, {
      'worker.Dockerfile': 'FROM node:20-slim\nWORKDIR /app\nCOPY . ./\nCMD ["node", "worker.js"]\n',
    }),
    says: /worker was replaced too/,
    place: 'compose.yaml:4',
  },
  {
    id: 'failure-stays-inside',
    services: { web: graceful, worker: leak },
    holds: stack(leaking),
    fails: stack(together),
    says: /In the container of web the kernel killed `node leak\.js`/,
    place: 'compose.yaml:2',
  },
  {
    id: 'answers-published',
    services: { web: { ...graceful, published: 8080 } },
    holds: stack(`${web}    ports: ["8080:3000"]\n`),
    fails: stack(`${web}    ports: ["3000:8080"]\n`),
    says: /localhost:8080/,
    place: 'compose.yaml:4',
  },
  // Checks of one container, on the container of a role.
  {
    id: 'stops-on-term',
    of: 'web',
    services: { web: graceful, worker },
    holds: stack(two),
    fails: stack(two, {
      'web.Dockerfile': image('graceful.js').replace('["node", "graceful.js"]', 'node graceful.js'),
    }),
    says: /until SIGKILL/,
    place: 'web.Dockerfile:5',
  },
  {
    id: 'memory-limit-at-most',
    of: 'worker',
    services: { web: graceful, worker },
    given: { mib: 64 },
    holds: stack(`${two}    mem_limit: 64m\n`),
    fails: stack(`${two}    mem_limit: 640m\n`),
    says: /Limited to 640 MiB/,
    place: 'compose.yaml:6',
  },
  {
    id: 'image-size-at-most',
    of: 'web',
    services: { web: graceful },
    given: { mb: 205 },
    holds: stack(web),
    fails: stack(web, {
      'web.Dockerfile': image('graceful.js').replace('USER', 'RUN head -c 9000000 /dev/zero > /tmp/x\nUSER'),
    }),
    says: /210 MB; the base image alone is 201 MB/,
    place: 'web.Dockerfile:1',
  },
  {
    id: 'not-root',
    services: { web: graceful, worker },
    holds: stack(two),
    fails: stack(two, { 'worker.Dockerfile': image('worker.js').replace('USER node\n', '') }),
    says: /^worker: PID 1 `node worker\.js` has user id 0/,
    place: 'worker.Dockerfile',
  },
];

export const stackSpecOf = ({ id, of: role, services, more, given }: StackCase): ExerciseSpec => ({
  scenario: { compose: 'compose.yaml', services, ...more },
  rubric: [{ id, of: role, points: 100, essential: true, with: given }],
  misconceptions: [],
});
