import type { ComponentProps } from 'react';
import styles from './table-scroll.module.css';

// A wide table scrolls by itself, so that the page never does.
export function TableScroll(props: ComponentProps<'table'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard
    // biome-ignore lint/a11y/useSemanticElements: a section without a heading would be no better
    <div className={styles.scroll} role="region" aria-label="Table" tabIndex={0}>
      <table {...props} />
    </div>
  );
}
