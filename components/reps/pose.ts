import type { Rep, ShownRep } from '@/content/rep';

/** One instance of a rep, ready to be asked. */
export interface Question {
  readonly ask: string;
  readonly code: string | undefined;
  /** In the order shown; undefined when the answer is typed. */
  readonly options: readonly string[] | undefined;
  readonly answer: string;
  readonly because: string;
}

type Value = Rep['vary'][string][number];
export type Values = Readonly<Record<string, Value>>;

const placeholder = /\{([a-z]+)(?:\.([a-z]+))?\}/g;

/** Puts values in the place of {name} and {name.field}; throws when there is none. */
export function fill(text: string, values: Values): string {
  return text.replace(placeholder, (all, name: string, field: string | undefined) => {
    const value = values[name];
    const found = field === undefined ? value : typeof value === 'object' ? value[field] : undefined;
    if (found === undefined || typeof found === 'object') throw new Error(`nothing for ${all} in: ${text}`);
    return String(found);
  });
}

/** Numbers from 0 to below 1, the same for the same seed. (mulberry32 over FNV-1a) */
function random(seed: string): () => number {
  let state = 0x811c9dc5;
  for (let at = 0; at < seed.length; at++) state = Math.imul(state ^ seed.charCodeAt(at), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function questionOf(rep: ShownRep, values: Values, shuffle: <T>(list: T[]) => T[] = (list) => list): Question {
  const code = rep.code === undefined ? undefined : fill(rep.code, values);
  const answer = fill(rep.answer, values);
  const others = rep.not?.map((one) => fill(one, values)).filter((one) => one !== answer);
  return {
    ask: fill(rep.ask, values),
    code,
    options: others && shuffle([...new Set([answer, ...others])]),
    answer,
    because: fill(rep.because, values),
  };
}

/** The rep with values and an order of options that depend on the seed alone. */
export function pose(rep: ShownRep, seed: string): Question {
  const next = random(`${rep.id} ${seed}`);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const values = Object.fromEntries(Object.entries(rep.vary).map(([name, list]) => [name, pick(list)]));
  return questionOf(rep, values, (list) => {
    for (let at = list.length - 1; at > 0; at--) {
      const other = Math.floor(next() * (at + 1));
      [list[at], list[other]] = [list[other] as never, list[at] as never];
    }
    return list;
  });
}

/** Every combination of a rep’s values. */
export const combinations = (rep: ShownRep): Values[] =>
  Object.entries(rep.vary).reduce<Values[]>(
    (sets, [name, list]) => sets.flatMap((set) => list.map((value) => ({ ...set, [name]: value }))),
    [{}],
  );

/** Typed answers count without spaces around them, in any case. */
export const isRight = (question: Question, given: string): boolean =>
  given.trim().toLowerCase() === question.answer.toLowerCase();
