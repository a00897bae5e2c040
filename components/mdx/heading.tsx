import type { ComponentProps } from 'react';
import styles from './heading.module.css';

export function HeadingTwo({ children, ...props }: ComponentProps<'h2'>) {
  return (
    <h2 className={styles.heading} {...props}>
      {children}
      <Anchor id={props.id} />
    </h2>
  );
}

export function HeadingThree({ children, ...props }: ComponentProps<'h3'>) {
  return (
    <h3 className={styles.heading} {...props}>
      {children}
      <Anchor id={props.id} />
    </h3>
  );
}

function Anchor({ id }: { id: string | undefined }) {
  if (!id) return null;
  return (
    <a className={styles.anchor} href={`#${id}`} aria-label="Link to this section">
      #
    </a>
  );
}
