import { few } from '../explain/amount';
import { commandPlace } from '../explain/command-place';
import { quoteCommand } from '../findings/quote-command';
import { defineCheck, lost, passed } from './check';

export const memoryStaysWithinLimit = defineCheck({
  id: 'memory-stays-within-limit',
  lesson: 'isolation',
  title: 'It runs within its memory limit',
  needs: 'image',
  observes: ['memory'],
  judge(evidence) {
    const { ooms, running, exitCode } = evidence.seen.memory;
    const limit = evidence.scenario.memory ?? 'its limit';
    if (ooms.length === 0 && running) return passed(`Nothing was killed for want of memory under ${limit}.`);
    const { file, line } = commandPlace(evidence);
    return lost(
      ooms.length > 0
        ? `Under ${limit} the kernel killed ${few(ooms.map((argv) => `\`${quoteCommand(argv)}\``))}.`
        : `Under ${limit} the container ended with exit code ${exitCode}.`,
      'The limit holds for all processes of the container together. When they need more, the kernel kills one of them.',
      'See what is in there that the service does not need, or what could live in a container of its own.',
      file,
      line,
    );
  },
});
