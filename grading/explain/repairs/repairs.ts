import { argumentsInScript } from './arguments-in-script';
import { askTheService } from './ask-the-service';
import { chooseUser } from './choose-user';
import { composeRepairs } from './compose-file';
import { dropRedirection } from './drop-redirection';
import { dropStopSignal } from './drop-stop-signal';
import { execForm } from './exec-form';
import { execInScript } from './exec-in-script';
import { execInShellForm } from './exec-in-shell-form';
import { foreground } from './foreground';
import { ignoreMore } from './ignore-more';
import { initInFront } from './init-in-front';
import { installBeforeSource } from './install-before-source';
import { installLocked } from './install-locked';
import { manifestRepairs } from './manifest';
import { nameStopSignal } from './name-stop-signal';
import { pinBase } from './pin-base';
import { programWithoutRunner } from './program-without-runner';
import type { Repair } from './repair';
import { runOptions } from './run-option';
import { waitForTheFirst } from './wait-for-the-first';

// A new repair is one module in this folder and one line here; the smallest change first.
export const repairs: readonly Repair[] = [
  nameStopSignal,
  dropStopSignal,
  foreground,
  execForm,
  execInShellForm,
  execInScript,
  programWithoutRunner,
  argumentsInScript,
  waitForTheFirst,
  dropRedirection,
  chooseUser,
  initInFront,
  installBeforeSource,
  installLocked,
  pinBase,
  ignoreMore,
  askTheService,
  ...runOptions,
  ...composeRepairs,
  ...manifestRepairs,
];
