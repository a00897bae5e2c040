'use client';

import { diffLines } from '@/components/workbench/diff-lines';
import type { Counterfactual, Telling } from '@/grading/explain/counterfactual';
import styles from './counterfactual.module.css';
import { InlineCode } from './inline-code';

type Props = {
  told: Counterfactual;
  files: Readonly<Record<string, string>>;
  onApply: (files: Readonly<Record<string, string>>) => void;
};

const signs = { same: [' ', ''], mine: ['−', 'now: '], theirs: ['+', 'repaired: '] } as const;

/** The reader's own files, run with the smallest repair that regains the point; both runs side by side. */
export function CounterfactualView({ told, files, onApply }: Props) {
  const { says, before, after } = told;
  return (
    <details className={styles.told}>
      <summary>
        {before.figures && after.figures ? (
          <>
            <span className="visually-hidden">Now </span>
            <span className={styles.before}>{before.figures}</span>
            <span aria-hidden="true"> → </span>
            <span className="visually-hidden">; with the smallest repair </span>
            <span className={styles.after}>{after.figures}</span>
          </>
        ) : (
          'The smallest repair, tried'
        )}
      </summary>
      <ol className={styles.says}>
        {says.map((text) => (
          <li key={text}>
            <InlineCode text={text} />
          </li>
        ))}
      </ol>
      {Object.entries(told.files).map(([path, text]) => (
        <figure key={path}>
          <figcaption>{path}</figcaption>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard */}
          <pre tabIndex={0}>
            {diffLines(files[path] ?? '', text).map(({ kind, text: row }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew each time
              <span key={index} data-kind={kind}>
                <span aria-hidden="true">{signs[kind][0]} </span>
                {signs[kind][1] && <span className="visually-hidden">{signs[kind][1]}</span>}
                {`${row}\n`}
              </span>
            ))}
          </pre>
        </figure>
      ))}
      <div className={styles.runs}>
        <Run title="Your files" telling={before} />
        <Run title="With the repair" telling={after} />
      </div>
      <button type="button" onClick={() => onApply(told.files)}>
        Apply this repair
      </button>
    </details>
  );
}

function Run({ title, telling: { observed, moments } }: { title: string; telling: Telling }) {
  return (
    <section aria-label={title}>
      <h4>{title}</h4>
      <p>
        <InlineCode text={observed} />
      </p>
      {moments.length > 0 && (
        <ol className={styles.moments}>
          {moments.map(({ at, kind, first, argv, what, outcome, reason }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list in the order of time
            <li key={index} data-kind={kind}>
              <span className={styles.at}>{at.toFixed(2)} s</span>{' '}
              <span>
                {kind === 'docker'
                  ? `docker: ${what} ${outcome}`
                  : `${first ? 'PID 1 ' : ''}${argv.join(' ')}: ${what} ${outcome}`}
                {reason && ` (${reason})`}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
