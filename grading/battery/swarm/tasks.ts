import type { Machine } from '@/simulator/machine';

/** A container of the old release that was told to stop. */
export interface EndedTask {
  readonly exitCode: number;
  /** Virtual seconds from the signal to the end. */
  readonly seconds: number;
}

type Told = { readonly action: string; readonly container: string; readonly at: number; readonly detail: string };

/** What Docker told of the containers whose names begin so. */
function* toldOf({ events }: Machine, prefix: string): Generator<Told> {
  const own = new Set<string>();
  for (const event of events) {
    if (event.type !== 'docker') continue;
    const { action, container, at, detail = '' } = event;
    if (container === undefined) continue;
    if (action === 'create' && detail.startsWith(prefix)) own.add(container);
    if (own.has(container)) yield { action, container, at, detail };
  }
}

/** Those that were there before the event numbered `from`, and ended after it. */
export function endedTasks(machine: Machine, prefix: string, from: number): EndedTask[] {
  const since = machine.events[from]?.at ?? machine.now();
  const made = new Map<string, number>();
  const signalled = new Map<string, number>();
  const ended: EndedTask[] = [];
  for (const { action, container, at, detail } of toldOf(machine, prefix)) {
    if (action === 'create') made.set(container, at);
    if (action === 'kill' && !signalled.has(container)) signalled.set(container, at);
    const told = signalled.get(container);
    if (action !== 'die' || told === undefined || (made.get(container) ?? since) >= since) continue;
    ended.push({ exitCode: Number(detail), seconds: Math.round((at - told) / 100) / 10 });
  }
  return ended;
}

/** A task is ready when it runs, or is healthy where it has a check, until it is told to stop or ends. */
export function fewestReady(machine: Machine, prefix: string, from: number): number {
  const since = machine.events[from]?.at ?? machine.now();
  const all = [...toldOf(machine, prefix)];
  const checked = all.some(({ action }) => action.startsWith('health_status'));
  const ready = new Set<string>();
  let fewest = Number.POSITIVE_INFINITY;
  for (const { action, container, at } of all) {
    if (at >= since) fewest = Math.min(fewest, ready.size);
    if (action === (checked ? 'health_status: healthy' : 'start')) ready.add(container);
    if (action === 'kill' || action === 'die') ready.delete(container);
    if (at >= since) fewest = Math.min(fewest, ready.size);
  }
  return Number.isFinite(fewest) ? fewest : ready.size;
}
