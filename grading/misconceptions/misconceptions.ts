import { almostJsonIsExecForm } from './almost-json-is-exec-form';
import { ampersandMakesAService } from './ampersand-makes-a-service';
import { initCuresShellForm } from './init-cures-shell-form';
import { logFileReachesDocker } from './log-file-reaches-docker';
import type { Misconception } from './misconception';
import { npmStartIsTransparent } from './npm-start-is-transparent';
import { shellEntrypointTakesArguments } from './shell-entrypoint-takes-arguments';
import { shellFormEqualsExecForm } from './shell-form-equals-exec-form';
import { sigkillStopsBetter } from './sigkill-stops-better';
import { signalsReachChildren } from './signals-reach-children';
import { trapRunsAtOnce } from './trap-runs-at-once';
import { wrapperNeedsNoExec } from './wrapper-needs-no-exec';

// A new belief is one module in this folder and one line here.
const all = [
  shellFormEqualsExecForm,
  signalsReachChildren,
  wrapperNeedsNoExec,
  almostJsonIsExecForm,
  trapRunsAtOnce,
  sigkillStopsBetter,
  npmStartIsTransparent,
  initCuresShellForm,
  shellEntrypointTakesArguments,
  logFileReachesDocker,
  ampersandMakesAService,
];

export const misconceptions: ReadonlyMap<string, Misconception> = new Map(all.map((one) => [one.id, one]));
