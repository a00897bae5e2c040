import type { Evidence } from '../evidence';
import type { Place } from '../place';
import { commandPlace } from './command-place';

/** The last line of the script that stays as PID 1; without one, the instruction that says what is run. */
export function waitingPlace(evidence: Evidence): Place {
  const stays = evidence.startup?.steps.find(({ execs, kind }) => !execs && kind !== 'init');
  return stays?.kind === 'script' ? { file: stays.file, line: stays.line } : commandPlace(evidence);
}
