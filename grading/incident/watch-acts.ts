import type { KernelEvent } from '@/simulator/kernel/events';
import type { OpenIncident } from './open-incident';

/** The first thing done to a container that was there when the pager rang: from then on it shows less, or something else. */
export interface Act {
  /** The container's name. */
  readonly container: string;
  /** What became of it: stopped, removed … */
  readonly done: string;
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
