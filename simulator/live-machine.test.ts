import { expect, it } from 'vitest';
import { createLiveMachine } from './live-machine';
import { createMachine, type Machine } from './machine';

const unexpected = (error: unknown) => {
  throw error;
};

async function typed(machine: Machine): Promise<string> {
  const terminal = machine.openTerminal({ columns: 80, rows: 24 });
  terminal.input(
    'ls /; docker run --rm debian:trixie-slim echo hello; docker network ls; docker run --rm python:3.13-slim python3 -c "print(6 * 7)"; docker compose version; docker swarm init; docker service create -dq --name web debian:trixie-slim sleep 9; docker service ls\r',
  );
  const end = machine.now() + 8000;
  let text = '';
  while (machine.now() < end) {
    if (machine.advance(end) === 'paused') await new Promise((resolve) => setTimeout(resolve, 1));
    text += terminal
      .takeOutput()
      .map((chunk) => chunk.text)
      .join('');
  }
  return text + JSON.stringify(machine.events);
}

it('gives the same as the machine that is loaded at once, however early a command comes', async () => {
  const live = await typed(await createLiveMachine({}, unexpected));
  expect(live).toContain('hello');
  expect(live).toContain('42');
  expect(live).toContain('Docker Compose version');
  expect(live).toContain('replicated');
  expect(live).toBe(await typed(createMachine()));
});
