import { expect, test } from 'vitest';
import { createMachine } from '../../machine';

/** What the terminal shows after a line was typed and completed. */
function completed(line: string): string {
  const files = {
    'compose.yaml': 'services:\n  web: { image: nginx:1.26 }\n  worker: { image: redis:8, profiles: [jobs] }\n',
  };
  const machine = createMachine({ images: 'recorded', files });
  const terminal = machine.openTerminal({ columns: 80, rows: 24 });
  terminal.input(`${line}\t`);
  machine.advance(machine.now() + 500);
  const text = terminal
    .takeOutput()
    .map((chunk) => chunk.text)
    .join('');
  return text.slice(text.lastIndexOf('# ') + 2);
}

test.each([
  ['docker compose dow', 'docker compose down '],
  ['docker compose logs w', 'docker compose logs web '],
  ['docker compose up --abo', 'docker compose up --abort-on-container-exit '],
  ['docker compose --profile j', 'docker compose --profile jobs '],
  ['docker comp', 'docker compose '],
  ['docker-compose sto', 'docker-compose stop '],
])('%s', (line, result) => {
  expect(completed(line)).toBe(result);
});
