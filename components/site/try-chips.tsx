'use client';

import { useDesk } from '@/components/terminal/desk-context';
import styles from './try-it.module.css';

const commands = [
  'docker run --rm debian:trixie-slim echo hello',
  'docker build -t first . && docker run --rm first',
  'docker run -d --name web node:20-slim sleep 600',
  'time docker stop web',
];

export function TryChips() {
  const { run } = useDesk();
  return (
    <div className={styles.chips}>
      <p id="try-chips">Type a command, or try one of these:</p>
      <ul className={styles.list} aria-labelledby="try-chips">
        {commands.map((command) => (
          <li key={command}>
            <button type="button" onClick={() => run([command])}>
              {command}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
