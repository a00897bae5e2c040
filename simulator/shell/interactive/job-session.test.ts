import { expect, it } from 'vitest';
import { createMachine } from '../../machine';

// What bash 5.2.37 showed on a terminal, keys and pauses the same; process ids are `N`.

function session(...steps: readonly (string | readonly [string, number])[]): string {
  const machine = createMachine({ images: 'recorded' });
  const terminal = machine.openTerminal({ columns: 80, rows: 24 });
  const show = () =>
    terminal
      .takeOutput(1e6)
      .map(({ text }) => text)
      .join('')
      .replace(/\x1b\[\?2004[hl]/g, '')
      .replaceAll('\r\n', '\n')
      .replace(/\r/g, '');
  const type = (text: string, ms: number) => {
    terminal.input(text);
    machine.advance(machine.now() + ms);
  };
  type("PS1='$ '\r", 500);
  show();
  // ^Z drops what the terminal has not shown yet.
  let shown = '';
  for (const step of steps) {
    type(...(typeof step === 'string' ? ([`${step}\r`, 250] as const) : step));
    shown += show();
  }
  return shown
    .replace(/^(\[\d\]) \d+$/gm, '$1 N')
    .replace(/^(\[\d\][-+ ]) +\d+ /gm, '$1 N ')
    .replace(/^ +\d+ +\| /gm, '     N | ');
}

it('stops, lists and continues a pipeline', () => {
  expect(session('sleep 5 | cat', ['\x1a', 250], 'jobs -l', 'bg', 'jobs')).toBe(
    [
      'sleep 5 | cat',
      '^Z',
      '[1]+  Stopped                 sleep 5 | cat',
      '$ jobs -l',
      '[1]+ N Stopped                 sleep 5',
      '     N | cat',
      '$ bg',
      '[1]+ sleep 5 | cat &',
      '$ jobs',
      '[1]+  Running                 sleep 5 | cat &',
      '$ ',
    ].join('\n'),
  );
});

it('tells of a killed job at the prompt but one, and of a stopped one again', () => {
  expect(session('sleep 9', ['\x1a', 250], 'kill %1', '')).toBe(
    [
      'sleep 9',
      '^Z',
      '[1]+  Stopped                 sleep 9',
      '$ kill %1',
      '',
      '[1]+  Stopped                 sleep 9',
      '$ ',
      '[1]+  Terminated              sleep 9',
      '$ ',
    ].join('\n'),
  );
});

it('stops a background job that reads the terminal', () => {
  expect(session('cat &', '', 'jobs')).toBe(
    [
      'cat &',
      '[1] N',
      '$ ',
      '',
      '[1]+  Stopped                 cat',
      '$ jobs',
      '[1]+  Stopped                 cat',
      '$ ',
    ].join('\n'),
  );
});

it('forgets what is disowned, and tells of what was waited for', () => {
  expect(session('sleep 50 &', 'disown', 'jobs', ['sleep 0.2 & wait %1\r', 500])).toBe(
    [
      'sleep 50 &',
      '[1] N',
      '$ disown',
      '$ jobs',
      '$ sleep 0.2 & wait %1',
      '[1] N',
      '[1]+  Done                    sleep 0.2',
      '$ ',
    ].join('\n'),
  );
});

it('leaves a loop whose command was stopped', () => {
  expect(session('while :; do sleep 1; done; echo on', ['\x1a', 250])).toBe(
    ['while :; do sleep 1; done; echo on', '^Z', '[1]+  Stopped                 sleep 1', 'on', '$ '].join('\n'),
  );
});

it('takes the last word of lines before with M-.', () => {
  expect(session('echo one two', ['\x1b.\x1b.\x15', 50], 'echo x y', ['echo \x1b.\x1b.\r', 100])).toContain('\ntwo\n');
});
