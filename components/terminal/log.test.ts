import { describe, expect, it } from 'vitest';
import { createLog } from './log';

const prompt = { kind: 'prompt', text: '$ ' } as const;
const echo = (text: string) => ({ kind: 'echo', text }) as const;
const output = (text: string) => ({ kind: 'output', text }) as const;

describe('the log', () => {
  it('sorts a session into commands and their output', () => {
    const log = createLog(80);
    log.take([prompt, echo('l'), echo('s\r\n'), output('a  b\r\n'), prompt], ['ls']);
    log.take([echo('pwd\r\n'), output('/root\r\n'), prompt], ['pwd']);
    expect(log.blocks().map(({ prompt, command, output }) => [prompt, command, output])).toEqual([
      ['$', 'ls', 'a  b'],
      ['$', 'pwd', '/root'],
    ]);
  });

  it('keeps two commands apart that came at once', () => {
    const log = createLog(80);
    log.take(
      [prompt, echo('echo 1\r\n'), output('1\r\n'), prompt, echo('echo 2\r\n'), output('2\r\n'), prompt],
      ['echo 1', 'echo 2'],
    );
    expect(log.blocks().map(({ command, output }) => [command, output])).toEqual([
      ['echo 1', '1'],
      ['echo 2', '2'],
    ]);
  });

  it('tells the prompt from what is typed after it', () => {
    const log = createLog(80);
    log.take([prompt, echo('cat Dockerfile ')], []);
    expect(log.typed()).toBe('cat Dockerfile ');
    expect(log.prompt()).toBe('$');
  });

  it('keeps a line that was given up', () => {
    const log = createLog(80);
    log.take([prompt, echo('sleep 9'), echo('^C\r\n'), prompt], []);
    expect(log.blocks().map(({ command }) => command)).toEqual(['sleep 9^C']);
    expect(log.typed()).toBe('');
  });

  it('shows ^C where the output was cut', () => {
    const log = createLog(80);
    log.take([prompt, echo('yes\r\n'), output('y\r\ny\r\n'), echo('^C'), echo('\r\n'), prompt], ['yes']);
    expect(log.blocks().at(-1)?.output).toBe('y\ny\n^C');
  });

  it('gives the same list until something changes', () => {
    const log = createLog(80);
    log.take([prompt, echo('ls\r\n')], ['ls']);
    expect(log.blocks()).toBe(log.blocks());
  });
});
