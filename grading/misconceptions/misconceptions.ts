import { code137MeansOutOfMemory } from './137-means-out-of-memory';
import { almostJsonIsExecForm } from './almost-json-is-exec-form';
import { ampersandMakesAService } from './ampersand-makes-a-service';
import { containerIsASmallVm } from './container-is-a-small-vm';
import { dependsOnWaitsForReadiness } from './depends-on-waits-for-readiness';
import { execIsHowToRunTheSecondService } from './exec-is-how-to-run-the-second-service';
import { exposePublishes } from './expose-publishes';
import { healthcheckRestarts } from './healthcheck-restarts';
import { initCuresShellForm } from './init-cures-shell-form';
import { initIsASupervisor } from './init-is-a-supervisor';
import { livesWhileAnyProcessLives } from './lives-while-any-process-lives';
import { localhostWorksAcrossContainers } from './localhost-works-across-containers';
import { logFileReachesDocker } from './log-file-reaches-docker';
import type { Misconception } from './misconception';
import { npmStartIsTransparent } from './npm-start-is-transparent';
import { oneProcessMeansNoWorkers } from './one-process-means-no-workers';
import { pid1IsOrdinary } from './pid-1-is-ordinary';
import { podSharesItsFilesystem } from './pod-shares-its-filesystem';
import { restartAlwaysFixesCrashes } from './restart-always-fixes-crashes';
import { scalingAllInOneIsHarmless } from './scaling-all-in-one-is-harmless';
import { shellEntrypointTakesArguments } from './shell-entrypoint-takes-arguments';
import { shellFormAlwaysKeepsTheShell } from './shell-form-always-keeps-the-shell';
import { shellFormEqualsExecForm } from './shell-form-equals-exec-form';
import { sidecarIsASecondProcess } from './sidecar-is-a-second-process';
import { sigkillStopsBetter } from './sigkill-stops-better';
import { signalsReachChildren } from './signals-reach-children';
import { stopAlwaysWaitsTenSeconds } from './stop-always-waits-ten-seconds';
import { stopKillsAtOnce } from './stop-kills-at-once';
import { supervisorRestartIsKnown } from './supervisor-restart-is-known';
import { systemdOnlyNeedsPrivileged } from './systemd-only-needs-privileged';
import { trapRunsAtOnce } from './trap-runs-at-once';
import { twoCmdsBothRun } from './two-cmds-both-run';
import { wrapperNeedsNoExec } from './wrapper-needs-no-exec';
import { zombiesEatMemory } from './zombies-eat-memory';

// A new belief is one module in this folder, one line here, and its demo and question in demos/.
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
  code137MeansOutOfMemory,
  containerIsASmallVm,
  dependsOnWaitsForReadiness,
  execIsHowToRunTheSecondService,
  exposePublishes,
  healthcheckRestarts,
  initIsASupervisor,
  livesWhileAnyProcessLives,
  localhostWorksAcrossContainers,
  oneProcessMeansNoWorkers,
  pid1IsOrdinary,
  podSharesItsFilesystem,
  restartAlwaysFixesCrashes,
  scalingAllInOneIsHarmless,
  shellFormAlwaysKeepsTheShell,
  sidecarIsASecondProcess,
  stopAlwaysWaitsTenSeconds,
  stopKillsAtOnce,
  supervisorRestartIsKnown,
  systemdOnlyNeedsPrivileged,
  twoCmdsBothRun,
  zombiesEatMemory,
];

export const misconceptions: ReadonlyMap<string, Misconception> = new Map(all.map((one) => [one.id, one]));
