import { TerminalDesk } from '@/components/terminal/terminal-desk';
import { TerminalSlot } from '@/components/terminal/terminal-slot';
import { TryChips } from './try-chips';
import styles from './try-it.module.css';

const files = { Dockerfile: 'FROM debian:trixie-slim\nCMD ["echo", "hello from PID 1"]\n' };

/** The home page's terminal, with something to begin with. */
export function TryIt() {
  return (
    <TerminalDesk files={files}>
      <div className={styles.try}>
        <section className={styles.window} aria-label="Terminal">
          <TerminalSlot className={styles.slot} />
        </section>
        <TryChips />
      </div>
    </TerminalDesk>
  );
}
