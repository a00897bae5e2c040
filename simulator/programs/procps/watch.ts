import { command, UsageError } from '../command';

/** watch(1): runs the command again and again on a cleared screen, until it is interrupted. */
export const watch = command(
  {
    name: 'watch',
    usage: '[options] command',
    options: 'n=,interval d=?,differences t,no-title e,errexit x,exec c,color g,chgexit b,beep p,precise w,no-wrap',
    inOrder: true,
    version: 'watch from procps-ng 4.0.4',
  },
  function* (io, options, words) {
    const { sys } = io;
    if (words.length === 0) throw new UsageError('');
    const term = sys.env().get('TERM');
    if (!term || !sys.isatty(1)) {
      yield* sys.write(2, `Error opening terminal: ${term || 'unknown'}.\n`);
      return 1;
    }
    const seconds = Math.max(Number(options.get('n') ?? 2), 0.1);
    const line = words.join(' ');
    for (;;) {
      const [read, write] = sys.pipe();
      const child = sys.fork(function* (own) {
        own.dup2(write, 1);
        own.dup2(write, 2);
        own.close(read);
        own.close(write);
        return yield* own.exec('/bin/sh', ['sh', '-c', line], own.env());
      });
      sys.close(write);
      let text = '';
      for (let chunk = yield* sys.read(read, 65536); chunk !== ''; chunk = yield* sys.read(read, 65536)) text += chunk;
      sys.close(read);
      const ended = yield* sys.wait(child);
      const { columns, rows } = sys.windowSize(1);
      const left = `Every ${seconds.toFixed(1)}s: ${line}`;
      const right = `${sys.hostname()}: ${new Date(sys.now()).toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+) (.*) GMT$/, '$1 $3 $2 $5 $4')}`;
      const title = options.has('t')
        ? ''
        : `${left.padEnd(Math.max(columns - right.length, left.length + 1))}${right}\n\n`;
      const body = text.split('\n').slice(0, rows - (options.has('t') ? 0 : 2));
      yield* sys.write(1, `\x1b[H\x1b[2J${title}${body.join('\n')}`);
      const failed = ended && 'exited' in ended.status && ended.status.exited !== 0;
      if (failed && options.has('e')) return 8;
      yield* sys.sleep(seconds * 1000);
    }
  },
);
