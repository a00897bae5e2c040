import { bool, int, string } from '../../../cli/flag-types';
import { parseDuration } from '../../../cli/go-duration';
import type { Container } from '../../../docker/container';
import type { LogEntry } from '../../../docker/logs';
import { formatFixedTime } from '../../../docker/time';
import type { Run } from '../../../kernel/syscalls';
import type { ContainerStatus, Pod } from '../../api/objects';
import { requirementsOf } from '../../api/selector';
import { allContainers, chooseContainer, findPod } from '../find-pod';
import { type Command, flag, type Line, type Session, text } from '../kubectl';
import { KubectlError } from '../kubectl-error';
import { requirements } from '../select';

const flags = {
  follow: bool({ short: 'f' }),
  previous: bool({ short: 'p' }),
  container: string({ short: 'c' }),
  'all-containers': bool(),
  'all-pods': bool(),
  selector: string({ short: 'l' }),
  tail: int({ initial: -1 }),
  since: string({ initial: '0s' }),
  'since-time': string(),
  timestamps: bool(),
  prefix: bool(),
  'limit-bytes': int(),
  'ignore-errors': bool(),
  'max-log-requests': int({ initial: 5 }),
};

interface Source {
  readonly pod: Pod;
  readonly name: string;
  readonly container: () => Container | undefined;
}

export const logs: Command = {
  name: 'logs',
  flags,
  *run(session, line) {
    const selected = text(line, 'selector') !== '';
    if (line.args.length === 0 && !selected)
      throw new KubectlError(
        "error: expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command\nSee 'kubectl logs -h' for help and examples",
      );
    const pods = selected
      ? session.cluster.store.list<Pod>('Pod', session.namespace, requirements(line))
      : [yield* chosenPod(session, line)];
    const asked = line.args[1] ?? text(line, 'container');
    if (selected && pods.length === 0) {
      yield* session.warn(`No resources found in ${session.namespace} namespace.\n`);
      return 0;
    }
    const all =
      flag(line, 'all-containers') ||
      (selected && asked === '' && pods.every(({ spec }) => spec.containers.length === 1));
    const sources: Source[] = [];
    for (const pod of pods) {
      const names = all ? allContainers(pod).map(({ name }) => name) : [yield* oneName(session, pod, asked)];
      sources.push(...names.map((name) => ({ pod, name, container: () => containerOf(session, line, pod, name) })));
    }
    for (const source of sources) check(session, line, source);
    const prefix = flag(line, 'prefix');
    const tail = Number(line.flags.values['tail']);
    const limit = tail >= 0 ? tail : selected ? 10 : Number.POSITIVE_INFINITY;
    if (!flag(line, 'follow')) {
      for (const source of sources)
        yield* printFrom(session, line, source, lastOf(session, line, source, limit), prefix);
      return 0;
    }
    yield* follow(session, line, sources, limit, prefix);
    return 0;
  },
};

function* chosenPod(session: Session, line: Line): Run<Pod> {
  const word = line.args[0] ?? '';
  const pod = findPod(session, word);
  if (word.includes('/') && !/^pods?\/|^po\//.test(word)) {
    const count = session.cluster.store.list<Pod>(
      'Pod',
      session.namespace,
      requirementsOf({ matchLabels: pod.metadata.labels ?? {} }),
    ).length;
    if (count > 1) yield* session.warn(`Found ${count} pods, using pod/${pod.metadata.name}\n`);
  }
  return pod;
}

function* oneName(session: Session, pod: Pod, asked: string): Run<string> {
  const { name, note } = chooseContainer(pod, asked);
  if (note !== '') yield* session.warn(note);
  return name;
}

const runtimeOf = ({ cluster }: Session, pod: Pod, name: string) =>
  cluster.pods.get(pod.metadata.uid ?? '')?.containers.get(name);

function containerOf(session: Session, line: Line, pod: Pod, name: string): Container | undefined {
  const one = runtimeOf(session, pod, name);
  if (!flag(line, 'previous')) return one?.container;
  return one?.state.running ? one.previous : one?.container?.sandbox ? one.previous : one?.container;
}

const statusOf = ({ status }: Pod, name: string): ContainerStatus | undefined =>
  [
    ...(status.containerStatuses ?? []),
    ...(status.initContainerStatuses ?? []),
    ...(status.ephemeralContainerStatuses ?? []),
  ].find((one) => one.name === name);

function check(_session: Session, line: Line, { pod, name, container }: Source): void {
  const refuse = (why: string) => new KubectlError(`Error from server (BadRequest): ${why}`);
  const own = pod.metadata.name;
  if (!allContainers(pod).some((one) => one.name === name))
    throw new KubectlError(`error: container ${name} is not valid for pod ${own}`);
  const status = statusOf(pod, name);
  if (flag(line, 'previous')) {
    if (!status?.lastState.terminated)
      throw refuse(`previous terminated container ${JSON.stringify(name)} in pod ${JSON.stringify(own)} not found`);
    return;
  }
  if (container()) return;
  const reason = status?.state.waiting?.reason;
  if (reason === 'ErrImagePull' || reason === 'ImagePullBackOff' || reason === 'ErrImageNeverPull')
    throw refuse(
      `container ${JSON.stringify(name)} in pod ${JSON.stringify(own)} is waiting to start: ${reason === 'ErrImagePull' || reason === 'ImagePullBackOff' ? 'trying and failing to pull image' : reason}`,
    );
  throw refuse(
    `container ${JSON.stringify(name)} in pod ${JSON.stringify(own)} is waiting to start: ${reason ?? 'ContainerCreating'}`,
  );
}

function lastOf({ sys }: Session, line: Line, { container }: Source, limit: number): readonly LogEntry[] {
  const since = parseDuration(text(line, 'since'));
  const entries = container()?.logs.from() ?? [];
  const recent = since > 0 ? entries.filter(({ at }) => at >= sys.now() - since) : entries;
  return limit === Number.POSITIVE_INFINITY ? recent : limit === 0 ? [] : recent.slice(-limit);
}

function* printFrom(
  session: Session,
  line: Line,
  { pod, name }: Source,
  entries: readonly LogEntry[],
  prefix: boolean,
): Run<void> {
  const head = prefix ? `[pod/${pod.metadata.name}/${name}] ` : '';
  const stamp = (at: number) => (flag(line, 'timestamps') ? `${formatFixedTime(at)} ` : '');
  const out = entries.map(({ at, data }) => head + stamp(at) + data).join('');
  if (out !== '') yield* session.print(out);
}

function* follow(session: Session, line: Line, sources: readonly Source[], limit: number, prefix: boolean): Run<void> {
  const places = new Map<Source, { readonly container: Container; next: number }>();
  for (const source of sources) {
    yield* printFrom(session, line, source, lastOf(session, line, source, limit), prefix);
    const container = source.container();
    if (container) places.set(source, { container, next: container.logs.end });
  }
  for (;;) {
    let open = false;
    for (const [source, place] of places) {
      const { container, next } = place;
      place.next = container.logs.end;
      yield* printFrom(session, line, source, container.logs.from(next), prefix);
      open ||= container.sandbox !== undefined || container.logs.end > place.next;
    }
    if (!open) return;
    const queues = [...places.values()].flatMap(({ container }) => [container.logs.added, container.changed]);
    yield* session.sys.waitFor(queues);
  }
}
