import { createMachine, type Machine } from '@/simulator/machine';
import type { Files } from '../../files';
import { type AnswerSeen, answerAt } from '../answer';
import { Bench } from '../bench';
import { type Condition, commandOf } from '../condition';
import { inspect } from '../inspect';
import { logs } from '../logs';
import type { Observations, PartName } from '../observations';
import { perform, type Seen } from '../observe';
import { afterwards, whileRunning } from '../parts';
import { runLine } from '../run-line';
import { settings } from '../settings';
import { type Member, rolesOf } from '../stack/members';
import { asScenario, type BuildOf, type StackObserved } from '../stack/observe-stack';
import type { RedeployedSeen, ScaledSeen, StackPart, StackSeen } from '../stack/stack-seen';
import { exitCodeOf, type StartSeen } from '../start';
import { advance, pass, type Steps } from '../steps';
import { bringUp, untilReady } from './bring-up';
import type { KubernetesScenario } from './kubernetes-scenario';
import { dockerPrefix, type PodSeen, podMembers, podOf, podsOf } from './pods';
import { readiness } from './readiness';
import { nextImage, rollout } from './rollout';

/** The manifest applied on a fresh cluster, and what is done to the whole and to the container of each role. */
export function* observeKubernetes(
  files: Files,
  scenario: KubernetesScenario,
  wanted: ReadonlyMap<string, ReadonlySet<PartName>>,
  whole: ReadonlySet<StackPart>,
): Steps<StackObserved> {
  const machine = createMachine({ files });
  yield;
  const up = yield* bringUp(machine, scenario);
  const pods = yield* podsOf(machine);
  const members = yield* podMembers(machine, pods);
  const roles = rolesOf(machine, members, scenario);
  const published: Record<string, AnswerSeen> = {};
  for (const [role, { published: port }] of Object.entries(scenario.services))
    if (port !== undefined) published[role] = yield* askAll(machine, port);
  const services: Record<string, Observations> = {};
  for (const [role, [first]] of Object.entries(roles))
    services[role] = yield* lookAround(machine, scenario, role, up, pods, first);
  const later = whole.has('later') ? yield* waitAndSee(machine, scenario) : {};
  for (const [role, parts] of wanted) {
    const seen = services[role];
    if (seen) services[role] = yield* tryRole(machine, files, scenario, role, parts, seen);
  }
  const redeployed = whole.has('redeployed') ? yield* redeploy(machine, files, scenario) : undefined;
  const stopped = whole.has('stopped') ? yield* stopAll(machine, roles) : undefined;
  const scaled = whole.has('scaled') ? yield* scale(machine, scenario) : undefined;
  const stack: StackSeen = {
    up,
    members,
    roles,
    order: [],
    published,
    later,
    pods,
    ...(scaled && { scaled }),
    ...(redeployed && { redeployed }),
    ...(stopped && { stopped }),
  };
  return { stack, services, builds: buildsOf(pods, scenario) };
}

/** A Service chooses by chance: the answer is the first bad one of several. */
function* askAll(machine: Machine, port: number): Steps<AnswerSeen> {
  let told = yield* answerAt(machine, 'localhost', port);
  for (let more = 7; more > 0 && (told.status ?? 500) < 500; more--) told = yield* answerAt(machine, 'localhost', port);
  return told;
}

/** Each container's image by the Dockerfile that it is built from. */
function buildsOf(pods: readonly PodSeen[], { images }: KubernetesScenario): Record<string, BuildOf> {
  const builds: Record<string, BuildOf> = {};
  for (const { workload, containers } of pods)
    for (const { name, image } of containers) {
      const dockerfile = images[image.replace(/:[^/]*$/, '')];
      builds[`${workload}/${name}`] = dockerfile === undefined ? { image } : { context: '', dockerfile };
    }
  return builds;
}

function* lookAround(
  machine: Machine,
  scenario: KubernetesScenario,
  role: string,
  up: StackSeen['up'],
  pods: readonly PodSeen[],
  member: Member | undefined,
): Steps<Observations> {
  const build = { ok: member !== undefined, error: up.error, line: null };
  if (!member || member.id === '') return { build };
  const port = scenario.services[role]?.port;
  const start: StartSeen = startOf(machine, member);
  const address = podOf(pods, member)?.address ?? '';
  const answer = member.running && port !== undefined ? yield* answerAt(machine, address, port) : undefined;
  const log = yield* logs(machine, member.id);
  return { build, start, processes: member.processes, logs: log, ...(answer && { answer }) };
}

const startOf = (machine: Machine, { id, running }: Member): StartSeen => ({
  id,
  name: id,
  running,
  exitCode: running ? null : exitCodeOf(machine, id),
  error: '',
});

/** As they are now. */
function* lookAgain(machine: Machine, scenario: KubernetesScenario) {
  const pods = yield* podsOf(machine);
  return { pods, roles: rolesOf(machine, yield* podMembers(machine, pods), scenario) };
}

/** How each role's container stands once `patience` has passed. */
function* waitAndSee(machine: Machine, scenario: KubernetesScenario): Steps<Record<string, Condition>> {
  yield* pass(machine, (scenario.patience ?? 5) * 1000);
  const { pods, roles } = yield* lookAgain(machine, scenario);
  const later: Record<string, Condition> = {};
  for (const [role, [member]] of Object.entries(roles)) {
    const one = podOf(pods, member)?.containers.find(({ name }) => member?.name.endsWith(`/${name}`));
    const { published } = scenario.services[role] ?? {};
    if (!member || !one) continue;
    const answer = published === undefined ? undefined : yield* answerAt(machine, 'localhost', published);
    const { running, restarts, exitCode, oomKilled } = one;
    const ooms = oomsOf(machine, member);
    later[role] = {
      running,
      restarts,
      exitCode,
      oomKilled,
      ooms,
      processes: member.processes,
      ...(answer && { answer }),
    };
  }
  return later;
}

/** Command lines of what the kernel killed for want of memory, in every run of the container. */
function oomsOf({ events }: Machine, { service }: Member): readonly (readonly string[])[] {
  const runs = new Set(
    events.flatMap((one) =>
      one.type === 'docker' && one.action === 'create' && one.detail?.startsWith(dockerPrefix(service))
        ? [one.container]
        : [],
    ),
  );
  return events.flatMap((one) => (one.type === 'oom' && runs.has(one.container) ? [commandOf(events, one.pid)] : []));
}

/** The battery's parts for one container, on the container of a role. */
function* tryRole(
  machine: Machine,
  files: Files,
  scenario: KubernetesScenario,
  role: string,
  parts: ReadonlySet<PartName>,
  before: Observations,
): Steps<Observations> {
  const memberNow = function* (): Steps<Member | undefined> {
    return (yield* lookAgain(machine, scenario)).roles[role]?.[0];
  };
  const seen: Seen = { ...before };
  const first = yield* memberNow();
  if (parts.has('settings') && first?.id) seen.settings = yield* settings(machine, first.id);
  if (!first?.running) return { ...seen, build: before.build };
  if (parts.has('rollout') && scenario.rollout?.service === role) {
    yield* untilReady(machine);
    const rolled = yield* rollout(machine, files, scenario, yield* memberNow());
    if (rolled) seen.rollout = rolled;
  }
  const replaced = yield* memberNow();
  if (parts.has('readiness') && replaced?.running) {
    seen.readiness = yield* readiness(machine, asScenario(scenario, role), replaced);
    // Its liveness probe may have restarted it.
    yield* untilReady(machine);
  }
  const member = yield* memberNow();
  if (!member?.running) return { ...seen, build: before.build };
  const bench = new Bench(machine, files, asScenario(scenario, role), function* () {
    const [pod = ''] = (yield* memberNow())?.name.split('/') ?? [];
    yield* runLine(machine, `kubectl delete pod ${pod}`);
    yield* untilReady(machine);
    const fresh = yield* memberNow();
    return fresh ? startOf(machine, fresh) : { id: '', name: '', running: false, exitCode: null, error: 'no Pod' };
  });
  bench.image = (yield* inspect(machine, member.id)).text('Image');
  const left = new Set([...parts].filter((part) => !(part in seen)));
  yield* perform(bench, startOf(machine, member), left, whileRunning, seen);
  yield* perform(bench, startOf(machine, member), left, afterwards, seen);
  return { ...seen, build: before.build };
}

function* redeploy(machine: Machine, files: Files, scenario: KubernetesScenario): Steps<RedeployedSeen | undefined> {
  const { redeploy: wanted } = scenario;
  if (!wanted) return undefined;
  const { pods, roles } = yield* lookAgain(machine, scenario);
  const member = roles[wanted.service]?.[0];
  const pod = podOf(pods, member);
  if (!member || !pod) return undefined;
  const idsBefore = yield* idsByService(machine);
  const change = yield* nextImage(machine, files, scenario, pod, member, wanted.changed);
  const { exit, stderr } = yield* runLine(
    machine,
    change ?? `echo ${member.service} runs no image of its own >&2; false`,
  );
  yield* untilReady(machine);
  const after = yield* idsByService(machine);
  const names = Object.keys(after);
  const same = (name: string) => idsBefore[name] === after[name];
  return {
    service: wanted.service,
    error: exit === 0 ? '' : stderr.trim(),
    kept: names.filter(same),
    replaced: names.filter((name) => !same(name)),
  };
}

/** Deletes the Pods; what kubectl logs has heard of each role until its end. */
function* stopAll(machine: Machine, roles: StackSeen['roles']): Steps<Record<string, string>> {
  yield* pass(machine, 2000);
  const followed = Object.entries(roles).flatMap(([role, [member]]) => {
    const [pod, container] = member?.name.split('/') ?? [];
    return pod === undefined ? [] : [[role, pod, machine.run(`kubectl logs -f ${pod} -c ${container}`)] as const];
  });
  yield* pass(machine, 1000);
  const pods = [...new Set(followed.map(([, pod]) => pod))];
  yield* runLine(machine, `kubectl delete pod ${pods.join(' ')}`, 120_000);
  yield* advance(machine, machine.now() + 1000, () => followed.every(([, , job]) => job.done));
  for (const [, , job] of followed) job.kill();
  yield* untilReady(machine);
  return Object.fromEntries(followed.map(([role, , job]) => [role, job.stdout]));
}

/** Pods by service: a container that starts again in its Pod is not replaced. */
function* idsByService(machine: Machine): Steps<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { name, service } of yield* podMembers(machine, yield* podsOf(machine)))
    found[service] = `${found[service] ?? ''} ${name}`;
  return found;
}

function* scale(machine: Machine, scenario: KubernetesScenario): Steps<ScaledSeen | undefined> {
  const { scale: wanted } = scenario;
  if (!wanted) return undefined;
  const before = yield* lookAgain(machine, scenario);
  const pod = podOf(before.pods, before.roles[wanted.service]?.[0]);
  if (!pod) return { ...wanted, error: `no Pod runs ${wanted.service}`, running: {}, answering: 0 };
  const { exit, stderr } = yield* runLine(
    machine,
    `kubectl scale ${pod.kind.toLowerCase()}/${pod.workload} --replicas=${wanted.to}`,
  );
  yield* untilReady(machine);
  yield* pass(machine, 2000);
  const { pods, roles } = yield* lookAgain(machine, scenario);
  const port = scenario.services[wanted.service]?.port;
  let answering = 0;
  for (const member of roles[wanted.service] ?? []) {
    const address = podOf(pods, member)?.address ?? '';
    const answer = port === undefined ? undefined : yield* answerAt(machine, address, port);
    if (member.running && (port === undefined || (answer?.status ?? 500) < 500)) answering += 1;
  }
  const running = Object.fromEntries(
    Object.entries(roles).map(([role, list]) => [role, list.filter((one) => one.running).length]),
  );
  return { ...wanted, error: exit === 0 ? '' : stderr.trim(), running, answering };
}
