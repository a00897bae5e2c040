'use client';

import dynamic from 'next/dynamic';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { OpenEditor } from '@/components/editor/open-editor';
import { ScorePanel, verdictOf } from '@/components/score/score-panel';
import buttons from '@/components/site/button.module.css';
import { Confirm } from '@/components/site/confirm';
import { useDesk } from '@/components/terminal/desk-context';
import { TerminalSlot } from '@/components/terminal/terminal-slot';
import type { ShownExercise } from '@/content/exercise';
import { findingsOf } from './findings-of';
import { Hints } from './hints';
import { OtherTab } from './other-tab';
import { Prove } from './prove';
import { SolutionDiff } from './solution-diff';
import { useDraftFiles } from './use-draft-files';
import { useGrading } from './use-grading';
import styles from './workbench.module.css';

const Editor = dynamic(() => import('@/components/editor/editor').then((module) => module.Editor), { ssr: false });
const MoveLines = dynamic(() => import('./move-lines').then((module) => module.MoveLines), { ssr: false });

type Side = 'files' | 'terminal';

export function WorkbenchPanel({ exercise }: { exercise: ShownExercise }) {
  const { session } = useDesk();
  const { files } = useDraftFiles(exercise, session);
  const grading = useGrading(exercise);
  const [active, setActive] = useState(files.paths[0] ?? '');
  const [side, setSide] = useState<Side>('files');
  const [asking, setAsking] = useState<'reset' | 'solution'>();
  const [comparing, setComparing] = useState(false);
  const [said, setSaid] = useState('');
  const [result, setResult] = useState('');
  const editor = useRef<OpenEditor>(undefined);
  const { report, record } = grading;
  const findings = useMemo(() => (report ? findingsOf(report) : []), [report]);
  const mayCompare = record.passed || record.hints >= exercise.hints.length;

  // `vi Dockerfile` in the terminal.
  useEffect(
    () =>
      session?.onEdit((path) => {
        if (!files.paths.includes(path)) return false;
        setSide('files');
        setActive(path);
        requestAnimationFrame(() => editor.current?.focus());
        return true;
      }),
    [session, files],
  );

  const check = async () => {
    if (grading.checking) return;
    setSaid('Checking…');
    setResult('');
    const judged = await grading.check(files.all());
    setSaid('');
    setResult(judged ? `${judged.score} of 100. ${verdictOf(judged)}` : '');
  };
  const jump = (file: string, line: number) => {
    setSide('files');
    setActive(file);
    requestAnimationFrame(() => editor.current?.go(file, line));
  };
  const apply = (repaired: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(repaired)) if (!files.isFixed(path)) files.change(path, text, 'page');
    setSaid('The repair is in your files. Check again, or undo it.');
  };
  const reset = () => {
    files.reset();
    setSaid('The files are as at the start. Undo brings yours back.');
  };

  return (
    <div className={styles.bench}>
      <fieldset className={styles.sides} aria-label="Show">
        {(['files', 'terminal'] as const).map((name) => (
          <button key={name} type="button" aria-pressed={side === name} onClick={() => setSide(name)}>
            {name === 'files' ? 'Files' : 'Terminal'}
          </button>
        ))}
      </fieldset>
      <div className={styles.columns} data-side={side}>
        <div className={styles.files}>
          <Editor files={files} active={active} onActivate={setActive} findings={findings} handle={editor} />
        </div>
        <section className={styles.terminal} aria-label="Terminal">
          <TerminalSlot className={styles.slot} wanted={side === 'terminal'} />
        </section>
      </div>
      {exercise.form === 'reorder' && !files.isFixed(active) && <MoveLines files={files} path={active} />}
      <OtherTab files={files} path={active} />
      <div className={styles.actions}>
        <button
          type="button"
          className={`${buttons.button} ${buttons.main}`}
          aria-disabled={grading.checking}
          onClick={check}
        >
          Check my answer
        </button>
        {grading.canHint && (
          <button type="button" className={buttons.button} onClick={grading.showHint}>
            {grading.hints.length === 0 ? 'Show a hint' : 'Show another hint'}
          </button>
        )}
        <button type="button" className={buttons.button} onClick={() => editor.current?.undo()}>
          Undo
        </button>
        <button type="button" className={buttons.button} onClick={() => setAsking('reset')}>
          Reset files
        </button>
        <button
          type="button"
          className={buttons.button}
          aria-expanded={comparing}
          onClick={() => (comparing ? setComparing(false) : mayCompare ? setComparing(true) : setAsking('solution'))}
        >
          Compare with a solution
        </button>
        <p className={styles.said} role="status">
          {grading.fault ? `The check itself failed, which is not your fault: ${grading.fault}` : said}
        </p>
      </div>
      {/* Seen as the score below; this is for ears. */}
      <p className="visually-hidden" role="status">
        {result}
      </p>
      <Hints hints={grading.hints} leads={grading.leads} />
      {report && (
        <ScorePanel
          report={report}
          stale={grading.isStale(files.all())}
          onJump={jump}
          told={grading.told}
          files={grading.files}
          onApply={apply}
        />
      )}
      <Prove exercise={exercise} files={files} verified={record.verified} />
      {comparing && <SolutionDiff files={files} solution={exercise.solution} onClose={() => setComparing(false)} />}
      <Confirm
        open={asking === 'reset'}
        title="Reset the files?"
        action="Reset the files"
        onConfirm={reset}
        onClose={() => setAsking(undefined)}
      >
        All files of this exercise go back to the start. Undo in each file brings yours back.
      </Confirm>
      <Confirm
        open={asking === 'solution'}
        title="See a solution now?"
        action="Show anyway"
        keep="Not yet"
        harmless
        onConfirm={() => setComparing(true)}
        onClose={() => setAsking(undefined)}
      >
        It teaches more to try first: each attempt that does not pass brings a hint. Your files stay as they are.
      </Confirm>
    </div>
  );
}
