import { describe, expect, it } from 'vitest';
import { appSources } from '@/simulator/programs/apps/sources';
import type { KubernetesScenario } from '../battery/kubernetes/kubernetes-scenario';
import type { Scenario } from '../battery/scenario';
import type { StackScenario } from '../battery/stack/stack-scenario';
import type { ExerciseSpec } from '../exercise-spec';
import type { Files } from '../files';
import { grade } from '../grade';
import { misconceptions } from './misconceptions';

const apps: Files = Object.fromEntries(
  ['graceful.js', 'server.js', 'worker.js', 'leak.js'].map((name) => [name, appSources[name] ?? '']),
);
const node = (lines: string, more: Files = {}): Files => ({
  ...apps,
  Dockerfile: `FROM node:20-slim\nWORKDIR /app\nCOPY . ./\n${lines}\n`,
  ...more,
});
const script = (text: string) => node('CMD ["./start.sh"]', { 'start.sh': `#!/bin/bash\n${text}\n` });
const right = node('USER node\nCMD ["node", "graceful.js"]');
const deaf = 'CMD ["node", "server.js"]';
const run = (options: string, lines = 'CMD ["node", "graceful.js"]') =>
  node(lines, { 'run.sh': `docker run -d --name web ${options} answer\n` });
const image = 'build: .\n    init: true\n    command: node';
const stack = (text: string) => node('CMD ["node", "graceful.js"]', { 'compose.yaml': text });
const two = `services:\n  web:\n    ${image} graceful.js\n  worker:\n    ${image} worker.js\n`;
const together = 'services:\n  web:\n    build: .\n    command: sh -c "node worker.js & exec node graceful.js"\n';

const web: Scenario = { app: 'graceful.js', port: 3000, run: [], args: [] };
const byScript: Scenario = { ...web, script: 'run.sh' };
const pod = (mounts: string) =>
  node('CMD ["node", "graceful.js"]', {
    'pod.yaml': `apiVersion: v1
kind: Pod
metadata: { name: two }
spec:
  volumes: [{ name: notes, emptyDir: {} }]
  containers:
    - { name: one, image: 'busybox:1.37', command: [sh, -c, 'date > /notes/now; sleep 100'], ${mounts} }
    - { name: other, image: 'busybox:1.37', command: [tail, -F, /notes/now], ${mounts} }
`,
  });
const onCluster: KubernetesScenario = { manifest: 'pod.yaml', images: {}, services: { other: { app: 'tail' } } };

const ofTwo: StackScenario = {
  compose: 'compose.yaml',
  services: { web: { app: 'graceful.js', port: 3000 }, worker: { app: 'worker.js' } },
  scale: { service: 'web', to: 2 },
};

// Belief, an answer that shows it, one that does not, and how both are run.
const cases: readonly [string, Files, Files, ExerciseSpec['scenario']?, string?][] = [
  ['container-is-a-small-vm', script('service cron start\nexec node graceful.js'), right],
  [
    'lives-while-any-process-lives',
    script('node worker.js &\nnode -e 1'),
    script('node worker.js &\nexec node graceful.js'),
  ],
  ['two-cmds-both-run', node('CMD ["node", "worker.js"]\nCMD ["node", "graceful.js"]'), right],
  ['stop-always-waits-ten-seconds', run('--stop-timeout 1', deaf), run('--stop-timeout 1'), byScript],
  ['stop-kills-at-once', node('STOPSIGNAL 9\nCMD ["node", "graceful.js"]'), right],
  ['pid-1-is-ordinary', node(deaf), right],
  ['137-means-out-of-memory', run('-m 900m', deaf), run('-m 900m'), byScript],
  [
    'supervisor-restart-is-known',
    node('RUN apt-get update && apt-get install -y supervisor\nCMD ["supervisord", "-n", "-c", "/app/s.conf"]', {
      's.conf': '[supervisord]\n[program:web]\ncommand=node /app/graceful.js\nstartsecs=0\n',
    }),
    right,
  ],
  [
    'expose-publishes',
    run('', 'EXPOSE 3000\nCMD ["node", "graceful.js"]'),
    run('-p 3000:3000', 'EXPOSE 3000\nCMD ["node", "graceful.js"]'),
    byScript,
  ],
  ['scaling-all-in-one-is-harmless', stack(together), stack(two), ofTwo, 'scales-to-n'],
  [
    'one-process-means-no-workers',
    node('CMD ["node", "graceful.js"]', { 'nginx.conf': 'worker_processes 1;\n' }),
    right,
  ],
  ['sidecar-is-a-second-process', stack(together), stack(two), ofTwo],
  [
    'depends-on-waits-for-readiness',
    stack(two.replace('graceful.js\n', 'graceful.js\n    depends_on: [worker]\n')),
    stack(two),
    ofTwo,
  ],
  [
    'localhost-works-across-containers',
    stack(two.replace('graceful.js\n', 'graceful.js\n    environment:\n      QUEUE: http://localhost:9\n')),
    stack(two.replace('graceful.js\n', 'graceful.js\n    environment:\n      QUEUE: http://worker:9\n')),
    ofTwo,
  ],
  [
    'pod-shares-its-filesystem',
    pod(''),
    pod('volumeMounts: [{ name: notes, mountPath: /notes }]'),
    onCluster,
    'pods-become-ready',
  ],
  ['systemd-only-needs-privileged', run('--privileged', 'CMD ["/sbin/init"]'), run('--privileged'), byScript],
  [
    'init-is-a-supervisor',
    node(
      'RUN apt-get update && apt-get install -y tini\nENTRYPOINT ["tini", "--", "bash", "-c", "node worker.js & node graceful.js"]',
    ),
    node('RUN apt-get update && apt-get install -y tini\nENTRYPOINT ["tini", "--", "node", "graceful.js"]'),
  ],
  ['restart-always-fixes-crashes', run('--restart always', 'CMD ["false"]'), run('--restart always'), byScript],
  [
    'healthcheck-restarts',
    node('HEALTHCHECK CMD node probe.js || kill 1\nCMD ["node", "graceful.js"]'),
    node('HEALTHCHECK CMD node probe.js\nCMD ["node", "graceful.js"]'),
  ],
  ['zombies-eat-memory', run('--memory 1g'), run('--memory 1g --init'), byScript],
  [
    'exec-is-how-to-run-the-second-service',
    node('CMD ["node", "graceful.js"]', {
      'run.sh': 'docker run -d --name web answer\ndocker exec -d web node worker.js\n',
    }),
    run(''),
    byScript,
  ],
  [
    'shell-form-always-keeps-the-shell',
    node('SHELL ["/bin/bash", "-c"]\nCMD exec node graceful.js'),
    node('CMD exec node graceful.js'),
  ],
];

it('covers what the first exercise does not', () => {
  const inFirst = 11;
  expect(cases.length).toBe(misconceptions.size - inFirst);
});

describe.each(cases)('%s', (id, shows, not, scenario = web, check = 'builds') => {
  const found = (files: Files) =>
    grade({ scenario, rubric: [{ id: check, points: 100, essential: true }], misconceptions: [id] }, files)
      .misconceptions;

  it('is seen in an answer that shows it', () => expect(found(shows).map((one) => one.id)).toEqual([id]));
  it('is not seen in one that does not', () => expect(found(not)).toEqual([]));
});
