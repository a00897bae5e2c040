'use client';

import Link from 'next/link';
import { useMemo, useRef, useState } from 'react';
import { progress } from '@/components/progress/progress';
import { answered } from '@/components/progress/schedule';
import { useSnapshot } from '@/components/progress/use-record';
import type { ShownRep } from '@/content/rep';
import { CardView } from './card-view';
import { countRecalled, dueItems, type Item, itemsOf, nextDue, type RecallCard } from './items';
import styles from './practice.module.css';
import { RepView } from './rep-view';

type Props = {
  reps: readonly ShownRep[];
  cards: readonly RecallCard[];
  titles: Readonly<Record<string, string>>;
};

const inWords = (ms: number) => {
  const days = Math.round(ms / 86_400_000);
  return days < 1 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`;
};

/** One item after another, each about a minute; what was known comes back later and later. */
export function Practice({ reps, cards, titles }: Props) {
  const items = useMemo(() => itemsOf(reps, cards), [reps, cards]);
  const snapshot = useSnapshot();
  const [sitting, setSitting] = useState<Item[]>();
  const [done, setDone] = useState(0);
  const place = useRef<HTMLElement>(null);

  if (!snapshot) return <p className={styles.state}>…</p>;
  const due = dueItems(items, snapshot, Date.now());
  const current = sitting?.[done];

  const begin = (chosen: Item[]) => {
    setSitting(chosen);
    setDone(0);
    requestAnimationFrame(() => place.current?.focus());
  };
  const mark = ({ name }: Item, right: boolean) =>
    progress().write('recall', name, answered(progress().read('recall', name), right, Date.now()));
  const next = () => {
    setDone(done + 1);
    requestAnimationFrame(() => place.current?.focus());
  };

  if (current) {
    const { name, lesson } = current;
    const record = snapshot.recall[name];
    return (
      <section
        ref={place}
        className={styles.sitting}
        tabIndex={-1}
        aria-label={`Item ${done + 1} of ${sitting?.length}`}
      >
        <p className={styles.state}>
          {done + 1} of {sitting?.length} · {titles[lesson] ?? 'A lesson to come'}
        </p>
        {current.rep ? (
          <RepView
            key={`${name} ${done}`}
            rep={current.rep}
            turn={(record?.right ?? 0) + (record?.wrong ?? 0)}
            onMarked={(right) => mark(current, right)}
            onNext={next}
          />
        ) : (
          <CardView
            key={`${name} ${done}`}
            card={current.card}
            onMarked={(right) => mark(current, right)}
            onNext={next}
          />
        )}
      </section>
    );
  }

  const later = nextDue(items, snapshot);
  const recalled = countRecalled(items, snapshot);
  return (
    <section ref={place} tabIndex={-1} className={styles.sitting} aria-label="What is due">
      <p role="status">
        {sitting && `${sitting.length === 1 ? 'One item' : `${sitting.length} items`} done. `}
        {due.length > 0
          ? `${due.length === 1 ? 'One item is' : `${due.length} items are`} due, about a minute each.`
          : later === undefined
            ? 'Nothing is due yet: items come with the lessons you begin.'
            : `Nothing is due now. The next item comes back ${inWords(later - Date.now())}.`}
      </p>
      <p className={styles.actions}>
        {due.length > 0 && (
          <button type="button" className={styles.main} onClick={() => begin(due)}>
            Start
          </button>
        )}
        <button type="button" onClick={() => begin(mixed(items, snapshot.recall))}>
          Five of any lesson
        </button>
        {later === undefined && <Link href="/#course">To the lessons</Link>}
      </p>
      {recalled > 0 && (
        <p className={styles.state}>
          {recalled} of {items.length} recalled on a later day.
        </p>
      )}
    </section>
  );
}

/** Five of all, those least often answered first, from different places of the list. */
function mixed(items: readonly Item[], recall: Readonly<Record<string, { right: number; wrong: number }>>): Item[] {
  const times = ({ name }: Item) => (recall[name]?.right ?? 0) + (recall[name]?.wrong ?? 0);
  const fewest = [...items].sort((a, b) => times(a) - times(b));
  const step = Math.max(1, Math.floor(fewest.filter((item) => times(item) === times(fewest[0] as Item)).length / 5));
  return fewest.filter((_, at) => at % step === 0).slice(0, 5);
}
