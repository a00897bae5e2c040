import type { KubernetesScenario } from '../battery/kubernetes/kubernetes-scenario';
import type { ExerciseSpec } from '../exercise-spec';
import type { Files } from '../files';
import type { StackCase } from './stack-cases';

type KubernetesCase = Omit<StackCase, 'more'> & { readonly more?: Partial<KubernetesScenario> };

const image = (app: string): string =>
  `FROM node:20-slim\nWORKDIR /app\nCOPY *.js ./\nUSER node\nCMD ["node", "${app}"]\n`;
const office = (then: string): string => `const http = require('http');
const office = http.createServer((req, res) => setTimeout(() => res.end('sold'), req.url === '/slow' ? 8000 : 10));
setTimeout(() => office.listen(3000), 1500);
process.on('SIGTERM', () => ${then});
`;
const drain = 'office.close(() => process.exit(0))';
const leak = `const rows = [];
setTimeout(() => setInterval(() => rows.push(Buffer.alloc(1e7, 1)), 100), 3000);
`;

const answer = (manifest: string, then = drain, more: Files = {}): Files => ({
  'web.js': office(then),
  'worker.js': "setInterval(() => {}, 1000);\nprocess.on('SIGTERM', () => process.exit(0));\n",
  'leak.js': leak,
  Dockerfile: image('web.js'),
  'worker.Dockerfile': image('worker.js'),
  'leak.Dockerfile': image('leak.js'),
  'web.yaml': manifest,
  ...more,
});

const service = `---
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  type: NodePort
  selector: { app: web }
  ports: [{ port: 80, targetPort: 3000, nodePort: 30080 }]
`;

const deployment = (name: string, containers: string, more = ''): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
${more}      containers:
${containers}`;

const web = '        - name: web\n          image: web:1\n';
const probe = '          readinessProbe: { httpGet: { path: /, port: 3000 }, periodSeconds: 1 }\n';
const pause = '          lifecycle: { preStop: { sleep: { seconds: 3 } } }\n';
const other = (name: string, limit = ''): string => `        - name: ${name}\n          image: ${name}:1\n${limit}`;
const limited = '          resources: { limits: { memory: 64Mi } }\n';

const shipped = (mounts: string): string =>
  deployment(
    'app',
    `        - name: app\n          image: busybox:1.37\n          command: [sh, -c, 'mkdir -p /log; echo "GET /" > /log/out; exec sleep 1000']\n${mounts}        - name: shipper\n          image: busybox:1.37\n          command: [tail, -n, "+1", -F, /log/out]\n${mounts}`,
    '      volumes: [{ name: log, emptyDir: {} }]\n',
  );

const roles = { web: { app: 'web.js', port: 3000, published: 30080 } };
const withWorker = { ...roles, worker: { app: 'worker.js' } };
const rollout = { service: 'web', asks: ['/', '/', '/', '/', '/slow'], changed: 'web.js' };
const careful = answer(deployment('web', web + probe + pause) + service);

export const kubernetesCases: readonly KubernetesCase[] = [
  {
    id: 'pods-become-ready',
    services: withWorker,
    holds: answer(`${deployment('web', web) + service}---\n${deployment('worker', other('worker'))}`),
    fails: answer(`${deployment('web', web) + service}---\n${deployment('worker', other('nothing'))}`),
    says: /the Pod worker-\S+ is not ready: nothing is in ImagePullBackOff/,
    place: 'web.yaml:30',
  },
  {
    id: 'readiness-tells-truth',
    of: 'web',
    services: roles,
    holds: careful,
    fails: answer(deployment('web', web + pause) + service),
    says: /frozen for 44 s the Pod was still ready/,
    place: 'web.yaml:11',
  },
  {
    id: 'ends-before-sigkill',
    of: 'web',
    services: roles,
    more: { rollout },
    holds: careful,
    fails: answer(deployment('web', web + probe + pause, '      terminationGracePeriodSeconds: 8\n') + service),
    says: /1 of 1 Pods were killed, 5(\.\d)? s after SIGTERM/,
    place: 'web.yaml:9',
  },
  {
    id: 'update-refuses-nothing',
    of: 'web',
    services: roles,
    more: { rollout },
    holds: careful,
    fails: answer(deployment('web', web + probe) + service),
    says: /requests were dropped: \d+ refused/,
    place: 'web.yaml:11',
  },
  {
    id: 'update-cuts-nothing',
    of: 'web',
    services: roles,
    more: { rollout },
    holds: careful,
    fails: answer(deployment('web', web + probe + pause) + service, 'process.exit(0)'),
    says: /cut off in the middle/,
    place: 'web.js:4',
  },
  {
    id: 'scales-to-n',
    services: withWorker,
    more: { scale: { service: 'web', to: 3 } },
    holds: answer(`${deployment('web', web) + service}---\n${deployment('worker', other('worker'))}`),
    fails: answer(deployment('web', web + other('worker')) + service),
    says: /With 3 of web there are 3 of worker/,
    place: 'web.yaml:10',
  },
  {
    id: 'redeploys-alone',
    services: withWorker,
    more: { redeploy: { service: 'worker', changed: 'worker.js' } },
    holds: answer(`${deployment('web', web) + service}---\n${deployment('worker', other('worker'))}`),
    fails: answer(deployment('web', web + other('worker')) + service),
    says: /web\/web was replaced too/,
    place: 'web.yaml:10',
  },
  {
    id: 'log-is-shipped',
    services: { shipper: { app: 'tail' } },
    holds: answer(shipped('          volumeMounts: [{ name: log, mountPath: /log }]\n')),
    fails: answer(shipped('')),
    says: /The log of shipper .* nothing of “GET \/”/,
    place: 'web.yaml:14',
  },
  {
    id: 'failure-stays-inside',
    services: { ...roles, leak: { app: 'leak.js' } },
    more: { patience: 60 },
    holds: answer(`${deployment('web', web) + service}---\n${deployment('leak', other('leak', limited))}`),
    fails: answer(deployment('web', web + other('leak', limited)) + service),
    says: /the container of web runs untouched, and web does not answer/,
    place: 'web.yaml:10',
  },
];

export const kubernetesSpecOf = ({ id, of: role, services, more, given }: KubernetesCase): ExerciseSpec => ({
  scenario: {
    manifest: 'web.yaml',
    images: { web: 'Dockerfile', worker: 'worker.Dockerfile', leak: 'leak.Dockerfile' },
    services,
    ...more,
  },
  rubric: [{ id, of: role, points: 100, essential: true, with: given }],
  misconceptions: [],
});
