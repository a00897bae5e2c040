import { describe, expect, test } from 'vitest';
import { clusterHost } from '../testing/cluster';
import type { Deployment, EventObject, Job, Pod } from './api/objects';

const sleeper = { image: 'busybox:1.37', command: ['sleep', '1000'] };
const pod = (name: string, spec: object) => ({ metadata: { name, labels: { app: name } }, spec });
const shell = (script: string) => ({ image: 'busybox:1.37', command: ['sh', '-c', script] });

describe('a pod', () => {
  test('shares the network and IPC among its containers, not processes and files', () => {
    const { create, wait, run } = clusterHost();
    const containers = [
      { name: 'a', ...shell('echo one > /tmp/a; echo two > /dev/shm/b; httpd -p 8080 -h /tmp; sleep 1000') },
      { name: 'b', ...sleeper },
    ];
    create('Pod', pod('two', { containers }));
    wait(5);
    const inB = (command: string) => run(`kubectl exec two -c b -- ${command} 2>&1`);
    expect(inB('wget -qO- http://127.0.0.1:8080/a')).toBe('one');
    expect(inB('cat /dev/shm/b')).toBe('two');
    expect(inB('cat /tmp/a')).toContain('No such file');
    expect(inB('ps')).not.toContain('httpd');
    expect(inB('hostname')).toBe('two');
  });

  test('shares its processes when it is told to, and the first is pause', () => {
    const { create, wait, run } = clusterHost();
    const containers = [
      { name: 'a', ...sleeper },
      { name: 'b', ...shell('sleep 999; true') },
    ];
    create('Pod', pod('one', { shareProcessNamespace: true, containers }));
    wait(3);
    expect(run('kubectl exec one -c a -- ps')).toMatch(/1 65535\s+.*\/pause[\s\S]*sleep 1000[\s\S]*sleep 999/);
  });

  test('waits for room on a node that has no process to spare, and says so', () => {
    const { create, wait, run, cluster } = clusterHost();
    const { rootCgroup } = cluster.kernel;
    const { pidsLimit } = rootCgroup;
    rootCgroup.pidsLimit = 0;
    create('Pod', pod('late', { containers: [{ name: 'a', ...sleeper }] }));
    wait(5);
    rootCgroup.pidsLimit = pidsLimit;
    expect(run('kubectl describe pod late')).toMatch(/FailedCreatePodSandBox .*resource temporarily unavailable/);
    expect(run('kubectl get pod late')).toContain('ContainerCreating');
    wait(15);
    expect(run('kubectl get pod late')).toContain('1/1     Running');
  });

  test('starts sidecars before its containers and ends them after', () => {
    const { create, wait, run, list } = clusterHost();
    const init = (name: string) => ({
      name,
      restartPolicy: 'Always',
      ...shell(`trap 'echo ${name} >> /o/log; exit' TERM; while :; do sleep 1; done`),
    });
    const volumeMounts = [{ name: 'o', mountPath: '/o' }];
    const spec = {
      terminationGracePeriodSeconds: 20,
      volumes: [{ name: 'o', hostPath: { path: '/srv/order' } }],
      initContainers: [
        { ...init('first'), volumeMounts },
        {
          ...init('second'),
          volumeMounts,
          startupProbe: { exec: { command: ['sleep', '0.5'] }, initialDelaySeconds: 3 },
        },
      ],
      containers: [
        { name: 'app', volumeMounts, ...shell("trap 'echo app >> /o/log; exit' TERM; while :; do sleep 1; done") },
      ],
    };
    create('Pod', pod('side', spec));
    wait(2);
    expect(list<Pod>('Pod')[0]?.status.containerStatuses?.[0]?.state.waiting?.reason).toBe('PodInitializing');
    wait(4);
    expect(run('kubectl get pod side --no-headers')).toMatch(/^side +3\/3 +Running/);
    expect(run('kubectl delete pod side && cat /srv/order/log')).toBe('pod "side" deleted\napp\nsecond\nfirst');
  });

  test('a container that ends is restarted at once, then after 10 s, 20 s, and so on', () => {
    const { create, wait, get } = clusterHost();
    create('Pod', pod('crash', { containers: [{ name: 'app', ...shell('exit 3') }] }));
    const restarts = () => get<Pod>('Pod', 'crash').status.containerStatuses?.[0]?.restartCount;
    const at = [5, 10, 25, 50, 90].map((seconds, i, all) => {
      wait(seconds - (all[i - 1] ?? 0));
      return restarts();
    });
    expect(at).toEqual([1, 1, 2, 3, 4]);
    const state = get<Pod>('Pod', 'crash').status.containerStatuses?.[0]?.state.waiting;
    expect(state?.reason).toBe('CrashLoopBackOff');
    expect(state?.message).toMatch(/^back-off 1m20s restarting failed container=app pod=crash_default/);
  });

  test('is killed after its grace period when it does not hear', () => {
    const { create, wait, run, machine } = clusterHost();
    create('Pod', pod('deaf', { terminationGracePeriodSeconds: 4, containers: [{ name: 'app', ...sleeper }] }));
    wait(3);
    const before = machine.now();
    run('kubectl delete pod deaf');
    expect(machine.now() - before).toBeGreaterThan(4000);
    expect(machine.now() - before).toBeLessThan(5500);
  });

  test('a liveness probe that fails three times has the container restarted', () => {
    const { create, wait, get, list } = clusterHost();
    const livenessProbe = { exec: { command: ['test', '-e', '/tmp/ok'] }, periodSeconds: 1 };
    create(
      'Pod',
      pod('ill', { terminationGracePeriodSeconds: 1, containers: [{ name: 'app', livenessProbe, ...sleeper }] }),
    );
    wait(8);
    expect(get<Pod>('Pod', 'ill').status.containerStatuses?.[0]?.restartCount).toBe(1);
    const messages = list<EventObject>('Event').map(({ message }) => message);
    expect(messages).toContain('Container app failed liveness probe, will be restarted');
  });

  test('waits for room, and for what it names', () => {
    const { create, wait, run } = clusterHost();
    create('Pod', pod('large', { containers: [{ name: 'app', ...sleeper, resources: { requests: { cpu: '3' } } }] }));
    create(
      'Pod',
      pod('unset', { containers: [{ name: 'app', ...sleeper, envFrom: [{ configMapRef: { name: 'c' } }] }] }),
    );
    create('Pod', pod('lost', { containers: [{ name: 'app', image: 'nowhere:1' }] }));
    wait(3);
    expect(run('kubectl get pods --no-headers').replace(/ +/g, ' ').replace(/ \d+s/g, '')).toBe(
      'large 0/1 Pending 0\nlost 0/1 ErrImagePull 0\nunset 0/1 CreateContainerConfigError 0',
    );
    expect(run('kubectl describe pod large')).toContain(
      '0/1 nodes are available: 1 Insufficient cpu. preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.',
    );
    run('kubectl create configmap c --from-literal=A=b');
    wait(20);
    expect(run('kubectl exec unset -- sh -c "echo \\$A"')).toBe('b');
  });
});

test('a deployment is rolled back to the set it came from', () => {
  const { run, wait, get } = clusterHost();
  run('kubectl create deployment web --image=busybox:1.37 --replicas=2 -- sleep 1000');
  wait(4);
  const hash = run('kubectl get rs -o name');
  run('kubectl set image deploy/web busybox=nowhere:1');
  wait(5);
  expect(get<Deployment>('Deployment', 'web').status.availableReplicas).toBe(2);
  run('kubectl rollout undo deploy/web');
  wait(5);
  expect(run("kubectl get rs -o jsonpath='{.items[?(@.spec.replicas==2)].metadata.name}'")).toBe(hash.split('/')[1]);
  expect(run('kubectl rollout history deploy/web')).toMatch(/\n2 +<none>\n3 +<none>/);
});

test('a job runs until it has what it wants, and gives up after its limit', () => {
  const { create, wait, get } = clusterHost();
  const job = (name: string, script: string, more: object) =>
    create<Job>('Job', {
      apiVersion: 'batch/v1',
      metadata: { name },
      spec: { ...more, template: { spec: { restartPolicy: 'Never', containers: [{ name: 'a', ...shell(script) }] } } },
    });
  job('good', 'exit 0', { completions: 3, parallelism: 2 });
  job('bad', 'exit 1', { backoffLimit: 1 });
  wait(60);
  expect(get<Job>('Job', 'good').status).toMatchObject({ succeeded: 3 });
  expect(get<Job>('Job', 'bad').status).toMatchObject({ failed: 2 });
  expect(get<Job>('Job', 'bad').status.conditions?.at(-1)).toMatchObject({
    type: 'Failed',
    reason: 'BackoffLimitExceeded',
  });
});
