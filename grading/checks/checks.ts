import { appIsPid1 } from './app-is-pid-1';
import { argumentsReachApp } from './arguments-reach-app';
import { builds } from './builds';
import type { Check } from './check';
import { exitsCleanly } from './exits-cleanly';
import { logsReachDocker } from './logs-reach-docker';
import { notRoot } from './not-root';
import { startsAndAnswers } from './starts-and-answers';
import { stopsOnTerm } from './stops-on-term';

// A new check is one module in this folder and one line here.
const all = [
  builds,
  startsAndAnswers,
  appIsPid1,
  stopsOnTerm,
  exitsCleanly,
  argumentsReachApp,
  logsReachDocker,
  notRoot,
];

export const checks: ReadonlyMap<string, Check> = new Map(all.map((check) => [check.id, check]));
