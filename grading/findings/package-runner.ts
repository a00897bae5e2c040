import { programName } from '../startup/shell-of';
import { quoteCommand } from './quote-command';
import type { Rule } from './rule';

const RUNNERS: Readonly<Record<string, readonly string[] | undefined>> = {
  npm: undefined,
  npx: undefined,
  yarn: undefined,
  pnpm: undefined,
  nodemon: undefined,
  make: undefined,
  go: ['run'],
  cargo: ['run'],
  dotnet: ['run', 'watch'],
};
const NO_START = new Set(['--version', '-v', 'install', 'ci', 'build', 'test', '--help']);

/** npm start and its like stay between Docker and the program. */
export const packageRunner: Rule = {
  id: 'package-runner',
  lesson: 'pid-1',
  find({ startup }) {
    const step = startup.steps.at(-1);
    const [program = '', first = ''] = step?.argv ?? [];
    const name = programName(program);
    if (step?.kind !== 'program' || !Object.hasOwn(RUNNERS, name) || NO_START.has(first)) return [];
    if (RUNNERS[name] && !RUNNERS[name]?.includes(first)) return [];
    return [
      {
        severity: 'essential',
        file: step.file,
        line: step.line,
        message: `\`${quoteCommand(step.argv)}\` stays in front of the program.`,
        why: `${name} starts the program as its child, mostly through sh -c. The stop signal ends at that shell: the program is killed without being told.`,
        fix: 'Start the program itself, for example ["node", "server.js"].',
      },
    ];
  },
};
