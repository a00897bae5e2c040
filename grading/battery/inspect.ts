import type { Machine } from '@/simulator/machine';
import { runLine } from './run-line';
import type { Steps } from './steps';

type Json = { readonly [key: string]: unknown };

/** What docker inspect says, and a way into it: `at('State', 'Running')`. */
export class Inspected {
  readonly #value: unknown;

  constructor(value: unknown) {
    this.#value = value;
  }

  at(...path: readonly string[]): unknown {
    return path.reduce<unknown>((value, key) => (value as Json | null | undefined)?.[key], this.#value);
  }
  text(...path: readonly string[]): string {
    return String(this.at(...path) ?? '');
  }
  number(...path: readonly string[]): number {
    return Number(this.at(...path) ?? 0);
  }
  texts(...path: readonly string[]): readonly string[] {
    return (this.at(...path) as readonly string[] | null | undefined) ?? [];
  }
  list(...path: readonly string[]): readonly Inspected[] {
    return ((this.at(...path) as readonly unknown[] | null | undefined) ?? []).map((one) => new Inspected(one));
  }
}

export function* inspect(machine: Machine, name: string): Steps<Inspected> {
  const { stdout } = yield* runLine(machine, `docker inspect ${name}`);
  const [found] = JSON.parse(stdout || '[]') as readonly unknown[];
  return new Inspected(found);
}
