import { isShort } from '../../findings/short-commands';
import { type Repair, replaceLines, rewrite } from './repair';

export const argumentsInScript: Repair = {
  id: 'arguments-in-script',
  says: 'End the script with `exec "$@"`, and leave the command to CMD and docker run.',
  wins: ['arguments-reach-app', 'app-is-pid-1', 'stops-on-term', 'exits-cleanly'],
  apply({ startup, command, files }) {
    const step = startup?.steps.find(({ kind }) => kind === 'script');
    const program = step?.commands?.findLast(({ words }) => !isShort(words));
    if (!step || !program || program.words.includes('$@')) return undefined;
    const words = program.words[0] === 'exec' ? program.words.slice(1) : program.words;
    const changed = rewrite(files, step.file, (text) => replaceLines(text, program.line, program.line, ['exec "$@"']));
    if (!changed || command?.cmd?.line) return changed;
    const row = `CMD [${words.map((word) => JSON.stringify(word)).join(', ')}]`;
    return rewrite(changed, 'Dockerfile', (text) => `${text.trimEnd()}\n${row}\n`);
  },
};
