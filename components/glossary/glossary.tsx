import Link from 'next/link';
import type { Term } from '@/content/term';
import styles from './glossary.module.css';

type Props = { terms: readonly Term[]; titleOf: (slug: string) => string | undefined };

/** Every term with its meaning, and where it is taught. */
export function Glossary({ terms, titleOf }: Props) {
  return (
    <dl className={styles.list}>
      {terms.map(({ id, name, also, means, source, lesson }) => {
        const title = lesson && titleOf(lesson);
        return (
          <div key={id} id={id} className={styles.entry}>
            <dt>
              {name}{' '}
              <a href={`#${id}`} aria-label={`Link to ${name}`}>
                #
              </a>
              {also.length > 0 && <span className={styles.also}>also: {also.join(', ')}</span>}
            </dt>
            <dd>
              <p>{means}</p>
              <p className={styles.more}>
                {title && <Link href={`/lessons/${lesson}/`}>{title}</Link>}
                {source && <a href={source}>{new URL(source).hostname.replace('www.', '')}</a>}
              </p>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
