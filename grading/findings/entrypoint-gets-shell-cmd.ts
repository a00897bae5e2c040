import { isJsonTypo } from './json-typo';
import { execForm, quoteCommand } from './quote-command';
import type { Rule } from './rule';

/** ENTRYPOINT ["node"] with CMD server.js: node is given /bin/sh -c server.js as its arguments. */
export const entrypointGetsShellCmd: Rule = {
  id: 'entrypoint-gets-shell-cmd',
  lesson: 'pid-1',
  find({ command: { entrypoint, cmd }, startup }) {
    if (entrypoint?.form !== 'exec' || entrypoint.line === null || cmd?.form !== 'shell' || isJsonTypo(cmd)) return [];
    const program = startup.steps.at(-1);
    if (program?.kind !== 'program' || !endsWith(program.argv, cmd.argv)) return [];
    return [
      {
        severity: 'essential',
        file: 'Dockerfile',
        line: cmd.line,
        message: `The shell-form CMD gives ${quoteCommand(entrypoint.argv)} the words \`${quoteCommand(cmd.argv)}\` as arguments.`,
        why: 'An exec-form ENTRYPOINT gets CMD word by word, and the shell form of CMD is three words: /bin/sh, -c and the text.',
        fix: `Write CMD in exec form: ${execForm(cmd.written.split(/\s+/))}.`,
      },
    ];
  },
};

const endsWith = (argv: readonly string[], end: readonly string[]): boolean =>
  argv.length > end.length && end.every((word, i) => argv[argv.length - end.length + i] === word);
