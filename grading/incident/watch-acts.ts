import type { KernelEvent } from '@/simulator/kernel/events';
import type { OpenIncident } from './open-incident';

/** The first thing done to a container that was there when the pager rang, or to an object of the cluster: from then on it shows less, or something else. */
export interface Act {
  /** The container's name. */
  readonly container: string;
  /** What became of it: stopped, removed … */
  readonly done: string;
}

const CHANGES: Readonly<Record<string, string>> = {
  apply: 'applied',
  create: 'made',
  delete: 'deleted',
  edit: 'edited',
  patch: 'patched',
  replace: 'replaced',
  scale: 'scaled',
  set: 'changed',
};

/** What kubectl was asked to change. */
function byKubectl([program = '', verb = '', ...args]: readonly string[]): Act | undefined {
  if (!/(^|\/)kubectl$/.test(program) || args.some((word) => word.startsWith('--dry-run'))) return undefined;
  const [first = '', second = ''] = args.filter((word) => !word.startsWith('-'));
  if (verb === 'rollout')
    return /^(undo|restart)$/.test(first) ? { container: second, done: 'rolled out anew' } : undefined;
  const done = CHANGES[verb];
  return done === undefined ? undefined : { container: /[./]/.test(first) ? first : `${first} ${second}`.trim(), done };
}

interface Patient {
  readonly name: string;
  readonly running: boolean;
}

/** Answers with the first act so far, each time it is called. */
export function watchActs({ machine, before }: OpenIncident): () => Act | undefined {
  const patients = patientsOf(machine.events.slice(0, before));
  let next = before;
  let act: Act | undefined;
  return () => {
    for (; act === undefined && next < machine.events.length; next++) {
      const event = machine.events[next];
      if (event?.type === 'exec') act = byKubectl(event.argv);
      const patient = event?.type === 'docker' ? patients.get(event.container ?? '') : undefined;
      const done = event && patient && doneBy(event, patient);
      if (done) act = { container: patient.name, done };
    }
    return act;
  };
}

function patientsOf(events: readonly KernelEvent[]): ReadonlyMap<string, Patient> {
  const found = new Map<string, Patient>();
  for (const event of events) {
    if (event.type !== 'docker') continue;
    const { action, container = '', detail = '' } = event;
    const name = found.get(container)?.name ?? '';
    // A kubelet stops, removes and starts its containers by itself.
    if (detail.startsWith('k8s_')) continue;
    if (action === 'create' || action === 'rename') found.set(container, { name: detail, running: false });
    else if (action === 'start' || action === 'die') found.set(container, { name, running: action === 'start' });
    else if (action === 'destroy') found.delete(container);
  }
  return found;
}

/** Containers do none of this by themselves: a restart policy starts only what was running. */
function doneBy(event: KernelEvent, { running }: Patient): string | undefined {
  if (event.type !== 'docker') return undefined;
  const { action, detail } = event;
  if (action === 'kill') return detail === '9' ? 'killed' : detail === '15' ? 'stopped' : 'sent a signal';
  if (action === 'stop') return 'stopped';
  if (action === 'pause') return 'paused';
  if (action === 'destroy') return 'removed';
  return action === 'start' && !running ? 'started again' : undefined;
}
