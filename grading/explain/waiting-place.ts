import type { Evidence } from '../evidence';
import type { Place } from '../place';
import { commandPlace } from './command-place';

/** Where PID 1 comes from: the last line of the script that stays, or that gives its place away; else the instruction that says what is run. */
export function waitingPlace(evidence: Evidence): Place {
  const { startup } = evidence;
  const stays = startup?.steps.find(({ execs, kind }) => !execs && kind !== 'init');
  const script = startup?.steps.some(({ kind }) => kind === 'script');
  return script && stays ? { file: stays.file, line: stays.line } : commandPlace(evidence);
}
