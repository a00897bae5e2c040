'use client';

import { speeds } from './drive';
import styles from './run-bar.module.css';
import type { Session } from './session';
import { useSession } from './use-session';

/** Virtual ms as 00:07.3 */
export function clockOf(ms: number): string {
  const tenths = Math.floor(ms / 100);
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(tenths / 600))}:${pad(Math.floor(tenths / 10) % 60)}.${tenths % 10}`;
}

/** Shown while a command runs for more than a second: its clock, and ways to spend less time on it. */
export function RunBar({ session }: { session: Session }) {
  const { elapsed, forwarding, speed, pasting } = useSession(session);
  const running = elapsed !== undefined;
  return (
    <div className={styles.place}>
      <p className="visually-hidden" role="status">
        {running ? 'The command is running. You can fast-forward.' : ''}
      </p>
      {pasting !== undefined && (
        <div className={styles.bar}>
          <span>Pasting: {(pasting / 1e6).toFixed(1)} million characters to go</span>
          <button type="button" onClick={() => session.cancelPaste()}>
            Cancel the paste
          </button>
        </div>
      )}
      {running && (
        <div className={styles.bar}>
          <span>
            Simulated time <time className={styles.clock}>{clockOf(elapsed)}</time>
          </span>
          <button type="button" aria-pressed={forwarding} onClick={() => session.forward(!forwarding)}>
            {forwarding ? 'Stop fast-forward' : 'Fast-forward'}
          </button>
          <fieldset className={styles.speeds}>
            <legend className="visually-hidden">Speed</legend>
            {speeds.map((value) => (
              <button key={value} type="button" aria-pressed={speed === value} onClick={() => session.setSpeed(value)}>
                {value}×
              </button>
            ))}
          </fieldset>
        </div>
      )}
    </div>
  );
}
