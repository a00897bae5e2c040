import { Device } from '../kernel/device';
import type { OpenFile } from '../kernel/open-file';
import { makePipe, type PipeEnd } from '../kernel/pipe';
import type { TtyFile } from '../kernel/tty';
import type { Engine } from './engine';

interface Stdio {
  readonly stdio: readonly [OpenFile, OpenFile, OpenFile];
  /** The daemon's end of standard input. */
  readonly stdin: PipeEnd | undefined;
  readonly read: readonly { readonly stream: 'stdout' | 'stderr'; readonly pipe: PipeEnd }[];
}

/** `openStdin`: the container's standard input is a pipe, not /dev/null. */
export function openStdio(engine: Engine, openStdin: boolean, terminal: TtyFile | undefined): Stdio {
  if (terminal) return { stdio: [terminal, terminal, terminal], stdin: undefined, read: [] };
  const input = openStdin ? makePipe() : undefined;
  input?.write.retain();
  const output = makePipe();
  const errors = makePipe();
  output.read.retain();
  errors.read.retain();
  return {
    stdio: [input?.read ?? new Device('null', engine.kernel.random), output.write, errors.write],
    stdin: input?.write,
    read: [
      { stream: 'stdout', pipe: output.read },
      { stream: 'stderr', pipe: errors.read },
    ],
  };
}
