import { isShort } from '../../findings/short-commands';
import { type Repair, rewrite } from './repair';

export const execInScript: Repair = {
  id: 'exec-in-script',
  says: 'Let the script become the program: `exec` before its last command.',
  wins: [
    'app-is-pid-1',
    'stops-on-term',
    'exits-cleanly',
    'hup-reloads',
    'pid-1-is',
    'crash-is-visible',
    'starts-and-answers',
    'logs-reach-docker',
    'not-root',
    'keeps-exit-code',
    'dies-with-its-service',
    'stop-signal-is',
  ],
  apply({ startup, files }) {
    const step = startup?.steps.find(({ kind, execs }) => kind === 'script' && !execs);
    const commands = step?.commands ?? [];
    const program = commands.findLast(({ words }) => !isShort(words) && words[0] !== 'trap');
    if (!step || !program || program.nested) return undefined;
    return rewrite(files, step.file, (text) => {
      const rows = text.split('\n');
      const row = (rows[program.line - 1] ?? '').replace(/\s*&\s*$/, '');
      // What stood around it to wait for it, or to tell it, has nothing left to do.
      const before = rows.slice(0, program.line - 1).filter((one) => !/^\s*trap\b/.test(one));
      const after = rows.slice(program.line).filter((one) => !/^\s*(wait\b|trap\b|\w+=\$!|exit \$\?)/.test(one));
      return [...before, row.replace(/^(\s*)(exec )?/, '$1exec '), ...after].join('\n');
    });
  },
};
