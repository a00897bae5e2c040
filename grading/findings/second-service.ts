import { quoteCommand } from './quote-command';
import type { Rule } from './rule';
import { isServiceStart } from './service-start';
import { isShort } from './short-commands';

/** `a & b`: two programs that nobody but a shell looks after. */
export const secondService: Rule = {
  id: 'second-service',
  lesson: 'complexity',
  find({ startup }) {
    const programs = startup.started.filter(({ argv }) => !isShort(argv) && !isServiceStart(argv));
    const [beside] = programs.filter(({ background }) => background);
    const other = programs.find((one) => one !== beside);
    if (!beside || !other) return [];
    return [
      {
        severity: 'essential',
        file: beside.file,
        line: beside.line,
        message: `Two services in one container: \`${quoteCommand(beside.argv)}\` beside \`${quoteCommand(other.argv)}\`.`,
        why: 'Docker watches PID 1 alone. When the other one dies the container goes on as healthy; they stop, scale and are limited only together.',
        fix: 'Give each its own container, and let Compose start both.',
      },
    ];
  },
};
