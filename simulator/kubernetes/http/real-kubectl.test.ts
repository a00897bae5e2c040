import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeUtf8, utf8 } from '../../bytes';
import { clusterHost } from '../../testing/cluster';
import type { Change } from '../store/store';
import { answer } from './answer';

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

/** `#N` lets N seconds pass. Both clients are given all of it, each on a cluster of its own with the same seed. */
const session = `
kubectl get nodes
kubectl get pods
kubectl get all -A
kubectl get nosuch
kubectl frobnicate
kubectl get pods --nosuch
kubectl get pod nobody
kubectl apply -f typo.yaml
kubectl apply -f typo2.yaml
kubectl apply -f other.yaml
kubectl apply -f nokind.yaml
kubectl apply -f nofile.yaml
kubectl apply -f web.yaml
#9
kubectl apply -f web.yaml
kubectl get pods
kubectl get pods -o wide
kubectl get pods -l app=web --show-labels
kubectl get pods -l app=nobody
kubectl get deploy,rs,svc
kubectl get deployment web -o wide
kubectl get endpoints web
kubectl get deploy web -o jsonpath={.spec.replicas}
kubectl get pods -o name
kubectl get deployment web -o yaml
kubectl get svc web -o json
kubectl get pods -o custom-columns=NAME:.metadata.name,PHASE:.status.phase
kubectl get pods --no-headers
kubectl describe deployment web
kubectl describe service web
kubectl describe rs
kubectl describe pods
kubectl logs deploy/web
kubectl logs deploy/web -c shipper
kubectl scale deployment web --replicas=2
kubectl scale deploy/nobody --replicas=2
#9
kubectl get deploy web
kubectl set image deployment/web web=busybox:1.37 shipper=busybox:1.37
kubectl set image deployment/web nobody=busybox:1.37
kubectl apply -f more.yaml
#20
kubectl rollout history deployment/web
kubectl rollout history deployment/web --revision=2
kubectl rollout undo deployment/web
#20
kubectl rollout history deployment/web
kubectl get rs
kubectl apply -f crash.yaml -f job.yaml
#12
kubectl get pods
kubectl get jobs
kubectl describe pod crash
kubectl describe job once
kubectl logs crash
kubectl logs job/once
kubectl create configmap settings --from-literal=a=b --from-literal=c=d --dry-run=client -o yaml
kubectl create secret generic token --from-literal=key=value --dry-run=client -o yaml
kubectl create -f settings.yaml
kubectl get cm,secret
kubectl describe configmap settings
kubectl describe secret token
kubectl create deployment api --image=api:1 --replicas=2 --port=80 --dry-run=client -o yaml
kubectl create service clusterip api --tcp=80:3000 --dry-run=client -o yaml
kubectl create job one --image=busybox:1.37 --dry-run=client -o yaml -- echo hi
kubectl get ns
kubectl run tool --image=busybox:1.37 --restart=Never --dry-run=client -o yaml -- sleep 5
kubectl expose deployment web --name=front --port=8080 --target-port=3000
kubectl expose deployment web --port=80 --type=NodePort --dry-run=client -o yaml
kubectl get hpa
kubectl label deployment web tier=front
kubectl label deployment web tier=back
kubectl annotate deployment web note=x
kubectl patch deployment web -p {"spec":{"replicas":1}}
kubectl rollout pause deployment/web
kubectl rollout resume deployment/web
kubectl cordon docker-host
kubectl uncordon docker-host
kubectl explain pod.spec.restartPolicy
kubectl explain deployment.spec.strategy
kubectl delete -f job.yaml
kubectl delete pod nobody
kubectl delete service front
kubectl delete configmap settings
kubectl rollout restart deployment web
`;

/** The simulated cluster behind a port of the loopback; its time passes only when `pass` lets it. */
function serve() {
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

describe.skipIf(version === undefined)(`real kubectl ${version ?? '(not found here: nothing is compared)'}`, () => {
  const served = serve();
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kubectl-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    await new Promise<void>((resolve) => served.server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(served.server.address() as AddressInfo).port}`;
    mkdirSync(join(folder, '.kube'));
    const config = {
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'here',
      clusters: [{ name: 'here', cluster: { server: address } }],
      contexts: [{ name: 'here', context: { cluster: 'here' } }],
    };
    writeFileSync(join(folder, '.kube', 'config'), JSON.stringify(config));
  });
  afterAll(() => {
    clearInterval(served.timer);
    served.server.closeAllConnections();
    served.server.close();
  });

  const real = (args: readonly string[]) =>
    new Promise<Said>((resolve) => {
      const options = {
        cwd: folder,
        env: { ...process.env, HOME: folder, KUBECONFIG: join(folder, '.kube', 'config'), TZ: 'UTC' },
        timeout: 20_000,
      };
      execFile(kubectl, [...args], options, (error, stdout, stderr) =>
        resolve({ stdout, stderr, exit: error ? Number(error.code ?? 137) : 0 }),
      );
    });

  test('says what the simulated one says', async () => {
    const own = clusterHost(files);
    const differing: string[] = [];
    let count = 0;
    for (const line of session.trim().split('\n')) {
      if (line.startsWith('#')) {
        served.pass(Number(line.slice(1)));
        own.wait(Number(line.slice(1)));
        continue;
      }
      count += 1;
      const theirs = await real(line.split(' ').slice(1));
      const ours = own.ask(line.replace(/\{.*\}/, (json) => `'${json}'`));
      const show = ({ stdout, stderr, exit }: Said) => settle(`${stdout}${stderr}[${exit}]`);
      const [a, b] = [show(theirs), show({ stdout: ours.stdout, stderr: ours.stderr, exit: ours.exit ?? -1 })];
      if (a !== b) differing.push(`$ ${line}\n--- real\n${a}\n--- simulated\n${b}\n`);
      if (process.env['KUBECTL_DIFF']) writeFileSync(process.env['KUBECTL_DIFF'], `${count}\n${differing.join('\n')}`);
    }
    expect(differing.map((one) => one.split('\n')[0])).toEqual([]);
    expect(count).toBeGreaterThan(70);
  }, 900_000);
});
