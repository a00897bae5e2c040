import { bool, list, string } from '../../../cli/flag-types';
import { AttachStreams } from '../../../docker/attach-streams';
import { pump } from '../../../docker/cli/pump';
import type { Run } from '../../../kernel/syscalls';
import type { JsonMap } from '../../api/json';
import type { ContainerSpec, Pod } from '../../api/objects';
import { randomSuffix } from '../../api/random-suffix';
import { resourceOf } from '../../api/resources';
import { allContainers, findPod } from '../find-pod';
import { type Command, flag, type Session, text, texts } from '../kubectl';
import { KubectlError } from '../kubectl-error';
import { make, makeFlags } from './create';

const flags = {
  ...makeFlags,
  image: string(),
  'image-pull-policy': string(),
  port: string(),
  env: list(),
  labels: string({ short: 'l' }),
  restart: string({ initial: 'Always' }),
  command: bool(),
  stdin: bool({ short: 'i' }),
  tty: bool({ short: 't' }),
  rm: bool(),
  attach: bool(),
  quiet: bool({ short: 'q' }),
  expose: bool(),
  overrides: string(),
  annotations: list(),
};

export const run: Command = {
  name: 'run',
  flags,
  *run(session, line) {
    const [name] = line.args;
    if (name === undefined)
      throw new KubectlError("error: NAME is required for run\nSee 'kubectl run -h' for help and examples");
    if (text(line, 'image') === '') throw new KubectlError('error: required flag(s) "image" not set');
    const attached = flag(line, 'attach') || flag(line, 'stdin');
    if (flag(line, 'rm') && !attached)
      throw new KubectlError('error: --rm should only be used for attached containers');
    if (text(line, 'overrides') !== '' || flag(line, 'expose'))
      throw new KubectlError('error: --overrides and --expose are not part of the simulation');
    const words = [...line.args.slice(1), ...(line.rest ?? [])];
    const labels =
      text(line, 'labels') === ''
        ? { run: name }
        : Object.fromEntries(
            text(line, 'labels')
              .split(',')
              .map((pair) => pair.split('=')),
          );
    const container = {
      ...(words.length > 0 && (flag(line, 'command') ? { command: words } : { args: words })),
      ...(texts(line, 'env').length > 0 && {
        env: texts(line, 'env').map((pair) => ({
          name: pair.split('=')[0] ?? '',
          value: pair.slice(pair.indexOf('=') + 1),
        })),
      }),
      image: text(line, 'image'),
      ...(text(line, 'image-pull-policy') !== '' && { imagePullPolicy: text(line, 'image-pull-policy') }),
      name,
      ...(text(line, 'port') !== '' && { ports: [{ containerPort: Number(text(line, 'port')) }] }),
      resources: {},
      ...(flag(line, 'stdin') && { stdin: true, stdinOnce: true }),
      ...(flag(line, 'tty') && { tty: true }),
    };
    const value = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { creationTimestamp: null, labels, name },
      spec: { containers: [container], dnsPolicy: 'ClusterFirst', restartPolicy: text(line, 'restart') },
      status: {},
    } as unknown as JsonMap;
    if (!attached) return yield* make(session, line, 'Pod', value);
    session.api.create(resourceOf('Pod'), session.namespace, value);
    try {
      return yield* attach(session, name, name, flag(line, 'tty'), flag(line, 'stdin'));
    } finally {
      if (flag(line, 'rm')) {
        session.api.delete(resourceOf('Pod'), session.namespace, name);
        if (!flag(line, 'quiet')) yield* session.print(`pod "${name}" deleted\n`);
      }
    }
  },
};

/** Waits for a container to run, and stays with it until it ends. */
export function* attach(session: Session, podName: string, name: string, tty: boolean, stdin: boolean): Run<number> {
  const { cluster, sys, namespace } = session;
  const find = () =>
    cluster.pods.get(cluster.store.get<Pod>('Pod', namespace, podName)?.metadata.uid ?? '')?.containers.get(name);
  while (!find()?.container?.sandbox && !find()?.state.terminated)
    yield* sys.waitFor([cluster.store.changed], sys.now() + 1000);
  const container = find()?.container;
  if (!container) return 1;
  if (tty && stdin && sys.isatty(0)) yield* session.warn("If you don't see a command prompt, try pressing enter.\n");
  // What it has written so far.
  const before = container.logs
    .from()
    .map(({ data }) => data)
    .join('');
  const streams = new AttachStreams();
  if (container.sandbox) {
    container.attached.add(streams);
    if (before !== '') yield* session.print(before);
    yield* pump(sys, {
      streams,
      target: () => container.sandbox,
      interactive: stdin,
      tty,
      onStdinEnd: () => {
        const { sandbox } = container;
        sandbox?.stdin?.drop();
        if (sandbox) sandbox.stdin = undefined;
      },
    });
    container.attached.delete(streams);
  } else yield* session.print(before);
  while (container.sandbox) yield* sys.waitFor([container.changed]);
  const { exitCode } = container.state;
  if (exitCode !== 0) yield* session.warn(`pod ${namespace}/${podName} terminated (Error)\n`);
  return exitCode;
}

export const debug: Command = {
  name: 'debug',
  flags: {
    image: string(),
    target: string(),
    container: string({ short: 'c' }),
    stdin: bool({ short: 'i' }),
    tty: bool({ short: 't' }),
    attach: bool(),
    profile: string({ initial: 'legacy' }),
    quiet: bool({ short: 'q' }),
    'copy-to': string(),
    'image-pull-policy': string(),
    env: list(),
  },
  *run(session, line) {
    const [word] = line.args;
    if (word === undefined) throw new KubectlError('error: NAME or filename is required for debug');
    if (text(line, 'copy-to') !== '' || /^node\//.test(word))
      throw new KubectlError('error: copies of pods and debugging of nodes are not part of the simulation');
    if (text(line, 'image') === '')
      throw new KubectlError('error: you must specify --image when not using --target to copy a container');
    const pod = findPod(session, word);
    const target = text(line, 'target');
    if (target !== '' && !pod.spec.containers.some(({ name }) => name === target))
      throw new KubectlError(`error: ephemeral container target "${target}" not found in pod ${pod.metadata.name}`);
    const name = text(line, 'container') || `debugger-${randomSuffix(session.cluster.random)}`;
    if (allContainers(pod).some((one) => one.name === name))
      throw new KubectlError(`error: container name "${name}" already exists in pod`);
    if (!flag(line, 'quiet') && text(line, 'profile') === 'legacy')
      yield* session.warn(
        '--profile=legacy is deprecated and will be removed in the future. It is recommended to explicitly specify a profile, for example "--profile=general".\n',
      );
    if (target !== '')
      yield* session.warn(
        `Targeting container "${target}". If you don't see processes from this container it may be because the container runtime doesn't support this feature.\n`,
      );
    if (text(line, 'container') === '') yield* session.warn(`Defaulting debug container name to ${name}.\n`);
    const container: ContainerSpec = {
      name,
      image: text(line, 'image'),
      imagePullPolicy: text(line, 'image-pull-policy') || 'IfNotPresent',
      ...(line.rest && { command: line.rest }),
      ...(target !== '' && { targetContainerName: target }),
      ...(flag(line, 'stdin') && { stdin: true }),
      ...(flag(line, 'tty') && { tty: true }),
      terminationMessagePath: '/dev/termination-log',
      terminationMessagePolicy: 'File',
      resources: {},
    };
    const { store } = session.cluster;
    store.update(pod, {
      spec: { ...pod.spec, ephemeralContainers: [...(pod.spec.ephemeralContainers ?? []), container] },
    });
    if (!flag(line, 'stdin') && !flag(line, 'attach')) return 0;
    return yield* attach(session, pod.metadata.name, name, flag(line, 'tty'), flag(line, 'stdin'));
  },
};
