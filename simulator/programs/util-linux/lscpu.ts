import { command } from '../command';

/** lscpu(1), as far as /proc/cpuinfo goes. */
export const lscpu = command(
  { name: 'lscpu', usage: '[options]', options: 'a b c e=? p=? J,json x y', version: 'lscpu from util-linux 2.41.5' },
  function* (io) {
    const count = io.sys.readFile('/proc/cpuinfo').match(/^processor/gm)?.length ?? 1;
    const model = /^model name\s*: (.*)$/m.exec(io.sys.readFile('/proc/cpuinfo'))?.[1] ?? '';
    const rows = [
      ['Architecture:', 'x86_64'],
      ['CPU op-mode(s):', '32-bit, 64-bit'],
      ['Byte Order:', 'Little Endian'],
      ['CPU(s):', String(count)],
      ['On-line CPU(s) list:', count > 1 ? `0-${count - 1}` : '0'],
      ['Model name:', model],
    ];
    for (const [title = '', value = ''] of rows) yield* io.print(`${title.padEnd(25)}${value}\n`);
  },
);
