'use client';

import type { Session } from './session';
import styles from './terminal-panel.module.css';
import { useSession } from './use-session';

/** What is left when the simulation itself broke. */
export function TerminalFailure({ session }: { session: Session }) {
  const { failure } = useSession(session);
  return (
    <div className={styles.failure} role="alert">
      <p>
        <strong>The simulated machine has stopped.</strong> This is a fault of the simulation, not of your files. The
        editor has kept them.
      </p>
      <pre>{failure}</pre>
      <button type="button" className={styles.small} onClick={() => session.reset()}>
        Restart the machine
      </button>
    </div>
  );
}
