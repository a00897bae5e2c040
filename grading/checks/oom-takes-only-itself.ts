import { few } from '../explain/amount';
import { commandPlace } from '../explain/command-place';
import { quoteCommand } from '../findings/quote-command';
import { defineCheck, lost, passed } from './check';

export const oomTakesOnlyItself = defineCheck({
  id: 'oom-takes-only-itself',
  lesson: 'isolation',
  title: 'Running out of memory elsewhere leaves this service alone',
  needs: 'image',
  observes: ['memory'],
  judge(evidence) {
    const { memory, start } = evidence.seen;
    const { ooms, running, restarts, exitCode, answer } = memory;
    const well = running && restarts === 0 && (evidence.scenario.port === undefined || (answer?.status ?? 500) < 500);
    if (well && ooms.length === 0) return passed('No process of this container was touched; it goes on answering.');
    const { file, line } = commandPlace(evidence);
    const victims = few(ooms.map((argv) => `\`${quoteCommand(argv)}\``));
    return lost(
      ooms.length > 0
        ? `In the same container the kernel killed ${victims}; ${running ? `the container goes on${restarts > 0 ? ` after ${restarts} restart${restarts === 1 ? '' : 's'}` : ''}` : `the container ended with exit code ${exitCode}`}.`
        : `The container ${running ? 'no longer answers' : `ended with exit code ${exitCode ?? start?.exitCode}`}.`,
      'A memory limit is a container’s, not a process’s. Whoever shares the container shares the limit, and the kernel chooses the victim.',
      'Give the one that needs the memory a container, and a limit, of its own.',
      file,
      line,
    );
  },
});
