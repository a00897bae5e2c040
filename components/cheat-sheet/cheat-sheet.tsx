import Link from 'next/link';
import { partsOf } from '@/content/lesson-parts';
import type { Lesson } from '@/content/lessons';
import styles from './cheat-sheet.module.css';

const kept = ['CheatLine', 'table', 'Refute', 'TradeOff'];
const order = (kind: string) => kept.indexOf(kind);

/** What to take away from a lesson, made from the lesson itself. */
export function CheatSheet({ lesson }: { lesson: Lesson }) {
  const parts = partsOf(lesson).filter(({ kind }) => kept.includes(kind));
  const commands = [...new Map(lesson.blocks.flatMap(({ commands, anchor }) => commands.map((one) => [one, anchor])))];
  return (
    <section className={styles.sheet} id={lesson.slug} aria-labelledby={`${lesson.slug}-title`}>
      <h2 id={`${lesson.slug}-title`}>
        <Link href={`/lessons/${lesson.slug}/`}>{lesson.title}</Link>
      </h2>
      <div className={styles.parts}>
        {parts
          .sort((a, b) => order(a.kind) - order(b.kind))
          .map(({ anchor, label, node }) => (
            <div key={`${anchor} ${label}`}>{node}</div>
          ))}
      </div>
      {commands.length > 0 && (
        <details className={styles.commands}>
          <summary>The commands of this lesson</summary>
          <ul>
            {commands.map(([command, anchor]) => (
              <li key={command}>
                <Link href={`/lessons/${lesson.slug}/#${anchor}`} prefetch={false}>
                  <code>{command}</code>
                </Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
