'use client';

import { InlineCode } from '@/components/score/inline-code';
import type { ShownIncident } from '@/content/incident';
import styles from './incident.module.css';

/** One good way through, command by command; there are others. */
export function ModelWalk({ model: { look, act } }: { model: ShownIncident['model'] }) {
  return (
    <details className={styles.model}>
      <summary>One way through it</summary>
      {[
        { title: 'Look', steps: look },
        { title: 'Act', steps: act },
      ].map(({ title, steps }) => (
        <section key={title}>
          <h4>{title}</h4>
          <ol>
            {steps.map(({ run, because }) => (
              <li key={run}>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard */}
                <pre tabIndex={0}>{run.trimEnd()}</pre>
                <p>
                  <InlineCode text={because} />
                </p>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </details>
  );
}
