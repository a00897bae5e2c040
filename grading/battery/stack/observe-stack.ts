import { createDockerMachine } from '@/simulator/docker-machine';
import type { Machine } from '@/simulator/machine';
import type { Files } from '../../files';
import { type ComposeService, inside, overridesOf } from '../../report/compose-service';
import type { Overrides } from '../../report/overrides';
import { type AnswerSeen, answer, answerAt } from '../answer';
import { Bench } from '../bench';
import type { Condition } from '../condition';
import { condition } from '../condition';
import { inspect } from '../inspect';
import { logs } from '../logs';
import type { Observations, PartName } from '../observations';
import { perform, type Seen } from '../observe';
import { afterwards, whileRunning } from '../parts';
import { runLine } from '../run-line';
import type { Scenario } from '../scenario';
import { settings } from '../settings';
import { shellQuote } from '../shell-quote';
import type { StartSeen } from '../start';
import { pass, type Steps } from '../steps';
import { type Member, members, rolesOf } from './members';
import { reorder } from './reorder';
import { serviceFiles } from './service-files';
import type { PartsScenario, StackScenario } from './stack-scenario';
import type { DataSeen, RedeployedSeen, ScaledSeen, StackPart, StackSeen, Told } from './stack-seen';

/** Virtual ms until the applications have had time to come up. */
const SETTLE = 2000;

/** Virtual ms until a line has got through whoever looks for it once a second, as tail(1) does. */
const PASSED_ON = 1500;

export interface StackObserved {
  readonly stack: StackSeen;
  readonly services: Readonly<Record<string, Observations>>;
  /** Build contexts and Dockerfiles, by service: docker compose config. */
  readonly builds: Readonly<Record<string, BuildOf>>;
}

/** Where a service's image comes from. */
export interface BuildOf {
  readonly image?: string;
  /** Folder of the answer, '' for its root; undefined when the image is not built. */
  readonly context?: string;
  readonly dockerfile?: string;
  /** What the Compose file changes about how the image starts. */
  readonly overrides?: Overrides;
}

/** docker compose up, and what is done to the whole and to the container of each role. */
export function* observeStack(
  files: Files,
  scenario: StackScenario,
  wanted: ReadonlyMap<string, ReadonlySet<PartName>>,
  whole: ReadonlySet<StackPart>,
): Steps<StackObserved> {
  const machine = createDockerMachine({ files });
  yield;
  const compose = `docker compose -f ${shellQuote(scenario.compose)}`;
  const builds = yield* buildsOf(machine, compose, scenario.compose, files);
  const up = yield* bringUp(machine, compose);
  const all = yield* members(machine);
  const roles = rolesOf(machine, all, scenario);
  const published: Record<string, AnswerSeen> = {};
  for (const [role, { published: port }] of Object.entries(scenario.services))
    if (port !== undefined) published[role] = yield* answerAt(machine, 'localhost', port);
  const services: Record<string, Observations> = {};
  for (const [role, [first]] of Object.entries(roles))
    services[role] = yield* lookAround(machine, up, scenario.services[role]?.port, first);
  const later = whole.has('later') ? yield* waitAndSee(machine, files, scenario, roles) : {};
  if (!whole.has('later')) yield* pass(machine, PASSED_ON);
  for (const [role, [first]] of Object.entries(roles))
    if (first && services[role]) services[role] = { ...services[role], logs: yield* logs(machine, first.name) };
  const order = toldOf(machine, all);
  const stopped = whole.has('stopped') ? yield* stopAll(machine, compose, roles) : undefined;
  const reordered = whole.has('reordered')
    ? {
        order: yield* reorder(machine, compose, startedOf(order)),
        conditions: yield* waitAndSee(machine, files, scenario, rolesOf(machine, yield* members(machine), scenario)),
      }
    : undefined;
  const data = whole.has('data') ? yield* keepData(machine, compose, scenario, roles) : undefined;
  const redeployed = whole.has('redeployed') ? yield* redeploy(machine, compose, files, scenario) : undefined;
  for (const [role, parts] of wanted) {
    const [member] = rolesOf(machine, yield* members(machine), scenario)[role] ?? [];
    const seen = services[role];
    if (!member || !seen) continue;
    if (!member.running) {
      services[role] = { ...seen, ...(parts.has('settings') && { settings: yield* settings(machine, member.id) }) };
      continue;
    }
    services[role] = yield* tryService(
      machine,
      compose,
      serviceFiles(files, builds[member.service] ?? {}).files,
      asScenario(scenario, role),
      member,
      parts,
      seen,
    );
  }
  const scaled = whole.has('scaled') ? yield* scale(machine, compose, scenario) : undefined;
  const job = whole.has('job') ? { ran: yield* countRuns(machine, scenario) } : undefined;
  const stack: StackSeen = {
    up,
    members: all,
    roles,
    order,
    published,
    later,
    ...(reordered && { reordered }),
    ...(scaled && { scaled }),
    ...(redeployed && { redeployed }),
    ...(data && { data }),
    ...(stopped && { stopped }),
    ...(job && { job }),
  };
  return { stack, services, builds };
}

function* buildsOf(machine: Machine, compose: string, file: string, files: Files): Steps<Record<string, BuildOf>> {
  const { stdout, exit } = yield* runLine(machine, `${compose} config --format json`);
  if (exit !== 0) return {};
  const { services = {} } = JSON.parse(stdout) as { services?: Record<string, ComposeService> };
  return Object.fromEntries(
    Object.entries(services).map(([name, service]) => [
      name,
      {
        overrides: overridesOf(name, service, file, files[file] ?? ''),
        ...(service.image !== undefined && { image: service.image }),
        ...(service.build && {
          context: inside(service.build.context ?? '.'),
          dockerfile: service.build.dockerfile ?? 'Dockerfile',
        }),
      },
    ]),
  );
}

function* bringUp(machine: Machine, compose: string): Steps<StackSeen['up']> {
  const { exit, stdout, stderr, seconds } = yield* runLine(machine, `${compose} up -d --build`, 180_000);
  yield* pass(machine, SETTLE);
  return { ok: exit === 0, error: exit === 0 ? '' : lastLine(stderr || stdout), seconds };
}

function* lookAround(
  machine: Machine,
  up: StackSeen['up'],
  port: number | undefined,
  member: Member | undefined,
): Steps<Observations> {
  const build = { ok: member !== undefined, error: up.error, line: null };
  if (!member) return { build };
  const { id, name, running } = member;
  const exitCode = running ? null : (yield* inspect(machine, id)).number('State', 'ExitCode');
  const start: StartSeen = { id, name, running, exitCode, error: '' };
  const answered = running && port !== undefined ? yield* answer(machine, name, port) : undefined;
  return { build, start, processes: member.processes, ...(answered && { answer: answered }) };
}

/** How each role's container stands once `patience` has passed. */
function* waitAndSee(
  machine: Machine,
  files: Files,
  scenario: StackScenario,
  roles: StackSeen['roles'],
): Steps<Record<string, Condition>> {
  yield* pass(machine, (scenario.patience ?? 5) * 1000);
  const later: Record<string, Condition> = {};
  for (const [role, [member]] of Object.entries(roles))
    if (member) later[role] = yield* condition(new Bench(machine, files, asScenario(scenario, role)), startOf(member));
  return later;
}

const startOf = ({ id, name, running }: Member): StartSeen => ({ id, name, running, exitCode: null, error: '' });

/** A role as the battery's parts for one container take it. */
export function asScenario({ services, patience, redeploy, rollout }: PartsScenario, role: string): Scenario {
  const { app = role, port } = services[role] ?? {};
  return { app, port, run: [], args: [], patience, changed: (rollout ?? redeploy)?.changed };
}

const toldOf = ({ events }: Machine, all: readonly Member[]): Told[] =>
  events.flatMap((event) => {
    const member = event.type === 'docker' ? all.find(({ id }) => id === event.container) : undefined;
    return event.type === 'docker' && member ? [{ service: member.service, what: event.action, at: event.at }] : [];
  });

/** Stops the whole, and starts it again. */
function* stopAll(machine: Machine, compose: string, roles: StackSeen['roles']): Steps<Record<string, string>> {
  yield* runLine(machine, `${compose} stop`, 180_000);
  const said: Record<string, string> = {};
  for (const [role, [member]] of Object.entries(roles)) if (member) said[role] = yield* logs(machine, member.name);
  yield* runLine(machine, `${compose} start`, 180_000);
  yield* pass(machine, SETTLE);
  return said;
}

const startedOf = (order: readonly Told[]): string[] => [
  ...new Set(order.filter(({ what }) => what === 'start').map(({ service }) => service)),
];

function* keepData(
  machine: Machine,
  compose: string,
  { data }: StackScenario,
  roles: StackSeen['roles'],
): Steps<DataSeen | undefined> {
  if (!data) return undefined;
  const service = roles[data.service]?.[0]?.service ?? data.service;
  const at = (command: string) => `${compose} exec -T ${service} ${command}`;
  yield* runLine(machine, at(data.write));
  const before = (yield* runLine(machine, at(data.read))).stdout.trim();
  yield* runLine(machine, `${compose} down && ${compose} up -d`, 180_000);
  yield* pass(machine, SETTLE);
  const after = (yield* runLine(machine, at(data.read))).stdout.trim();
  return { wrote: data.write, before, after };
}

function* redeploy(
  machine: Machine,
  compose: string,
  files: Files,
  { redeploy: wanted }: StackScenario,
): Steps<RedeployedSeen | undefined> {
  const text = wanted && files[wanted.changed];
  if (!wanted || text === undefined) return undefined;
  const before = yield* members(machine);
  machine.files.write(wanted.changed, `${text}${wanted.changed.endsWith('.py') ? '# ' : '// '}changed\n`);
  const { exit, stderr } = yield* runLine(machine, `${compose} up -d --build`, 180_000);
  yield* pass(machine, SETTLE);
  machine.files.write(wanted.changed, text);
  const after = yield* members(machine);
  const same = (service: string) => {
    const ids = (list: readonly Member[]) => list.filter((one) => one.service === service).map(({ id }) => id);
    return ids(before).join() === ids(after).join();
  };
  const names = [...new Set(after.map(({ service }) => service))];
  return {
    service: wanted.service,
    error: exit === 0 ? '' : lastLine(stderr),
    kept: names.filter(same),
    replaced: names.filter((name) => !same(name)),
  };
}

function* scale(machine: Machine, compose: string, scenario: StackScenario): Steps<ScaledSeen | undefined> {
  const { scale: wanted } = scenario;
  if (!wanted) return undefined;
  const before = rolesOf(machine, yield* members(machine), scenario);
  const service = before[wanted.service]?.[0]?.service ?? wanted.service;
  const { exit, stderr } = yield* runLine(machine, `${compose} up -d --scale ${service}=${wanted.to}`, 180_000);
  yield* pass(machine, SETTLE);
  const after = rolesOf(machine, yield* members(machine), scenario);
  const port = scenario.services[wanted.service]?.port;
  let answering = 0;
  for (const member of after[wanted.service] ?? [])
    if (member.running && (port === undefined || (yield* answer(machine, member.name, port)).status !== null))
      answering += 1;
  const running = Object.fromEntries(
    Object.entries(after).map(([role, list]) => [role, list.filter((member) => member.running).length]),
  );
  return { ...wanted, error: exit === 0 ? '' : lastLine(stderr), running, answering };
}

/** Between two minutes there is always one turn of the clock. */
const MINUTE = 60_000;

function* countRuns(machine: Machine, scenario: StackScenario): Steps<number | null> {
  const { job } = scenario;
  if (!job) return null;
  const before = yield* runsSoFar(machine, scenario, job);
  yield* pass(machine, MINUTE);
  const after = yield* runsSoFar(machine, scenario, job);
  return before === null || after === null ? null : after - before;
}

/** Of all containers of the role together: a copy may count for itself. */
function* runsSoFar(
  machine: Machine,
  scenario: StackScenario,
  { service, count }: NonNullable<StackScenario['job']>,
): Steps<number | null> {
  const counting = rolesOf(machine, yield* members(machine), scenario)[service]?.filter(({ running }) => running) ?? [];
  let sum = 0;
  for (const { name } of counting) {
    const { stdout, exit } = yield* runLine(machine, `docker exec ${name} ${count}`);
    if (exit !== 0 || !/^\d*$/.test(stdout.trim())) return null;
    sum += Number(stdout);
  }
  return counting.length > 0 ? sum : null;
}

/** The battery's parts for one container, on the container of a role. */
function* tryService(
  machine: Machine,
  compose: string,
  files: Files,
  scenario: Scenario,
  member: Member,
  parts: ReadonlySet<PartName>,
  before: Observations,
): Steps<Observations> {
  const bench = new Bench(machine, files, scenario, function* () {
    yield* runLine(machine, `${compose} up -d --no-deps --force-recreate ${member.service}`);
    yield* pass(machine, SETTLE);
    const [fresh] = (yield* members(machine)).filter(({ service }) => service === member.service);
    return fresh ? startOf(fresh) : { id: '', name: '', running: false, exitCode: null, error: 'no container' };
  });
  bench.image = (yield* inspect(machine, member.id)).text('Image');
  const seen: Seen = { ...before, processes: member.processes };
  yield* perform(bench, startOf(member), parts, whileRunning, seen);
  yield* perform(bench, startOf(member), parts, afterwards, seen);
  return { ...seen, build: before.build };
}

const PROGRESS = /^\s*(Container|Network|Volume|Service|Image) \S+\s+\S+$/;

/** The line that says what went wrong. */
const lastLine = (text: string): string => {
  const all = text.trim().split('\n');
  const said = all.filter((row) => !PROGRESS.test(row));
  const rows = said.length > 0 ? said : all;
  return (rows.findLast((row) => /error|invalid|unsupported/i.test(row)) ?? rows.at(-1) ?? '').trim();
};
