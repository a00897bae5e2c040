import { commandPlace } from '../explain/command-place';
import { processLine } from '../explain/process-line';
import { serviceName } from '../explain/service-name';
import { programName } from '../startup/shell-of';
import { defineCheck, lost, passed } from './check';

export const pid1Is = defineCheck({
  id: 'pid-1-is',
  lesson: 'supervisord',
  title: ({ program }) => `PID 1 is ${program}, in the foreground`,
  takes: { program: 'supervisord' },
  judge(evidence, { program }) {
    const first = evidence.seen.processes?.find(({ pid }) => pid === 1);
    const name = first && (serviceName(first.argv) || programName(first.argv[0] ?? ''));
    if (first && name === program) return passed(`${processLine(first)}.`);
    const { file, line } = commandPlace(evidence);
    return lost(
      `PID 1 is ${first ? `\`${first.argv.join(' ')}\`` : 'nothing'}.`,
      'Docker signals PID 1 and reads its exit code. A program that goes to the background, or stands behind a shell, has neither.',
      `Start ${program} in exec form, and tell it to stay in the foreground.`,
      file,
      line,
    );
  },
});
