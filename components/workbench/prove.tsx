'use client';

import { type FormEvent, useId, useState } from 'react';
import type { DraftFiles } from '@/components/editor/draft-files';
import { progress } from '@/components/progress/progress';
import buttons from '@/components/site/button.module.css';
import { download } from '@/components/team/download';
import type { ShownExercise } from '@/content/exercise';
import { downloadKit } from './download-kit';
import styles from './prove.module.css';

type Props = { exercise: ShownExercise; files: DraftFiles; verified: string | undefined };

/** The same battery with a real Docker: a folder to download, and its result line to paste back. */
export function Prove({ exercise, files, verified }: Props) {
  const [pasted, setPasted] = useState('');
  const [said, setSaid] = useState('');
  const field = useId();

  const swarm = 'swarm' in exercise.scenario && exercise.scenario.swarm !== undefined;

  const save = async () => {
    setSaid('');
    try {
      const { name, archive } = await downloadKit(exercise, files.all());
      download(name, 'application/zip', archive);
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  };
  const check = async (event: FormEvent) => {
    event.preventDefault();
    const { readResult } = await import('@/grading/kit/result-line');
    const result = readResult(pasted, exercise.id, files.all());
    if (typeof result === 'string') {
      setSaid(result);
      return;
    }
    const failed = result.verdicts.filter(({ held }) => !held).map(({ id }) => id);
    if (failed.length > 0) {
      setSaid(`On Engine ${result.engine} this did not hold: ${failed.join(', ')}.`);
      return;
    }
    const before = progress().read('exercise', exercise.id);
    const now = Date.now();
    progress().write('exercise', exercise.id, {
      best: 0,
      passed: false,
      attempts: 0,
      hints: 0,
      ...before,
      at: now,
      verified: result.engine,
    });
    setPasted('');
    setSaid(`All ${result.verdicts.length} held on Engine ${result.engine}.`);
  };

  if ('manifest' in exercise.scenario)
    return (
      <details className={styles.prove}>
        <summary>Prove it on real Docker</summary>
        <p>
          There is no folder for this exercise: plain Docker does not run a manifest. On a cluster of your own,{' '}
          <code>kubectl apply -f {exercise.scenario.manifest}</code> shows the same objects; the node has to have the
          images, built under the names that the file gives.
        </p>
      </details>
    );
  return (
    <details className={styles.prove}>
      <summary>
        Prove it on real Docker
        {verified && <span className={styles.mark}>✓ verified on Engine {verified}</span>}
      </summary>
      <p>
        The folder holds your files and <code>verify.sh</code>, which does the same things to containers of your own
        Docker and prints what it sees. Nothing is sent anywhere.
        {swarm && ' A swarm is not made for it: what an update does to requests stays with the simulator.'}
      </p>
      <button type="button" className={buttons.button} onClick={save}>
        Download the folder
      </button>
      <form onSubmit={check}>
        <label htmlFor={field}>The line it ends with</label>
        <textarea
          id={field}
          rows={3}
          spellCheck={false}
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
          placeholder={`pid-one ${exercise.id} engine=…`}
        />
        <button type="submit" className={buttons.button} disabled={pasted.trim() === ''}>
          Check the line
        </button>
      </form>
      <p role="status">{said}</p>
    </details>
  );
}
