import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeUtf8, utf8 } from '../../bytes';
import { clusterHost } from '../../testing/cluster';
import type { Change } from '../store/store';
import { answer } from './answer';
import { session } from './session';

// The real client against the simulated API: it parses our objects, prints our tables, and must say what the simulated one says.

/** One that only chooses among others stands beside them. */
function find(): string {
  for (const name of [
    process.env['KUBECTL'] ?? '',
    'kubectl.1.32',
    '/usr/lib/google-cloud-sdk/bin/kubectl.1.32',
    'kubectl',
  ])
    if (name !== '' && spawnSync(name, ['version', '--client']).status === 0) return name;
  return 'kubectl';
}
const kubectl = find();

function clientVersion(): string | undefined {
  try {
    return /Client Version: v(1\.\d+)/.exec(execFileSync(kubectl, ['version', '--client'], { encoding: 'utf8' }))?.[1];
  } catch {
    return undefined;
  }
}
const version = clientVersion();

const web = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels:
    app: web
spec:
  replicas: 3
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      initContainers:
        - name: shipper
          image: busybox:1.37
          restartPolicy: Always
          command: ["sh", "-c", "trap 'exit 0' TERM; echo shipping; while :; do sleep 1; done"]
      containers:
        - name: web
          image: busybox:1.37
          command: ["sh", "-c", "echo hello; trap 'exit 0' TERM; httpd -p 3000 -h /etc; while :; do sleep 1; done"]
          ports:
            - name: http
              containerPort: 3000
          env:
            - name: POD
              valueFrom:
                fieldRef:
                  fieldPath: metadata.name
          readinessProbe:
            tcpSocket:
              port: http
            periodSeconds: 1
          resources:
            requests:
              cpu: 50m
            limits:
              memory: 64Mi
          volumeMounts:
            - name: data
              mountPath: /data
      volumes:
        - name: data
          emptyDir: {}
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
      targetPort: http
`;
const files = {
  'web.yaml': web,
  'typo.yaml': web.replace('replicas:', 'replica:').replace('containerPort: 3000', 'containerPort: "3000"'),
  'typo2.yaml': web.replace('replicas:', 'replica:'),
  'other.yaml': web.replace('      app: web\n  template', '      app: wep\n  template'),
  'more.yaml': web.replace('replicas: 3', 'replicas: 4').replace('cpu: 50m', 'cpu: 60m'),
  'crash.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: crash\nspec:\n  containers:\n    - name: app\n      image: busybox:1.37\n      command: ["sh", "-c", "echo starting; exit 3"]\n',
  'job.yaml':
    'apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: once\nspec:\n  template:\n    spec:\n      restartPolicy: Never\n      containers:\n        - name: once\n          image: busybox:1.37\n          command: ["echo", "done"]\n',
  'settings.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  a: b\n---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: token\nstringData:\n  key: value\n',
  'nokind.yaml': 'apiVersion: v1\nmetadata:\n  name: a\n',
  'unknown.yaml': 'apiVersion: apps/v1\nkind: Deploymint\nmetadata:\n  name: a\n',
};

/** The simulated cluster behind a port of the loopback; its time passes only when `pass` lets it. */
function serve(files: Readonly<Record<string, string>>) {
  const host = clusterHost(files);
  const watchers = new Set<{
    readonly response: ServerResponse;
    readonly line: (change: Change) => object | undefined;
    seen: number;
  }>();
  const flush = () => {
    for (const one of watchers) {
      for (const change of host.cluster.store.history.filter(({ version: at }) => at > one.seen)) {
        const line = one.line(change);
        if (line) one.response.write(`${decodeUtf8(JSON.stringify(line))}\n`);
      }
      one.seen = host.cluster.store.version;
    }
  };
  const pass = (seconds: number) => {
    host.wait(seconds);
    flush();
  };
  const timer = setInterval(() => watchers.size > 0 && pass(0.5), 20);
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (data: Buffer) => {
      text += data.toString();
    });
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const out = answer(host.api, {
        method: request.method ?? 'GET',
        path: url.pathname,
        query: new Map(url.searchParams),
        accept: String(request.headers.accept ?? ''),
        contentType: String(request.headers['content-type'] ?? ''),
        body: text === '' ? null : JSON.parse(utf8(text)),
      });
      flush();
      if ('watch' in out) {
        response.writeHead(out.status, { 'Content-Type': 'application/json' });
        const one = { response, line: out.watch, seen: out.since };
        watchers.add(one);
        response.on('close', () => watchers.delete(one));
        flush();
        return;
      }
      const isText = 'text' in out;
      response.writeHead(out.status, { 'Content-Type': isText ? 'text/plain' : 'application/json' });
      response.end(isText ? out.text : JSON.stringify(out.body));
    });
  });
  return { host, server, pass, timer };
}

/** What differs by nature: ids, times, generated names, ages by the real clock, and where the server is. */
const settle = (text: string): string =>
  text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'UID')
    .replace(/docker:\/\/[0-9a-f]{64}/g, 'docker://ID')
    .replace(/(-)[bcdfghjklmnpqrstvwxz2456789]{5}\b(?=\W|$)/g, '$1XXXXX')
    .replace(/resourceVersion: "\d+"|"resourceVersion": "\d+"/g, 'resourceVersion')
    .replace(/\d{4}-\d\d-\d\dT[\d:]+Z/g, 'TIME')
    .replace(/10\.244\.\d+\.\d+/g, 'PODIP')
    .replace(/10\.(9[6-9]|1[01]\d)\.\d+\.\d+/g, 'CLUSTERIP')
    .replace(/^( {2}(?:Normal|Warning) +\S+ +)[^k]*?(?=(?:kubelet|default-scheduler|\S+-controller) )/gm, '$1AGE ')
    .replace(/\w{3}, \d\d \w{3} \d{4} [\d:]+ [+-]\d{4}/g, 'TIME')
    .replace(/\b(?:\d+[smhd])+(?: ago)?\b/g, 'AGE')
    .replace(/ {2,}/g, '  ')
    .replace(/-{4,}/g, '----')
    .replace(/ +$/gm, '');

interface Said {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

/** Seconds that a command takes. */
const COMMAND = 0.1;

/** A real kubectl in a folder with `files`, and a simulated one beside it. */
async function bothWith(files: Readonly<Record<string, string>>) {
  const served = serve(files);
  const folder = mkdtempSync(join(tmpdir(), 'kubectl-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  await new Promise<void>((resolve) => served.server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(served.server.address() as AddressInfo).port}`;
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'here',
    clusters: [{ name: 'here', cluster: { server: address } }],
    contexts: [{ name: 'here', context: { cluster: 'here' } }],
  };
  mkdirSync(join(folder, '.kube'));
  writeFileSync(join(folder, '.kube', 'config'), JSON.stringify(config));
  mkdirSync(join(folder, 'bin'));
  symlinkSync(execFileSync('which', [kubectl], { encoding: 'utf8' }).trim(), join(folder, 'bin', 'kubectl'));
  const env = {
    ...process.env,
    PATH: `${join(folder, 'bin')}:${process.env['PATH']}`,
    HOME: folder,
    KUBECONFIG: join(folder, '.kube', 'config'),
    TZ: 'UTC',
  };
  const own = clusterHost(files);
  return {
    pass: (seconds: number) => {
      served.pass(seconds);
      own.wait(seconds);
    },
    /** On both machines, where the images are. */
    build: (line: string) => [served.host, own].map((host) => host.run(line)),
    real: (line: string) =>
      new Promise<Said>((resolve) => {
        execFile('bash', ['-c', line], { cwd: folder, env, timeout: 30_000 }, (error, stdout, stderr) => {
          served.pass(COMMAND);
          resolve({ stdout, stderr, exit: error ? Number(error.code ?? 137) : 0 });
        });
      }),
    simulated: (line: string): Said => {
      const { stdout, stderr, exit = -1 } = own.ask(line);
      return { stdout, stderr, exit };
    },
    close: () => {
      clearInterval(served.timer);
      served.server.closeAllConnections();
      served.server.close();
    },
  };
}

/** Commands to which the two say different things. */
async function differing(both: Awaited<ReturnType<typeof bothWith>>, lines: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const show = ({ stdout, stderr, exit }: Said) => settle(`${stdout}${stderr}[${exit}]`);
  for (const line of lines) {
    const seconds = /^(?:#|sleep )(\d+)$/.exec(line)?.[1];
    if (seconds !== undefined) both.pass(Number(seconds));
    else if (line.startsWith('docker build')) both.build(line);
    else {
      const [a, b] = [show(await both.real(line)), show(both.simulated(line))];
      if (a !== b) found.push(`$ ${line}\n--- real\n${a}\n--- simulated\n${b}\n`);
    }
  }
  if (process.env['KUBECTL_DIFF']) writeFileSync(process.env['KUBECTL_DIFF'], found.join('\n'));
  return found.map((one) => one.split('\n')[0] ?? '');
}

const LESSON = 'content/lessons/scaling-kubernetes';
const lessonFiles = () =>
  Object.fromEntries(
    readdirSync(`${LESSON}/files`, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(`${LESSON}/files/${path}`).isFile())
      .map((path) => [path, readFileSync(`${LESSON}/files/${path}`, 'utf8')]),
  );

/** The commands of the lesson's console blocks that a client can be asked without the nodes: not exec, not logs of a label. */
const lessonCommands = () =>
  [...readFileSync(`${LESSON}/lesson.mdx`, 'utf8').matchAll(/^\$ (.*)$/gm)]
    .map(([, line = '']) => line)
    .filter((line) => /^(kubectl (?!exec)|sleep |docker build)/.test(line));

describe.skipIf(version === undefined)(`real kubectl ${version ?? '(not found here: nothing is compared)'}`, () => {
  test('says what the simulated one says', async () => {
    const both = await bothWith(files);
    const lines = session
      .trim()
      .split('\n')
      .map((line) => line.replace(/\{.*\}/, (json) => `'${json}'`));
    expect(await differing(both, lines)).toEqual([]);
    both.close();
  }, 900_000);

  test('says what stands in the lesson', async () => {
    const both = await bothWith(lessonFiles());
    const lines = lessonCommands();
    expect(lines.length).toBeGreaterThan(20);
    expect(await differing(both, lines)).toEqual([]);
    both.close();
  }, 900_000);
});
