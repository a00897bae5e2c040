'use client';

import { useId, useState } from 'react';
import styles from './team.module.css';

/** A link to copy; where the clipboard is out of reach it stands there, selected. */
export function CopyLink({ link, label }: { link: string; label: string }) {
  const [said, setSaid] = useState('');
  const field = useId();

  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => setSaid('Copied.'),
      () => {
        const input = document.getElementById(field);
        if (input instanceof HTMLInputElement) input.select();
        setSaid('Copy it with the keyboard.');
      },
    );

  return (
    <p className={styles.link}>
      <label htmlFor={field}>{label}</label>
      <input id={field} type="text" readOnly value={link} onFocus={({ target }) => target.select()} />
      <button type="button" onClick={copy}>
        Copy
      </button>
      <span role="status">{said}</span>
    </p>
  );
}
