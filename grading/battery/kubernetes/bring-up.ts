import type { Machine } from '@/simulator/machine';
import { runLine } from '../run-line';
import { shellQuote } from '../shell-quote';
import type { StackSeen } from '../stack/stack-seen';
import { pass, type Steps } from '../steps';
import type { KubernetesScenario } from './kubernetes-scenario';
import { type PodSeen, podsOf } from './pods';

/** Virtual ms until every Pod is ready; until the applications have had time to come up. */
const START = 60_000;
const SETTLE = 2000;

/** docker build of each image, then kubectl apply. */
export function* bringUp(machine: Machine, { manifest, images }: KubernetesScenario): Steps<StackSeen['up']> {
  const began = machine.now();
  const seconds = () => Math.round((machine.now() - began) / 100) / 10;
  for (const [image, dockerfile] of Object.entries(images)) {
    const { exit, stderr } = yield* buildImage(machine, dockerfile, `${image}:1`);
    if (exit !== 0)
      return { ok: false, error: `${dockerfile} can’t be built: ${lastLine(stderr)}`, seconds: seconds() };
  }
  const { exit, stderr } = yield* runLine(machine, `kubectl apply -f ${shellQuote(manifest)}`);
  yield* untilReady(machine);
  yield* pass(machine, SETTLE);
  return { ok: exit === 0, error: exit === 0 ? '' : `kubectl apply: ${lastLine(stderr)}`, seconds: seconds() };
}

export const buildImage = (machine: Machine, dockerfile: string, tag: string) =>
  runLine(machine, `docker build -t ${tag} -f ${shellQuote(dockerfile)} .`);

/** The Pods, once each is ready and none leaves, or as they are when the patience is over. */
export function* untilReady(machine: Machine, limit = START): Steps<PodSeen[]> {
  const until = machine.now() + limit;
  for (;;) {
    yield* pass(machine, 1000);
    const pods = yield* podsOf(machine);
    const done = pods.length > 0 && pods.every(({ ready, ending }) => ready && !ending);
    if (done || machine.now() >= until) return pods;
  }
}

const lastLine = (text: string): string => {
  const rows = text.trim().split('\n');
  return (rows.findLast((row) => /error|invalid|unknown/i.test(row)) ?? rows.at(-1) ?? '').trim();
};
