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
export function compareSeen(real: SeenByName, simulated: SeenByName): Compared {
  const names = [...new Set([...Object.keys(real), ...Object.keys(simulated)])].filter((name) => name !== 'engine');
  const differences = names
    .filter((name) => !alike(name, real[name], simulated[name]))
    .map((name) => ({ name, real: real[name], simulated: simulated[name] }));
  return { observations: names.length, differences };
}

/** Seconds that a busy machine may add; the grace period of ten seconds stays far apart from none. */
const SLACK = 3;

function alike(name: string, real: string | undefined, simulated: string | undefined): boolean {
  if (real === undefined || simulated === undefined) return false;
  if (name.endsWith('.seconds')) return Math.abs(Number(real) - Number(simulated)) <= SLACK;
  return plain(name, real) === plain(name, simulated);
}

function plain(name: string, value: string): string {
  if (name.startsWith('process.')) return value.replace(/^[RD] /, 'S ');
  if (name === 'writes') return value.replace(/---supervisor-\w+/g, '---supervisor-X');
  if (name === 'logs.first') return normalise(value.replace(/\b[0-9a-f]{12}\b/g, 'ID'), '').trim();
  return value;
}
