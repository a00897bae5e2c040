import { commandPlace } from '../explain/command-place';
import { processLine } from '../explain/process-line';
import { defineCheck, lost, passed } from './check';

export const reapsOrphans = defineCheck({
  id: 'reaps-orphans',
  lesson: 'zombies',
  title: 'A child that nobody waits for is reaped',
  observes: ['orphan'],
  judge(evidence) {
    const { before, after } = evidence.seen.orphan;
    const first = evidence.seen.processes?.find(({ pid }) => pid === 1);
    if (after <= before) return passed('An orphan was left to PID 1 and ended; no zombie stayed.');
    const { file, line } = commandPlace(evidence);
    return lost(
      `An orphan was left to PID 1 and ended; ${after - before} zombie stayed under ${first ? processLine(first) : 'PID 1'}.`,
      'The kernel hands orphans to PID 1. A program that never waits for children it did not start leaves them as zombies, each with its process number.',
      'Something small in front, whose one job is to wait: look at what an init for containers does.',
      file,
      line,
    );
  },
});
