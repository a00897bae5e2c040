import Link from 'next/link';
import styles from './lesson-pager.module.css';

type Place = { slug: string; title: string };

export function LessonPager({ previous, next }: { previous: Place | undefined; next: Place | undefined }) {
  return (
    <nav className={styles.pager} aria-label="Lessons">
      {previous ? (
        <Link href={`/lessons/${previous.slug}/`} rel="prev">
          <span>Previous</span> {previous.title}
        </Link>
      ) : (
        <Link href="/#course">
          <span>Back to</span> The course
        </Link>
      )}
      {next && (
        <Link href={`/lessons/${next.slug}/`} rel="next" className={styles.next}>
          <span>Next</span> {next.title}
        </Link>
      )}
    </nav>
  );
}
