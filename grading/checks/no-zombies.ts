import { commandPlace } from '../explain/command-place';
import { defineCheck, lost, passed } from './check';

export const noZombies = defineCheck({
  id: 'no-zombies',
  lesson: 'zombies',
  title: 'No zombie gathers while it runs',
  observes: ['orphan'],
  judge(evidence) {
    const { before } = evidence.seen.orphan;
    const seconds = evidence.scenario.patience ?? 5;
    if (before === 0) return passed(`No zombie after ${seconds} s.`);
    const { file, line } = commandPlace(evidence);
    return lost(
      `${before} zombie${before === 1 ? '' : 's'} after ${seconds} s.`,
      'Children end and nobody waits for them. While their parent lives only the parent can; once they are orphans, PID 1 can.',
      'Find out who the zombies’ parent is: `ps` shows it as PPID. If it is PID 1, PID 1 has to learn to wait.',
      file,
      line,
    );
  },
});
