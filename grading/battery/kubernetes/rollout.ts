import type { Machine } from '@/simulator/machine';
import type { Files } from '../../files';
import { answerAt } from '../answer';
import { Inspected } from '../inspect';
import { runLine } from '../run-line';
import type { Member } from '../stack/members';
import { advance, pass, type Steps } from '../steps';
import type { RolloutSeen } from '../swarm/rollout';
import { endedTasks } from '../swarm/tasks';
import { traffic } from '../swarm/traffic';
import { buildImage } from './bring-up';
import type { KubernetesScenario } from './kubernetes-scenario';
import { dockerPrefix, type PodSeen, podOf, podsOf } from './pods';

/** Virtual ms until the service answers; until a rollout has to be over; for old Pods to leave. */
const START = 60_000;
const UPDATE = 120_000;
const LEAVE = 60_000;
/** Virtual ms of traffic before the rollout and after it, and between two requests. */
const AROUND = 3000;
const EVERY = 100;

const nothing = (error: string): RolloutSeen => ({
  unit: 'Pod',
  error,
  service: '',
  replicas: 0,
  health: false,
  requests: [],
  state: '',
  seconds: 0,
  ended: [],
  fewest: 0,
  running: {},
});

/** A Deployment gets an image in which one source file is new, while requests come in. */
export function* rollout(
  machine: Machine,
  files: Files,
  scenario: KubernetesScenario,
  member: Member | undefined,
): Steps<RolloutSeen | undefined> {
  const { rollout: wanted, services } = scenario;
  const port = wanted && services[wanted.service]?.published;
  if (!wanted || port === undefined) return undefined;
  const pod = podOf(yield* podsOf(machine), member);
  if (!member || !pod) return nothing(`no Pod runs ${wanted.service}`);
  if (pod.kind !== 'Deployment') return nothing(`no Deployment keeps the Pod ${pod.name}`);
  const silence = yield* untilAnswered(machine, port);
  if (silence !== '') return nothing(`localhost:${port} does not answer: ${silence}`);
  const change = yield* nextImage(machine, files, scenario, pod, member, wanted.changed);
  if (change === undefined) return nothing(`${member.service} runs none of the images, or the next one can’t be built`);
  const { workload } = pod;
  const before = (yield* podsOf(machine)).filter((one) => one.workload === workload && !one.ending);
  const unsteady = before.find(({ containers }) => containers.some(({ restarts }) => restarts > 0));
  if (unsteady) return nothing(`the Pod ${unsteady.name} does not stay up`);
  const watched = machine.run(`kubectl get endpoints ${yield* serviceBehind(machine, port)} -w -o jsonpath='${READY}'`);
  const from = machine.events.length;
  const began = machine.now();
  const update = machine.run(`sleep ${AROUND / 1000}; ${change}; kubectl rollout status deployment/${workload}`);
  let done = Number.POSITIVE_INFINITY;
  const over = () => {
    if (update.done) done = Math.min(done, machine.now());
    return machine.now() >= done + AROUND;
  };
  const requests = yield* traffic(machine, port, wanted.asks, over, UPDATE, EVERY);
  update.kill();
  watched.kill();
  const ended = () => endedTasks(machine, dockerPrefix(member.service), from);
  yield* advance(machine, machine.now() + LEAVE, () => ended().length >= before.length);
  const deployment = yield* deploymentOf(machine, workload);
  return {
    unit: 'Pod',
    error: '',
    service: workload,
    replicas: before.length,
    health: isProbed(deployment, member),
    requests,
    state: stateOf(deployment),
    seconds: Math.round((Math.min(done, machine.now()) - began - AROUND) / 1000),
    ended: ended(),
    fewest: fewestOf(watched.stdout),
    running: runningOf(yield* podsOf(machine), workload, member),
  };
}

/** The command that gives a Deployment an image with the tag 2, in which `changed` is new. */
export function* nextImage(
  machine: Machine,
  files: Files,
  { images }: KubernetesScenario,
  { workload, containers }: PodSeen,
  { service }: Member,
  changed: string,
): Steps<string | undefined> {
  const name = service.split('/')[1] ?? '';
  const image = containers.find((one) => one.name === name)?.image.replace(/:[^/]*$/, '') ?? '';
  const dockerfile = images[image];
  if (dockerfile === undefined) return undefined;
  machine.files.write(changed, `${files[changed] ?? ''}\n// release 2\n`);
  const { exit } = yield* buildImage(machine, dockerfile, `${image}:2`);
  machine.files.write(changed, files[changed] ?? '');
  return exit === 0 ? `kubectl set image deployment/${workload} ${name}=${image}:2` : undefined;
}

/** '' once the service answers, or what curl says in the end. */
function* untilAnswered(machine: Machine, port: number): Steps<string> {
  const until = machine.now() + START;
  for (;;) {
    const { status, error } = yield* answerAt(machine, 'localhost', port);
    if (status !== null) return '';
    if (machine.now() >= until) return error;
    yield* pass(machine, AROUND);
  }
}

/** One line for each change: the addresses that are ready. */
const READY = '{.subsets[*].addresses[*].ip}{"\\n"}';

const fewestOf = (watched: string): number => {
  const counts = watched.split('\n').slice(0, -1);
  return Math.min(...counts.map((row) => row.split(' ').filter((word) => word !== '').length));
};

/** The service whose node port that is. */
function* serviceBehind(machine: Machine, port: number): Steps<string> {
  const { stdout } = yield* runLine(machine, 'kubectl get services -o json');
  const services = new Inspected(JSON.parse(stdout || '{}')).list('items');
  const found = services.find((one) => one.list('spec', 'ports').some((row) => row.number('nodePort') === port));
  return found?.text('metadata', 'name') ?? '';
}

function* deploymentOf(machine: Machine, name: string): Steps<Inspected> {
  const { stdout } = yield* runLine(machine, `kubectl get deployment ${name} -o json`);
  return new Inspected(JSON.parse(stdout || '{}'));
}

const isProbed = (deployment: Inspected, { service }: Member): boolean =>
  deployment
    .list('spec', 'template', 'spec', 'containers')
    .some((one) => service.endsWith(`/${one.text('name')}`) && one.at('readinessProbe') !== undefined);

function stateOf(deployment: Inspected): string {
  const progress = deployment.list('status', 'conditions').find((one) => one.text('type') === 'Progressing');
  return progress?.text('reason') ?? '';
}

/** Containers of the role by the tag of their image. */
function runningOf(pods: readonly PodSeen[], workload: string, { service }: Member): Record<string, number> {
  const found: Record<string, number> = {};
  for (const pod of pods.filter((one) => one.workload === workload && !one.ending))
    for (const { name, image, running } of pod.containers) {
      const tag = /:([^:/]*)$/.exec(image)?.[1] ?? 'latest';
      if (running && service.endsWith(`/${name}`)) found[tag] = (found[tag] ?? 0) + 1;
    }
  return found;
}
