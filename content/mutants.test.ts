import { expect, it } from 'vitest';
import { mutants } from './mutants';
import { mutations } from './mutations';

const files = {
  Dockerfile: `FROM node:20-slim
COPY package*.json ./
RUN npm ci
COPY server.js ./
COPY package.json server.js start.sh ./
HEALTHCHECK --interval=5s CMD ["node", "probe.js"]
USER node
ENTRYPOINT ["tini", "--", "./start.sh"]
CMD ["node", "server.js"]
`,
  'worker.Dockerfile': 'FROM node:20-slim\nSTOPSIGNAL SIGQUIT\nCMD exec node worker.js\n',
  'start.sh': '#!/bin/bash\ntrap "kill $a" TERM\nnode worker.js &\nwait -n\nexit $?\nexec "$@"\n',
  'unused.sh': 'exec node x.js\n',
  '.dockerignore': '.git\n',
  'supervisord.conf':
    '[supervisord]\nnodaemon=true\n[program:web]\nstdout_logfile=/dev/stdout\nstopasgroup=true\n[eventlistener:exit]\ncommand=x\nevents=y\n',
  'run.sh':
    'docker run -d --restart on-failure -m 64m --stop-timeout 30 --stop-signal INT -u node -e A=1 -p 8080:3000 -v data:/data --init web\n',
  'server.js': "process.on('SIGTERM', () => web.close(() => process.exit(0)));\n",
  'stack.yaml': `services:
  web:
    image: web:1
    stop_grace_period: 30s
    healthcheck:
      test: node health.js
    deploy:
      update_config:
        order: start-first
        failure_action: rollback
`,
  'web.yaml': `apiVersion: apps/v1
kind: Deployment
spec:
  template:
    spec:
      terminationGracePeriodSeconds: 30
      initContainers:
        - name: shipper
          restartPolicy: Always
          volumeMounts:
            - { name: log, mountPath: /log }
      containers:
        - name: web
          readinessProbe:
            httpGet: { path: /, port: 3000 }
          lifecycle:
            preStop:
              sleep: { seconds: 5 }
          resources:
            limits:
              memory: 64Mi
---
kind: Service
spec:
  selector:
    app: web
  ports:
    - targetPort: 3000
`,
  'compose.yaml': `services:
  web:
    build: .
    ports:
      - "3000"
    depends_on: { db: { condition: service_healthy } }
  db:
    image: redis:8
    mem_limit: 64m
    restart: always
    volumes: ["data:/data"]
volumes:
  data:
`,
};
const all = mutations.flatMap(({ breaks }) => breaks);

it('has each mutation at work', () => {
  const bred = new Set(mutants(files, all).map(({ what }) => what.replace(/ \(.*\)$/, '')));
  expect(mutations.map(({ what }) => what).filter((what) => !bred.has(what))).toEqual([]);
});

it('breaks one thing in one file, and only where a check should notice', () => {
  for (const mutant of mutants(files, all)) {
    const changed = Object.entries(mutant.files).filter(([path, text]) => files[path as keyof typeof files] !== text);
    expect(changed.length, mutant.what).toBe(1);
  }
  expect(mutants(files, ['pinned-base']).map(({ what }) => what)).toEqual([
    'the base image has no version',
    'the base image has no version (worker.Dockerfile)',
  ]);
  expect(mutants(files, all).some(({ what }) => what.includes('unused.sh'))).toBe(false);
});

it('keeps what it breaks readable', () => {
  const of = (what: string) => mutants(files, all).find((mutant) => mutant.what === what)?.files;
  expect(of('the init is missing')?.Dockerfile).toContain('ENTRYPOINT ["./start.sh"]');
  expect(of('a service is missing (compose.yaml)')?.['compose.yaml']).toMatch(/service_healthy } }\nvolumes:/);
  expect(of('no volume (compose.yaml)')?.['compose.yaml']).toMatch(/restart: always\nvolumes:\n {2}data:/);
  expect(of('a port of the host is fixed (compose.yaml)')?.['compose.yaml']).toContain('- "3000:3000"');
  expect(of('--memory is missing (run.sh)')?.['run.sh']).toContain('on-failure --stop-timeout');
});
