'use client';

import { type FormEvent, useId, useState } from 'react';
import buttons from '@/components/site/button.module.css';
import styles from './inspect.module.css';
import { isPath, MOST_FILES } from './limits';

type Props = {
  paths: readonly string[];
  active: string;
  onAdd: (path: string) => void;
  onRemove: (path: string) => void;
  onFiles: (files: Iterable<File>) => Promise<void>;
  onBringBack: (() => void) | undefined;
};

const COMMON = ['entrypoint.sh', 'compose.yaml', 'supervisord.conf', 'server.js', 'package.json', '.dockerignore'];

/** More files, fewer files. */
export function FileActions({ paths, active, onAdd, onRemove, onFiles, onBringBack }: Props) {
  const [path, setPath] = useState('');
  const [problem, setProblem] = useState('');
  const field = useId();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = path.trim();
    const wrong = paths.includes(wanted)
      ? 'There is a file of this name.'
      : paths.length >= MOST_FILES
        ? `${MOST_FILES} files at most.`
        : isPath(wanted)
          ? ''
          : 'A path inside the folder: letters, digits, dots, hyphens and slashes.';
    setProblem(wrong);
    if (wrong) return;
    onAdd(wanted);
    setPath('');
  };

  return (
    <div className={styles.actions}>
      <form onSubmit={submit}>
        <label htmlFor={field} className="visually-hidden">
          Name of another file
        </label>
        <input
          id={field}
          type="text"
          list={`${field}-names`}
          placeholder="entrypoint.sh"
          autoCapitalize="off"
          spellCheck={false}
          value={path}
          aria-describedby={`${field}-problem`}
          onChange={({ target }) => setPath(target.value)}
        />
        <datalist id={`${field}-names`}>
          {COMMON.filter((name) => !paths.includes(name)).map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <button type="submit" className={buttons.button}>
          Add a file
        </button>
      </form>
      <label className={buttons.button}>
        Open files…
        <input
          className="visually-hidden"
          type="file"
          multiple
          onChange={async ({ target }) => {
            await onFiles(target.files ?? []);
            target.value = '';
          }}
        />
      </label>
      {paths.length > 1 && (
        <button type="button" className={buttons.button} onClick={() => onRemove(active)}>
          Remove {active}
        </button>
      )}
      {onBringBack && (
        <button type="button" className={buttons.button} onClick={onBringBack}>
          Bring back the files from before
        </button>
      )}
      <p id={`${field}-problem`} className={styles.problem} role="alert">
        {problem}
      </p>
    </div>
  );
}
