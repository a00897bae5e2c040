import { describe, expect, it } from 'vitest';
import { createMachine } from '../../machine';
import { expandHistory } from './expand-history';

function terminal() {
  const machine = createMachine({ files: { 'note.txt': 'hello\n' } });
  const session = machine.openTerminal({ columns: 80, rows: 24 });
  const type = (input: string, ms = 300): string => {
    session.input(input);
    machine.advance(machine.now() + ms);
    const text = session
      .takeOutput()
      .map((chunk) => chunk.text)
      .join('');
    return text.replace(/\x1b\[\?2004[hl]/g, '').replace(/\r/g, '');
  };
  type('');
  return type;
}
const prompt = 'root@docker-host:~/app# ';

describe('a bash with a prompt', () => {
  it('runs a line and asks for the next', () => {
    expect(terminal()('echo hi\r')).toBe(`echo hi\nhi\n${prompt}`);
  });

  it('asks for the rest of what is not whole', () => {
    const type = terminal();
    expect(type('for i in a b\r')).toBe('for i in a b\n> ');
    expect(type('do echo $i; done\r')).toBe(`do echo $i; done\na\nb\n${prompt}`);
    expect(type('cat <<E\rx\rE\r')).toBe(`cat <<E\n> x\n> E\nx\n${prompt}`);
    expect(type('echo a\\\rb\r')).toBe(`echo a\\\n> b\nab\n${prompt}`);
  });

  it('stops, lists, continues and kills jobs', () => {
    const type = terminal();
    type('sleep 100\r');
    expect(type('\x1a')).toBe(`^Z\n[1]+  Stopped                 sleep 100\n${prompt}`);
    expect(type('bg\r')).toBe(`bg\n[1]+ sleep 100 &\n${prompt}`);
    expect(type('jobs\r')).toBe(`jobs\n[1]+  Running                 sleep 100 &\n${prompt}`);
    expect(type('kill %1\r') + type('\r')).toContain('[1]+  Terminated              sleep 100\n');
  });

  it('tells when a background job is done', () => {
    const type = terminal();
    expect(type('sleep 1 &\r', 2000)).toMatch(/^sleep 1 &\n\[1\] \d+\n/);
    expect(type('\r')).toBe(`\n[1]+  Done                    sleep 1\n${prompt}`);
  });

  it('takes ^C for the command, the list and the line', () => {
    const type = terminal();
    type('sleep 5; echo no\r');
    expect(type('\x03', 6000)).toBe(`^C\n${prompt}`);
    type('while :; do :; done\r', 20);
    expect(type('\x03')).toBe(`^C\n${prompt}`);
    expect(type('echo half\x03')).toBe(`echo half^C\n${prompt}`);
    expect(type('echo $?\r')).toContain('\n130\n');
  });

  it('leaves what is typed ahead for the command', () => {
    expect(terminal()('cat\rfor cat\r\x04')).toBe(`cat\nfor cat\n${prompt}`);
  });

  it('completes commands, files and variables', () => {
    const type = terminal();
    expect(type('cat no\t\r')).toBe(`cat note.txt \nhello\n${prompt}`);
    expect(type('mapf\t\x15')).toContain('mapfile ');
    expect(type('echo $HOSTT\t\r')).toContain('$HOSTTYPE');
  });

  it('warns of stopped jobs before it exits', () => {
    const type = terminal();
    type('sleep 100\r');
    type('\x1a');
    expect(type('exit\r')).toBe(`exit\nexit\nThere are stopped jobs.\n${prompt}`);
  });

  it('starts a dash, which leaves line editing to the terminal', () => {
    const type = terminal();
    expect(type('sh\r')).toBe('sh\n# ');
    expect(type('echo $0\r')).toBe('echo $0\nsh\n# ');
    expect(type('\x04')).toBe(`\n${prompt}`);
  });
});

describe('history expansion', () => {
  const history = ['docker ps', 'echo a b'];
  it.each([
    ['!!', 'echo a b'],
    ['sudo !!', 'sudo echo a b'],
    ['cat !$', 'cat b'],
    ['!1', 'docker ps'],
    ['!-2', 'docker ps'],
    ['!do', 'docker ps'],
    ['^a^x', 'echo x b'],
    ["echo '!!'", "echo '!!'"],
    ['echo hi!', 'echo hi!'],
    ['[ ! -f x ]', '[ ! -f x ]'],
  ])('%s', (line, result) => {
    expect(expandHistory(line, history)).toMatchObject({ line: result });
  });
  it('names the event that is not there', () => {
    expect(expandHistory('!zz', history)).toEqual({ error: '!zz: event not found' });
    expect(expandHistory('#!/bin/sh', history)).toEqual({ line: '#!/bin/sh', changed: false });
    expect(expandHistory('ls # !zz', history)).toEqual({ line: 'ls # !zz', changed: false });
  });
});
