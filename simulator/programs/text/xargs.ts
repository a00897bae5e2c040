import type { Run } from '../../kernel/syscalls';
import { command, Failure, type Stdio } from '../command';
import { runChild } from '../run-child';
import { readAll } from '../stdio';

/** Words of the input: blanks apart, quotes and backslashes taken off. */
function words(text: string): string[] {
  const out: string[] = [];
  for (const [all] of text.matchAll(/(?:'[^'\n]*'|"[^"\n]*"|\\[\s\S]|[^\s'"\\])+|['"]/g)) {
    if (/^['"]$/.test(all))
      throw new Failure(
        `unmatched ${all === "'" ? 'single' : 'double'} quote; by default quotes are special to xargs unless you use the -0 option`,
      );
    out.push(all.replace(/'([^']*)'|"([^"]*)"|\\([\s\S])/g, (_, a, b, c) => a ?? b ?? c));
  }
  return out;
}

function* runOne(io: Stdio, argv: readonly string[], traced: boolean): Run<number | undefined> {
  if (traced) yield* io.sys.write(2, `${argv.join(' ')}\n`);
  const status = yield* runChild(io, argv);
  if ('signaled' in status) {
    yield* io.warn(`${argv[0]}: terminated by signal ${status.signaled}`);
    return 125;
  }
  const code = 'exited' in status ? status.exited : 0;
  if (code === 255) {
    yield* io.warn(`${argv[0]}: exited with status 255; aborting`);
    return 124;
  }
  if (code === 126 || code === 127) return code;
  if (code) io.status = 123;
  return undefined;
}

export const xargs = command(
  {
    name: 'xargs',
    usage: '[OPTION]... COMMAND [INITIAL-ARGS]...',
    about: 'Run COMMAND with arguments INITIAL-ARGS and more arguments read from input.',
    options:
      '0,null a=,arg-file d=,delimiter I=,replace i n=,max-args L=,max-lines P=,max-procs p r,no-run-if-empty s=,max-chars t,verbose x',
    inOrder: true,
    version: 'xargs (GNU findutils) 4.10.0',
  },
  function* (io, options, operands) {
    const base = operands.length ? operands : ['echo'];
    const file = options.get('a');
    const text = file === undefined ? yield* readAll(io.sys, 0) : io.sys.readFile(file);
    const replace = options.get('I') ?? (options.has('i') ? '{}' : undefined);
    const delimiter = options.has('0')
      ? '\0'
      : options.get('d')?.replace(/\\n/, '\n').replace(/\\t/, '\t').replace(/\\0/, '\0');
    const lines = text
      .split('\n')
      .map((line) => line.trimStart())
      .filter((line) => line !== '');
    const items =
      delimiter !== undefined
        ? text
            .replace(new RegExp(`${delimiter === '\0' ? '\\0' : delimiter === '\n' ? '\\n' : '(?!)'}$`), '')
            .split(delimiter)
            .filter((item, _, all) => all.length > 1 || item !== '')
        : replace !== undefined
          ? lines
          : words(text);
    const batches: string[][] = [];
    if (replace !== undefined)
      for (const item of items) batches.push(base.map((word) => word.replaceAll(replace, item)));
    else if (options.has('L')) {
      const count = Math.max(Number(options.get('L')), 1);
      for (let i = 0; i < lines.length; i += count)
        batches.push([...base, ...words(lines.slice(i, i + count).join('\n'))]);
    } else {
      const most = Number(options.get('n') ?? 5000);
      if (!(most >= 1)) throw new Failure(`value ${options.get('n')} for -n option should be >= 1`);
      for (let i = 0; i < items.length; i += most) batches.push([...base, ...items.slice(i, i + most)]);
      if (items.length === 0 && !options.has('r') && io.flavour === 'gnu') batches.push(base);
    }
    // Children get no input of ours: it is read to its end.
    for (const argv of batches) {
      const stop = yield* runOne(io, argv, options.has('t'));
      if (stop !== undefined) return stop;
    }
    return io.status;
  },
);
