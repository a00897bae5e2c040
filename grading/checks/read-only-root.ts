import { few } from '../explain/amount';
import { instructionLine } from '../explain/instruction-line';
import { defineCheck, lost, passed } from './check';

export const readOnlyRoot = defineCheck({
  id: 'read-only-root',
  lesson: 'isolation',
  title: 'It runs with a read-only root file system',
  needs: 'image',
  observes: ['readOnly'],
  also: [{ tool: 'CIS', id: '5.13' }],
  judge(evidence) {
    const { scenario, seen } = evidence;
    const { start, answer, logs } = seen.readOnly;
    const writable = few(scenario.writable ?? ['/tmp']);
    const well = start.running && (scenario.port === undefined || (answer?.status ?? 500) < 500);
    if (well) return passed(`It works with --read-only and ${writable} alone writable.`);
    const said = logs.split('\n').find((row) => /read-only|EROFS|denied/i.test(row)) ?? logs.trim().split('\n')[0];
    return lost(
      start.running
        ? `With --read-only port ${scenario.port} does not answer.`
        : `With --read-only it ends with exit code ${start.exitCode}: ${said || start.error || 'without a word'}`,
      'Something is written into the image’s own folders when it starts. What is written there is lost with the container, and differs from one to the next.',
      `Write only below ${writable}, to standard output, or to a volume.`,
      'Dockerfile',
      instructionLine(evidence, 'CMD') ?? instructionLine(evidence, 'ENTRYPOINT'),
    );
  },
});
