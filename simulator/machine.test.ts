import fc from 'fast-check';
import { expect, it } from 'vitest';
import { finish } from './fidelity/replay';
import { createMachine } from './machine';

const lines = [
  'echo one; sleep 0.1; echo two',
  'for i in 1 2 3; do echo $i; done | sort -r',
  '(sleep 1; echo late) & echo early; wait',
  'kill -TERM $$; echo survived',
  'ps -ef | wc -l',
  'echo text > note.txt; cat note.txt; cat note.txt >> note.txt',
  'trap "echo trapped" TERM; kill -TERM $$; echo after',
  'sleep 0.5 & sleep 0.2 & wait -n; echo $?',
  'docker run --rm debian:trixie-slim sh -c "echo in; exit 3"; echo $?',
  'docker run -d --name web debian:trixie-slim sleep 100; docker ps; docker rm -f web',
];

const session = (chosen: readonly string[]): string => {
  const machine = createMachine({ files: { 'note.txt': 'hello\n' } });
  const output = chosen.map((line) => finish(machine, machine.run(line)));
  return JSON.stringify([output, machine.events]);
};

it('gives the same events for the same session, byte for byte', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...lines), { minLength: 1, maxLength: 6 }), (chosen) => {
      expect(session(chosen)).toBe(session(chosen));
    }),
    { numRuns: 25 },
  );
});

it('gives a terminal with a prompt, takes a line and comes back', () => {
  const machine = createMachine();
  const terminal = machine.openTerminal({ columns: 80, rows: 24 });
  machine.advance(machine.now() + 1000);
  expect(terminal.waitingForInput).toBe(true);
  expect(
    terminal
      .takeOutput()
      .map(({ text }) => text)
      .join(''),
  ).toContain('root@docker-host:~/app# ');
  terminal.input('echo $((6 * 7))\r');
  machine.advance(machine.now() + 1000);
  expect(
    terminal
      .takeOutput()
      .map(({ text }) => text)
      .join(''),
  ).toContain('\n42\r\n');
  expect(terminal.takeLines()).toEqual(['echo $((6 * 7))']);
});

it('ends a loop on Ctrl-C', () => {
  const machine = createMachine();
  const terminal = machine.openTerminal({ columns: 80, rows: 24 });
  machine.advance(machine.now() + 1000);
  terminal.input('while :; do :; done\r');
  machine.advance(machine.now() + 500);
  expect(terminal.waitingForInput).toBe(false);
  terminal.input('\x03');
  machine.advance(machine.now() + 100);
  expect(terminal.waitingForInput).toBe(true);
});

it('shows the editor what a command changed', () => {
  const machine = createMachine({ files: { Dockerfile: 'FROM scratch\n' } });
  const changed: string[] = [];
  machine.files.watch((path) => changed.push(path));
  finish(machine, machine.run('echo "CMD true" >> Dockerfile'));
  expect(changed).toEqual(['Dockerfile']);
  expect(machine.files.read('Dockerfile')).toBe('FROM scratch\nCMD true\n');
  machine.files.write('Dockerfile', 'FROM busybox\n');
  expect(finish(machine, machine.run('cat Dockerfile')).stdout).toBe('FROM busybox\n');
});

it('says what is in the layers of an image', () => {
  const machine = createMachine({ files: { Dockerfile: 'FROM busybox:1.37\nRUN echo one > /a\nRUN rm /a\n' } });
  finish(machine, machine.run('docker build -t it .'));
  const [, added, removed] = machine.layersOf('it') ?? [];
  expect(added).toMatchObject({ size: 4, files: [{ path: '/a', kind: 'A', text: 'one\n' }] });
  expect(removed?.files).toMatchObject([{ path: '/a', kind: 'D' }]);
  expect(machine.layersOf('nothing')).toBeUndefined();
});
