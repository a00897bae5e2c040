import { expect, it } from 'vitest';
import { createMachine } from '@/simulator/machine';
import { createEditRequests } from './edit-requests';

it('gives each file that an editor was called for, once', () => {
  const machine = createMachine({ files: { Dockerfile: 'FROM scratch\n' } });
  const terminal = machine.openTerminal({ columns: 80, rows: 24 });
  machine.advance(machine.now() + 500);
  const requests = createEditRequests(machine.events);
  const type = (text: string) => {
    terminal.input(text);
    machine.advance(machine.now() + 500);
    return terminal
      .takeOutput()
      .map((chunk) => chunk.text)
      .join('');
  };
  expect(type('vi +3 Dockerfile\r')).toContain('Dockerfile is open in the editor');
  type('cd /etc; nano hosts\r');
  expect(requests()).toEqual(['Dockerfile', '/etc/hosts']);
  expect(type('vim /nodir/x; nano /etc; edit\r')).toMatch(/No such file[\s\S]*Is a directory[\s\S]*which file/);
  expect(requests()).toEqual([]);
});
