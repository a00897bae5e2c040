import { normalise } from '@/simulator/fidelity/compare';
import type { SeenByName } from './read-seen';

export interface Difference {
  readonly name: string;
  readonly real: string | undefined;
  readonly simulated: string | undefined;
}

export interface Compared {
  readonly observations: number;
  readonly differences: readonly Difference[];
}

/** Of one answer: how many observations there are, and which are not alike. */
export function compareSeen(there: SeenByName, here: SeenByName): Compared {
  const [real, simulated] = [inOneOrder(there), inOneOrder(here)];
  const names = [...new Set([...Object.keys(real), ...Object.keys(simulated)])].filter((name) => name !== 'engine');
  const differences = names
    .filter((name) => !alike(name, real[name], simulated[name]))
    .map((name) => ({ name, real: real[name], simulated: simulated[name] }));
  return { observations: names.length, differences };
}

/** BuildKit reports steps that are worked on at the same time in no order: they are counted by their text. */
function inOneOrder(seen: SeenByName): SeenByName {
  const steps = Object.entries(seen).filter(([name]) => name.startsWith('rebuild.'));
  const values = steps.map(([, value]) => value).sort();
  return { ...seen, ...Object.fromEntries(steps.map(([name], index) => [name, values[index] ?? ''])) };
}

/** Seconds that a busy machine may add; the grace period of ten seconds stays apart from none. */
const SLACK = 5.9;

function alike(name: string, real: string | undefined, simulated: string | undefined): boolean {
  if (real === undefined || simulated === undefined) return false;
  if (name.endsWith('.seconds')) return Math.abs(Number(real) - Number(simulated)) <= SLACK;
  return plain(name, real) === plain(name, simulated);
}

function plain(name: string, value: string): string {
  if (name.startsWith('process.')) return value.replace(/^[RD] /, 'S ');
  if (name === 'writes') return value.replace(/---supervisor-\w+/g, '---supervisor-X');
  if (name === 'logs.first') return normalise(value.replace(/\b[0-9a-f]{12}\b/g, 'ID'), '').trim();
  if (name === 'settings.mounts') return value.replace(/[0-9a-f]{64}/g, 'ID');
  return value;
}
