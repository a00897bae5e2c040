import { answersPublished } from './answers-published';
import { appIsPid1 } from './app-is-pid-1';
import { argumentsReachApp } from './arguments-reach-app';
import { badReleaseDropsNothing } from './bad-release-drops-nothing';
import { badReleaseGoesBack } from './bad-release-goes-back';
import { builds } from './builds';
import { cacheSurvivesSourceChange } from './cache-survives-source-change';
import type { Check } from './check';
import { comesBackOrEnds } from './comes-back-or-ends';
import { crashIsVisible } from './crash-is-visible';
import { dataOnVolume } from './data-on-volume';
import { dataSurvivesRecreate } from './data-survives-recreate';
import { dependsOnReady } from './depends-on-ready';
import { diesWithItsService } from './dies-with-its-service';
import { endsBeforeSigkill } from './ends-before-sigkill';
import { envConfigures } from './env-configures';
import { envIs } from './env-is';
import { exitsCleanly } from './exits-cleanly';
import { exitsWhenFatal } from './exits-when-fatal';
import { failureStaysInside } from './failure-stays-inside';
import { filesAbsent } from './files-absent';
import { filesPresent } from './files-present';
import { healthcheckTellsTruth } from './healthcheck-tells-truth';
import { hupReloads } from './hup-reloads';
import { ignoreFileKeepsOut } from './ignore-file-keeps-out';
import { imageSizeAtMost } from './image-size-at-most';
import { jobRunsOnce } from './job-runs-once';
import { keepsExitCode } from './keeps-exit-code';
import { lastWordsArrive } from './last-words-arrive';
import { listensOnAllInterfaces } from './listens-on-all-interfaces';
import { lockFileUsed } from './lock-file-used';
import { logIsShipped } from './log-is-shipped';
import { logsOfBoth } from './logs-of-both';
import { logsReachDocker } from './logs-reach-docker';
import { logsStayBounded } from './logs-stay-bounded';
import { memoryLimitAtMost } from './memory-limit-at-most';
import { memoryStaysWithinLimit } from './memory-stays-within-limit';
import { noBuildToolsInImage } from './no-build-tools-in-image';
import { noLogFiles } from './no-log-files';
import { noSecretInImage } from './no-secret-in-image';
import { noZombies } from './no-zombies';
import { notPrivileged } from './not-privileged';
import { notRoot } from './not-root';
import { nothingDeletedTooLate } from './nothing-deleted-too-late';
import { oneProcessPerService } from './one-process-per-service';
import { onlyTheAppInImage } from './only-the-app-in-image';
import { oomTakesOnlyItself } from './oom-takes-only-itself';
import { pid1Is } from './pid-1-is';
import { pinnedBase } from './pinned-base';
import { podsBecomeReady } from './pods-become-ready';
import { publishesPort } from './publishes-port';
import { readOnlyRoot } from './read-only-root';
import { readinessTellsTruth } from './readiness-tells-truth';
import { reapsOrphans } from './reaps-orphans';
import { redeploysAlone } from './redeploys-alone';
import { restartPolicyIs } from './restart-policy-is';
import { restartsAfterReload } from './restarts-after-reload';
import { runsAs } from './runs-as';
import { sameImageTwice } from './same-image-twice';
import { scalesToN } from './scales-to-n';
import { servicesRunApart } from './services-run-apart';
import { stackStarts } from './stack-starts';
import { startsAndAnswers } from './starts-and-answers';
import { startsInAnyOrder } from './starts-in-any-order';
import { stopLetsFinish } from './stop-lets-finish';
import { stopReachesEveryProcess } from './stop-reaches-every-process';
import { stopSignalIs } from './stop-signal-is';
import { stopTimeoutIs } from './stop-timeout-is';
import { stopsOnTerm } from './stops-on-term';
import { survivesChildCrash } from './survives-child-crash';
import { updateCutsNothing } from './update-cuts-nothing';
import { updateRefusesNothing } from './update-refuses-nothing';

// A new check is one module in this folder and one line here.
const all: readonly Check[] = [
  builds,
  startsAndAnswers,
  appIsPid1,
  stopsOnTerm,
  exitsCleanly,
  argumentsReachApp,
  logsReachDocker,
  notRoot,
  answersPublished,
  badReleaseDropsNothing,
  badReleaseGoesBack,
  cacheSurvivesSourceChange,
  comesBackOrEnds,
  crashIsVisible,
  dataOnVolume,
  dataSurvivesRecreate,
  dependsOnReady,
  diesWithItsService,
  endsBeforeSigkill,
  envConfigures,
  envIs,
  exitsWhenFatal,
  failureStaysInside,
  filesAbsent,
  filesPresent,
  healthcheckTellsTruth,
  hupReloads,
  ignoreFileKeepsOut,
  imageSizeAtMost,
  jobRunsOnce,
  keepsExitCode,
  lastWordsArrive,
  listensOnAllInterfaces,
  lockFileUsed,
  logIsShipped,
  logsOfBoth,
  logsStayBounded,
  memoryLimitAtMost,
  memoryStaysWithinLimit,
  noBuildToolsInImage,
  noLogFiles,
  noSecretInImage,
  noZombies,
  notPrivileged,
  nothingDeletedTooLate,
  oneProcessPerService,
  onlyTheAppInImage,
  oomTakesOnlyItself,
  pid1Is,
  pinnedBase,
  podsBecomeReady,
  publishesPort,
  readinessTellsTruth,
  readOnlyRoot,
  reapsOrphans,
  redeploysAlone,
  restartPolicyIs,
  restartsAfterReload,
  runsAs,
  sameImageTwice,
  scalesToN,
  servicesRunApart,
  stackStarts,
  startsInAnyOrder,
  stopLetsFinish,
  stopReachesEveryProcess,
  stopSignalIs,
  stopTimeoutIs,
  survivesChildCrash,
  updateCutsNothing,
  updateRefusesNothing,
];

export const checks: ReadonlyMap<string, Check> = new Map(all.map((check) => [check.id, check]));
