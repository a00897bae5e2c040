import type { ReactNode } from 'react';
import type { Snapshot } from '@/components/progress/records';
import { isDue, isRecalled } from '@/components/progress/schedule';
import type { ShownRep } from '@/content/rep';

/** A lesson’s recall question; `name` is its address. */
export interface RecallCard {
  readonly name: string;
  readonly lesson: string;
  readonly question: string;
  readonly answer: ReactNode;
}

export type Item = { readonly name: string; readonly lesson: string } & (
  | { readonly rep: ShownRep; readonly card?: never }
  | { readonly card: RecallCard; readonly rep?: never }
);

export const itemsOf = (reps: readonly ShownRep[], cards: readonly RecallCard[]): Item[] => [
  ...reps.map((rep) => ({ name: rep.id, lesson: rep.lesson, rep })),
  ...cards.map((card) => ({ name: card.name, lesson: card.lesson, card })),
];

/** New items a sitting, so that a lesson's end is no flood. */
const FRESH = 5;

/** What is due: items seen before, longest due first, then a few new ones of the lessons that were begun. */
export function dueItems(items: readonly Item[], { recall, lesson }: Snapshot, now: number): Item[] {
  const seen = items.filter(({ name }) => recall[name] && isDue(recall[name], now));
  const fresh = items.filter((item) => !recall[item.name] && lesson[item.lesson]);
  return [...seen.sort((a, b) => (recall[a.name]?.due ?? 0) - (recall[b.name]?.due ?? 0)), ...fresh.slice(0, FRESH)];
}

export const countRecalled = (items: readonly Item[], { recall }: Snapshot): number =>
  items.filter(({ name }) => isRecalled(recall[name])).length;

/** When the next of them comes back; undefined when none was seen. */
export function nextDue(items: readonly Item[], { recall }: Snapshot): number | undefined {
  const times = items.flatMap(({ name }) => recall[name]?.due ?? []);
  return times.length > 0 ? Math.min(...times) : undefined;
}
