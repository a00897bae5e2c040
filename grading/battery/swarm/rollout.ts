import { createDockerMachine } from '@/simulator/docker-machine';
import type { Machine } from '@/simulator/machine';
import type { Files } from '../../files';
import { answerAt } from '../answer';
import type { Bench } from '../bench';
import { runLine } from '../run-line';
import { shellQuote } from '../shell-quote';
import { advance, pass, type Steps } from '../steps';
import type { SwarmScenario } from './swarm-scenario';
import { type EndedTask, endedTasks, fewestReady } from './tasks';
import { type RequestSeen, traffic } from './traffic';

/** What was updated to another image while requests came in: a service of the answer's stack, or a Deployment. */
export interface RolloutSeen {
  /** What is replaced, one after another. */
  readonly unit: 'task' | 'Pod';
  /** Why there was no service to update; '' when there was one. */
  readonly error: string;
  readonly service: string;
  /** Tasks, or Pods, that ran before. */
  readonly replicas: number;
  /** Its containers say themselves whether they work: by a health check, or a readiness probe. */
  readonly health: boolean;
  readonly requests: readonly RequestSeen[];
  /** At the end of the traffic: UpdateStatus of docker service inspect, as `paused`; why a Deployment is progressing or not. */
  readonly state: string;
  readonly seconds: number;
  /** Those of the old release that ended. */
  readonly ended: readonly EndedTask[];
  /** The fewest that were taken for ready at one time. */
  readonly fewest: number;
  /** Those that run afterwards, by the tag of their image. */
  readonly running: Readonly<Record<string, number>>;
}

const STACK = 'site';
/** Virtual ms until every task runs; until an update has to be over. */
const START = 60_000;
const UPDATE = 240_000;
/** Virtual ms for old tasks to leave, once the update is over. */
const LEAVE = 60_000;
/** Virtual ms of traffic before the update and after it. */
const AROUND = 3000;

const nothing = (error: string): RolloutSeen => ({
  unit: 'task',
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

/** An update to a release that works. */
export const rollout = ({ files, scenario: { swarm } }: Bench): Steps<RolloutSeen | undefined> =>
  updateTo(files, swarm, swarm && `${files[swarm.changed] ?? ''}\n// release 2\n`);

/** An update to one that does not. */
export const badRollout = ({ files, scenario: { swarm } }: Bench): Steps<RolloutSeen | undefined> =>
  updateTo(files, swarm, swarm?.broken === undefined ? undefined : files[swarm.broken]);

function* updateTo(
  files: Files,
  swarm: SwarmScenario | undefined,
  next: string | undefined,
): Steps<RolloutSeen | undefined> {
  if (!swarm || next === undefined) return undefined;
  const machine = createDockerMachine({ files });
  yield;
  yield* runLine(machine, 'docker swarm init');
  yield* runLine(machine, `docker build -t ${swarm.image}:1 .`);
  machine.files.write(swarm.changed, next);
  const built = yield* runLine(machine, `docker build -t ${swarm.image}:2 .`);
  machine.files.write(swarm.changed, files[swarm.changed] ?? '');
  if (built.exit !== 0) return nothing('the image of the next release can’t be built');
  const deployed = yield* runLine(machine, `docker stack deploy -c ${shellQuote(swarm.stack)} ${STACK}`);
  if (deployed.exit !== 0) return nothing(`docker stack deploy: ${lastLine(deployed.stderr)}`);
  const service = yield* serviceOf(machine, swarm.image);
  if (service === undefined) return nothing(`no service of the stack runs the image ${swarm.image}:1`);
  const replicas = yield* untilRunning(machine, service);
  if (typeof replicas === 'string') return nothing(replicas);
  const silence = yield* untilAnswered(machine, swarm.published);
  if (silence !== '') return nothing(`localhost:${swarm.published} does not answer: ${silence}`);
  const from = machine.events.length;
  const began = machine.now();
  const update = machine.run(`sleep ${AROUND / 1000}; docker service update --image ${swarm.image}:2 ${service}`);
  let done = Number.POSITIVE_INFINITY;
  const over = () => {
    if (update.done) done = Math.min(done, machine.now());
    return machine.now() >= done + AROUND;
  };
  const requests = yield* traffic(machine, swarm.published, swarm.asks, over, UPDATE);
  update.kill();
  const { stdout: state } = yield* runLine(machine, `docker service inspect -f '{{.UpdateStatus.State}}' ${service}`);
  const leaving = machine.now();
  yield* advance(machine, leaving + LEAVE, () => endedTasks(machine, `${service}.`, from).length >= replicas);
  const ended = endedTasks(machine, `${service}.`, from);
  return {
    unit: 'task',
    error: '',
    service,
    replicas,
    health: machine.events.some((event) => event.type === 'docker' && event.action.startsWith('health_status')),
    requests,
    state: state.trim(),
    seconds: Math.round((Math.min(done, machine.now()) - began - AROUND) / 1000),
    ended,
    fewest: fewestReady(machine, `${service}.`, from),
    running: yield* runningOf(machine, service),
  };
}

function* serviceOf(machine: Machine, image: string): Steps<string | undefined> {
  const { stdout } = yield* runLine(machine, `docker stack services ${STACK} --format '{{.Image}} {{.Name}}'`);
  return new RegExp(`^${image}:1 (\\S+)$`, 'm').exec(stdout)?.[1];
}

/** How many tasks, or why not all of them run. */
function* untilRunning(machine: Machine, service: string): Steps<number | string> {
  const until = machine.now() + START;
  for (;;) {
    const { stdout } = yield* runLine(machine, `docker service ls --filter name=${service} --format '{{.Replicas}}'`);
    const [running = 0, wanted = 0] = stdout.split(/[/ ]/).map(Number);
    if (running > 0 && running === wanted) return running;
    if (machine.now() >= until) {
      const { stdout: told } = yield* runLine(machine, `docker service ps ${service} --no-trunc --format '{{.Error}}'`);
      return `after ${START / 1000} s ${running} of ${wanted} tasks run${firstOf(told)}`;
    }
    yield* pass(machine, 1000);
  }
}

/** '' once the service answers, or what curl says in the end. */
function* untilAnswered(machine: Machine, port: number): Steps<string> {
  const until = machine.now() + START / 2;
  for (;;) {
    yield* pass(machine, AROUND);
    const { status, error } = yield* answerAt(machine, 'localhost', port);
    if (status !== null) return '';
    if (machine.now() >= until) return error;
  }
}

const firstOf = (told: string): string => {
  const row = told.split('\n').find((one) => one.trim() !== '');
  return row === undefined ? '' : `: ${row.replaceAll('"', '')}`;
};

function* runningOf(machine: Machine, service: string): Steps<Record<string, number>> {
  const format = '{{.Image}} {{.CurrentState}}';
  const { stdout } = yield* runLine(
    machine,
    `docker service ps ${service} --filter desired-state=running --format '${format}'`,
  );
  const found: Record<string, number> = {};
  for (const [, tag = ''] of stdout.matchAll(/:(\S+) Running/g)) found[tag] = (found[tag] ?? 0) + 1;
  return found;
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';
