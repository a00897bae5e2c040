import type { Rule } from './rule';

/** A shell-form ENTRYPOINT takes no arguments: the file's CMD and those of docker run go nowhere. */
export const entrypointDropsCmd: Rule = {
  id: 'entrypoint-drops-cmd',
  lesson: 'pid-1',
  find({ command: { entrypoint, cmd, cmdDropped } }) {
    if (!cmdDropped || !entrypoint || !cmd) return [];
    return [
      {
        severity: 'actionable',
        file: entrypoint.file,
        line: entrypoint.line,
        message: `The shell-form ENTRYPOINT drops ${cmd.file === entrypoint.file ? 'the CMD of' : `the command of ${cmd.file},`} line ${cmd.line}.`,
        why: 'Docker appends CMD and the arguments of docker run behind sh -c TEXT, where they are the shell’s own parameters; TEXT never reads them.',
        fix: 'Write ENTRYPOINT in exec form, as a JSON array.',
      },
    ];
  },
};
