import { dashDialect } from '@/simulator/shell/dialect';
import type { CommandPart } from '../../effective-command';
import { isJsonTypo } from '../../findings/json-typo';
import { shellCommands } from '../../startup/shell-commands';
import { type Repair, replaceLines, rewrite } from './repair';

/** The words of a command that needs no shell; undefined when it does. */
function wordsOf(part: CommandPart): readonly string[] | undefined {
  if (isJsonTypo(part))
    return [...part.written.matchAll(/"([^"]*)"|'([^']*)'/g)].map((match) => match[1] ?? match[2] ?? '');
  const [only, ...more] = shellCommands(part.written, dashDialect);
  if (!only || more.length > 0 || !only.plain || only.background || /[$`*?~]/.test(part.written)) return undefined;
  return only.words[0] === 'exec' ? only.words.slice(1) : only.words;
}

export const execForm: Repair = {
  id: 'exec-form',
  says: 'Write the command as a JSON array, so that no shell starts.',
  wins: [
    'app-is-pid-1',
    'stops-on-term',
    'exits-cleanly',
    'arguments-reach-app',
    'hup-reloads',
    'starts-and-answers',
    'pid-1-is',
    'crash-is-visible',
    'ends-before-sigkill',
    'reaps-orphans',
    'stop-reaches-every-process',
    'stop-signal-is',
  ],
  apply({ command, files }) {
    for (const part of [command?.entrypoint, command?.cmd]) {
      const own =
        part?.form === 'shell'
          ? command?.instructions.findLast(({ kind, start }) => kind === part.instruction && start === part.line)
          : undefined;
      const words = part && own ? wordsOf(part) : undefined;
      if (!part || !own || !words || words.length === 0) continue;
      const row = `${part.instruction} [${words.map((word) => JSON.stringify(word)).join(', ')}]`;
      return rewrite(files, 'Dockerfile', (text) => replaceLines(text, own.start, own.end, [row]));
    }
    return undefined;
  },
};
