import type { TocEntry } from '@/content/lessons';
import styles from './table-of-contents.module.css';

// Stands in the right margin of wide screens; elsewhere the headings' own anchors serve.
export function TableOfContents({ entries }: { entries: TocEntry[] }) {
  if (entries.length < 2) return null;
  return (
    <aside className={styles.margin}>
      <nav className={styles.nav} aria-label="On this page">
        <h2>On this page</h2>
        <ol className={styles.list}>
          {entries.map(({ id, text, depth }) => (
            <li key={id} data-depth={depth}>
              <a href={`#${id}`}>{text}</a>
            </li>
          ))}
        </ol>
      </nav>
    </aside>
  );
}
