import Link from 'next/link';
import { LessonVisit } from '@/components/progress/lesson-visit';
import { TerminalDesk } from '@/components/terminal/terminal-desk';
import { TerminalDock } from '@/components/terminal/terminal-dock';
import { lessonFiles } from '@/content/lesson-files';
import type { Lesson } from '@/content/lessons';
import styles from './lesson-frame.module.css';
import { LessonPager } from './lesson-pager';
import { TableOfContents } from './table-of-contents';

type Props = { lesson: Lesson; previous: Lesson | undefined; next: Lesson | undefined };

export function LessonFrame({ lesson, previous, next }: Props) {
  const { Body } = lesson;
  return (
    <div className={styles.frame}>
      <article className={styles.article}>
        <header className={styles.header}>
          <p className={styles.part}>{lesson.part}</p>
          <h1>{lesson.title}</h1>
          <p className={styles.description}>{lesson.description}</p>
          <p className={styles.facts}>
            <span>{lesson.minutes} minutes</span>
            <Link href={`/cheat-sheets/${lesson.slug}/`} prefetch={false}>
              Cheat sheet
            </Link>
            <Link href={`/present/${lesson.slug}/`} prefetch={false}>
              Present
            </Link>
          </p>
        </header>
        <TerminalDesk files={lessonFiles(lesson.slug)}>
          <div className={styles.body}>
            <Body />
          </div>
          <TerminalDock />
        </TerminalDesk>
        <footer className={styles.end}>
          <LessonVisit slug={lesson.slug} />
          <LessonPager previous={previous} next={next} />
        </footer>
      </article>
      <TableOfContents entries={lesson.toc} />
    </div>
  );
}
