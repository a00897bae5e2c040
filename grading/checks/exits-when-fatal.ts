import { patienceOf } from '../battery/scenario';
import type { Evidence } from '../evidence';
import { commandPlace } from '../explain/command-place';
import { supervisorSections } from '../explain/supervisor-section';
import type { Place } from '../place';
import { defineCheck, lost, passed } from './check';

export const exitsWhenFatal = defineCheck({
  id: 'exits-when-fatal',
  lesson: 'supervisord',
  title: 'When a program fails for good, the container ends, and not with 0',
  needs: 'image',
  observes: ['environment'],
  judge(evidence) {
    const { set, after } = evidence.seen.environment;
    if (!after.running && after.exitCode !== 0)
      return passed(`With -e ${set} the container ended with exit code ${after.exitCode}.`);
    if (after.running) return stillUp(evidence, set);
    const listener = listenerOf(evidence);
    const { file, line } = listener ?? commandPlace(evidence);
    return lost(
      `With -e ${set} the container ended with exit code 0.`,
      'A supervisor that is asked to end ends with 0, whoever asks. To Docker that is success, and a restart policy “on-failure” has nothing to do.',
      'Something has to make that end a failure: an init whose child is killed, or a script that chooses the exit code.',
      file,
      line,
    );
  },
});

const listenerOf = ({ files }: Evidence) =>
  supervisorSections(files).find(({ name, text }) => name.startsWith('eventlistener:') && /FATAL/.test(text));

/** Which step of “fails, is given up, somebody is told, the container ends” did not come. */
function stillUp(evidence: Evidence, set: string) {
  const sections = supervisorSections(evidence.files);
  const { logs = '' } = evidence.seen.environment ?? {};
  const seconds = patienceOf(evidence.scenario) / 1000;
  const spawned = [...logs.matchAll(/spawned: '([^']+)'/g)].map(([, name = '']) => name);
  const again = spawned.find((name, i) => spawned.indexOf(name) !== i);
  const starts = spawned.filter((name) => name === again).length;
  const gaveUp = /gave up: (\S+) entered FATAL/.exec(logs)?.[1];
  const program = sections.find(({ name }) => name === `program:${gaveUp ?? again}`);
  const place = (at: Place | undefined) => at ?? commandPlace(evidence);

  if (again !== undefined && gaveUp === undefined) {
    const { file, line } = place(program);
    return lost(
      `With -e ${set} supervisord started ${again} ${starts} times in ${seconds} s, and has not given it up; the container is “Up”.`,
      'Who has lived for startsecs (one second, if nothing is said) has started. Each failure after that is a new one, and it is started again for ever.',
      'How long does the program live before it fails? Its section can say from when on it counts as started.',
      file,
      line,
    );
  }
  const ended = /exited: (\S+) \(exit status [1-9]/.exec(logs)?.[1];
  if (ended !== undefined && again === undefined && gaveUp === undefined) {
    const { file, line } = place(sections.find(({ name }) => name === `program:${ended}`));
    return lost(
      `With -e ${set} ${ended} ended with a failure, and that was all: no new start, and no “gave up”. The container is “Up”.`,
      'A program that is not to be started again is EXITED when it ends. FATAL is the state of one whose starts have failed too often.',
      'Which state does it end in, and which one does the listener wait for?',
      file,
      line,
    );
  }
  const listener = listenerOf(evidence);
  const dropped = evidence.seen.moments?.environment?.find(
    ({ kind, first, reason }) => kind === 'signal' && first && reason.startsWith('pid1-'),
  );
  if (gaveUp !== undefined && listener && dropped) {
    const { file, line } = listener;
    return lost(
      `With -e ${set} supervisord gave ${gaveUp} up, and the listener sent ${dropped.what} to PID 1; nothing came of it.`,
      'The kernel keeps signals of its own namespace away from a PID 1 that has no handler for them. For SIGKILL there is none.',
      'Who has to be PID 1, so that supervisord is a process that can be killed?',
      file,
      line,
    );
  }
  const { file, line } = place(listener ?? program);
  return lost(
    gaveUp === undefined
      ? `With -e ${set} a program fails again and again; ${seconds} s later the container is still “Up”.`
      : `With -e ${set} supervisord gave ${gaveUp} up; ${seconds} s after the start the container is still “Up”.`,
    'A supervisor that has given a program up goes on as if nothing had happened. Docker sees a running PID 1, so no restart policy and no orchestrator steps in.',
    listener
      ? 'See what the listener does when it is told, and whether it can be run at all.'
      : 'See whether the program is ever given up, and whether something listens for that and ends the container.',
    file,
    line,
  );
}
