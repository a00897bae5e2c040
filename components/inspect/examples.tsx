'use client';

import { useId } from 'react';
import buttons from '@/components/site/button.module.css';
import styles from './inspect.module.css';
import type { Files } from './judge-messages';

export interface Example {
  readonly title: string;
  readonly files: Files;
}

export function Examples({ examples, onOpen }: { examples: readonly Example[]; onOpen: (example: Example) => void }) {
  const name = useId();
  return (
    <div className={styles.examples}>
      <p id={name}>Or try one of these:</p>
      <ul className={styles.chips} aria-labelledby={name}>
        {examples.map((example) => (
          <li key={example.title}>
            <button type="button" className={buttons.button} onClick={() => onOpen(example)}>
              {example.title}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
