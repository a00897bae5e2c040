import type { Run } from '../../kernel/syscalls';
import type { Shell } from '../interpreter/shell';

export interface SessionOptions {
  readonly login: boolean;
  readonly norc: boolean;
}

export function* runInteractive(shell: Shell, _options: SessionOptions): Run {
  yield* shell.warn('interactive use comes later');
  return 2;
}
