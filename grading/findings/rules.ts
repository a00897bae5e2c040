import { daemonises } from './daemonises';
import { entrypointDropsCmd } from './entrypoint-drops-cmd';
import { entrypointGetsShellCmd } from './entrypoint-gets-shell-cmd';
import { exposeSsh } from './expose-ssh';
import { jsonTypo } from './json-typo';
import { keepAlive } from './keep-alive';
import { packageRunner } from './package-runner';
import { processManager } from './process-manager';
import { rootUser } from './root-user';
import type { Finding, Rule, Subject } from './rule';
import { secondService } from './second-service';
import { serviceStart } from './service-start';
import { shellWithoutExec } from './shell-without-exec';
import { stopSignalKill } from './stop-signal-kill';
import { twoCommands } from './two-commands';
import { wrapperWithoutExec } from './wrapper-without-exec';

// A new rule is one module in this folder and one line here.
export const rules: readonly Rule[] = [
  jsonTypo,
  shellWithoutExec,
  wrapperWithoutExec,
  packageRunner,
  entrypointGetsShellCmd,
  entrypointDropsCmd,
  stopSignalKill,
  secondService,
  serviceStart,
  daemonises,
  keepAlive,
  processManager,
  twoCommands,
  rootUser,
  exposeSsh,
];

const order = { essential: 0, actionable: 1, informative: 2, celebratory: 3 };

/** What all rules find, the gravest first. */
export function findAll(subject: Subject): Finding[] {
  const found = rules.flatMap((rule) =>
    rule.find(subject).map((one): Finding => ({ id: rule.id, lesson: rule.lesson, ...one })),
  );
  return found.sort((a, b) => order[a.severity] - order[b.severity] || (a.line ?? 0) - (b.line ?? 0));
}
