'use client';

import type { DraftFiles } from '@/components/editor/draft-files';
import { type DiffLine, diffLines } from './diff-lines';
import styles from './solution-diff.module.css';

type Props = { files: DraftFiles; solution: Readonly<Record<string, string>>; onClose: () => void };

const signs: Record<DiffLine['kind'], { sign: string; said: string }> = {
  same: { sign: ' ', said: '' },
  mine: { sign: '−', said: 'yours: ' },
  theirs: { sign: '+', said: 'solution: ' },
};

/** One solution beside the learner's files, line by line; nothing of theirs is changed. */
export function SolutionDiff({ files, solution, onClose }: Props) {
  const paths = files.paths.filter((path) => solution[path] !== undefined || files.all()[path] !== undefined);
  const changed = paths.filter((path) => !files.isFixed(path) && files.text(path) !== (solution[path] ?? ''));
  return (
    <section className={styles.diff} aria-label="Compare with a solution">
      <header className={styles.header}>
        <div>
          <h3>Your files and one solution</h3>
          <p>Other shapes are right, too. Your files stay as they are.</p>
        </div>
        <button type="button" onClick={onClose}>
          Close
        </button>
      </header>
      {changed.length === 0 && <p>Your files are the same as this solution.</p>}
      {changed.map((path) => (
        <figure key={path}>
          <figcaption>{path}</figcaption>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard */}
          <pre tabIndex={0}>
            {diffLines(files.text(path), solution[path] ?? '').map(({ kind, text }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew each time
              <span key={index} data-kind={kind}>
                <span aria-hidden="true">{signs[kind].sign} </span>
                {signs[kind].said && <span className="visually-hidden">{signs[kind].said}</span>}
                {`${text}\n`}
              </span>
            ))}
          </pre>
        </figure>
      ))}
    </section>
  );
}
