import type { Machine } from '@/simulator/machine';
import { programName } from '../../startup/shell-of';
import { Inspected } from '../inspect';
import { processes } from '../processes';
import { runLine } from '../run-line';
import { programOf, type Scenario } from '../scenario';
import type { Member } from '../stack/members';
import { pass, type Steps } from '../steps';
import { podOf, podsOf } from './pods';

/** What a Pod said of itself while its application worked, and while it was frozen. */
export interface ReadinessSeen {
  /** The container has a readiness probe. */
  readonly probed: boolean;
  /** Ready, with the application at work. */
  readonly working: boolean;
  /** Still ready, with the application frozen for `seconds`. */
  readonly broken: boolean;
  readonly seconds: number;
}

/** Freezes the application for as long as its own probe needs to notice, and lets it go on. */
export function* readiness(machine: Machine, { app }: Scenario, member: Member): Steps<ReadinessSeen> {
  const [pod = '', container = ''] = member.name.split('/');
  const { stdout } = yield* runLine(machine, `kubectl get pod ${pod} -o json`);
  const spec = new Inspected(JSON.parse(stdout || '{}')).list('spec', 'containers');
  const probe = spec.find((one) => one.text('name') === container)?.at('readinessProbe');
  const told = new Inspected(probe);
  const rounds = (told.number('failureThreshold') || 3) + 1;
  const seconds = ((told.number('periodSeconds') || 10) + (told.number('timeoutSeconds') || 1)) * rounds;
  const isReady = function* (): Steps<boolean> {
    return podOf(yield* podsOf(machine), member)?.ready === true;
  };
  const working = yield* isReady();
  const program = programOf(app);
  const frozen = (yield* processes(machine, member.id)).findLast(
    ({ argv: [name = ''] }) => programName(name) === program,
  );
  if (frozen) yield* runLine(machine, `kill -STOP ${frozen.hostPid}`);
  const until = machine.now() + seconds * 1000;
  let broken = working;
  while (broken && machine.now() < until) {
    yield* pass(machine, 1000);
    broken = yield* isReady();
  }
  if (frozen) yield* runLine(machine, `kill -CONT ${frozen.hostPid}`);
  return { probed: probe !== undefined, working, broken, seconds };
}
