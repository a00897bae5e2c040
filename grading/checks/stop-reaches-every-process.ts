import { processLine } from '../explain/process-line';
import { serviceName } from '../explain/service-name';
import { signalPath } from '../explain/signal-path';
import { waitingPlace } from '../explain/waiting-place';
import type { Files } from '../files';
import { quoteCommand } from '../findings/quote-command';
import type { Place } from '../place';
import { programName } from '../startup/shell-of';
import { defineCheck, lost, passed } from './check';

export const stopReachesEveryProcess = defineCheck({
  id: 'stop-reaches-every-process',
  lesson: 'supervisord',
  title: 'docker stop is heard by every service, none is torn down unasked',
  observes: ['stop'],
  judge(evidence) {
    const { processes = [], stop } = evidence.seen;
    const services = processes.filter(({ argv, state }) => state !== 'Z' && serviceName(argv) !== '');
    const told = new Set(
      stop.signals
        .filter(
          ({ outcome, signal, reason }) => signal !== 'SIGKILL' && (outcome === 'delivered' || reason === 'default'),
        )
        .map(({ hostPid }) => hostPid),
    );
    const untold = services.find(({ hostPid }) => !told.has(hostPid));
    if (!untold) return passed(`All ${services.length} were told: ${services.map(processLine).join(', ')}.`);
    const observed = `${processLine(untold)} was never told; it was killed when PID 1 had ended, ${stop.seconds} s after docker stop.`;
    const first = processes.find(({ pid }) => pid === 1);
    if (first && told.has(first.hostPid) && evidence.app?.pid === 1 && untold.ppid === 1)
      return lost(
        observed,
        `docker stop signals PID 1 alone, and that is ${quoteCommand(first.argv)}. It was told and ended; nothing in it knows of the other process.`,
        'Somebody has to stand above both and tell each of them; or each is PID 1 of a container of its own.',
        waitingPlace(evidence).file,
        waitingPlace(evidence).line,
      );
    const { why, next, file, line } = signalPath(evidence);
    const parent = processes.find(({ pid }) => pid === untold.ppid);
    if (parent && untold.ppid > 1 && told.has(parent.hostPid))
      return lost(
        observed,
        `Its parent, ${quoteCommand(parent.argv)}, was told and did not pass the signal on to its own child.`,
        'Whoever stops the parent can address the whole process group instead; or the parent gives its place to the program.',
        ...startedIn(parent.argv, untold.argv, evidence.files, { file, line }),
      );
    return lost(observed, why, next, file, line);
  },
});

/** The script among the parent's words, and the line of it that names the child's program. */
function startedIn(
  parent: readonly string[],
  child: readonly string[],
  files: Files,
  other: Place,
): readonly [string, number | null] {
  const script = parent
    .slice(1)
    .map(programName)
    .find((name) => files[name] !== undefined);
  if (script === undefined) return [other.file, other.line];
  const words = child.map(programName).join(' ');
  const at = (files[script] ?? '').split('\n').findIndex((row) => row.includes(words));
  return [script, at < 0 ? null : at + 1];
}
