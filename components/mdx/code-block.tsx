import type { ComponentProps } from 'react';
import { CodeActions } from './code-actions';
import styles from './code-block.module.css';

type Props = ComponentProps<'pre'> & { 'data-title'?: string; 'data-language'?: string };

// A fenced block. Shiki coloured it at build time; the buttons read its text from the page.
export function CodeBlock({ 'data-title': title, id, ...pre }: Props) {
  const language = pre['data-language'] ?? '';
  return (
    <figure className={styles.block} id={id}>
      <figcaption className={styles.caption}>
        <span>{title}</span>
        <CodeActions language={language} isFile={title !== undefined} link={id} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard */}
      <pre {...pre} tabIndex={0} className={`${styles.code} ${pre.className ?? ''}`} />
    </figure>
  );
}
