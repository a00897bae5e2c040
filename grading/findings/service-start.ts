import { shellCommands } from '../startup/shell-commands';
import { programName, shellNamed } from '../startup/shell-of';
import { quoteCommand } from './quote-command';
import type { Found, Rule } from './rule';

/** `service x start`, `/etc/init.d/x start`, `systemctl start x`. */
export function isServiceStart(argv: readonly string[]): boolean {
  const [program = '', ...rest] = argv;
  const name = programName(program);
  if (name === 'service' || name === 'invoke-rc.d' || name === 'rc-service')
    return rest.some((word) => word === 'start' || word === 'restart');
  if (program.startsWith('/etc/init.d/')) return /^(re)?start$/.test(rest[0] ?? '');
  return name === 'systemctl' && rest.some((word) => word === 'start' || word === 'enable' || word === 'restart');
}

export const serviceStart: Rule = {
  id: 'service-start',
  lesson: 'what-a-container-runs',
  find({ startup, command }) {
    const starting = startup.started
      .filter(({ argv }) => isServiceStart(argv))
      .map(
        ({ argv, file, line }): Found => ({
          severity: 'essential',
          file,
          line,
          message: `\`${quoteCommand(argv)}\` starts a daemon in the background.`,
          why: 'The command returns at once and nothing watches the daemon: it can die unseen, gets no stop signal, and keeps no container alive.',
          fix: 'Start the program itself in the foreground, as the one process of its own container.',
        }),
      );
    return [
      ...starting,
      ...command.instructions.flatMap((one) =>
        one.kind === 'RUN' ? inBuild(one.args.join(' '), command.base, one.start) : [],
      ),
    ];
  },
};

// RUN service mysql start && mysql < schema is a way to work; alone it does nothing.
function inBuild(text: string, base: string, line: number): Found[] {
  if (!/service|init\.d|systemctl|invoke-rc/.test(text)) return [];
  const dialect = shellNamed('sh', base);
  const last = dialect && shellCommands(text, dialect).at(-1);
  if (!last || !isServiceStart(last.words)) return [];
  return [
    {
      severity: 'actionable',
      file: 'Dockerfile',
      line,
      message: `\`${quoteCommand(last.words)}\` at build time leaves nothing running.`,
      why: 'RUN keeps files, not processes: everything that it started ends with the instruction.',
      fix: 'Start the service when the container starts: CMD with the program in the foreground.',
    },
  ];
}
