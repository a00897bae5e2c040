import type { Bytes } from '../../bytes';
import type { Syscalls } from '../../kernel/syscalls';
import { Failure, UsageError } from '../command';
import type { Options } from '../options';
import { quoteAlways } from '../quote';
import { lastName } from './path-names';
import { isDirectory, join } from './walk';

/** cp, mv, ln and install: where each operand goes. `-t` names the folder first, `-T` takes none as one. */
export function destinations(
  sys: Syscalls,
  options: Options,
  operands: readonly Bytes[],
): { from: Bytes; to: Bytes }[] {
  const folder = options.get('t');
  const sources = folder === undefined ? operands.slice(0, -1) : operands;
  if (operands.length === 0) throw new UsageError('missing file operand');
  const target = folder ?? operands.at(-1) ?? '';
  if (sources.length === 0) throw new UsageError(`missing destination file operand after ${quoteAlways(target)}`);
  const into = !options.has('T') && isDirectory(sys, target);
  if (folder !== undefined && !into)
    throw new Failure(`target directory ${quoteAlways(target)}: ${targetProblem(sys, target)}`);
  if (options.has('T') && sources.length > 1) throw new UsageError(`extra operand ${quoteAlways(operands[2] ?? '')}`);
  if (sources.length > 1 && !into) throw new Failure(`target ${quoteAlways(target)}: ${targetProblem(sys, target)}`);
  return sources.map((from) => ({ from, to: into ? join(target, lastName(from)) : target }));
}

function targetProblem(sys: Syscalls, target: Bytes): string {
  try {
    sys.stat(target);
    return 'Not a directory';
  } catch (e) {
    return e instanceof Error ? e.message : '';
  }
}
