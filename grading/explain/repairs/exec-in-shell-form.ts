import { isJsonTypo } from '../../findings/json-typo';
import { type Repair, replaceLines, rewrite } from './repair';

export const execInShellForm: Repair = {
  id: 'exec-in-shell-form',
  says: 'Let the shell become the program: `exec` before the last command.',
  wins: [
    'app-is-pid-1',
    'stops-on-term',
    'exits-cleanly',
    'hup-reloads',
    'pid-1-is',
    'crash-is-visible',
    'stop-signal-is',
  ],
  apply({ command, files }) {
    const part = [command?.entrypoint, command?.cmd].find((one) => one?.form === 'shell' && !isJsonTypo(one));
    const own =
      part && command?.instructions.findLast(({ kind, start }) => kind === part.instruction && start === part.line);
    const last = part?.written.split(/&&|;/).at(-1)?.trim() ?? '';
    if (!part || !own || last === '' || /^exec\b|[|&()]/.test(last)) return undefined;
    const at = part.written.lastIndexOf(last) + (/^(\w+=\S* +)*/.exec(last)?.[0].length ?? 0);
    const row = `${part.instruction} ${part.written.slice(0, at)}exec ${part.written.slice(at)}`;
    return rewrite(files, 'Dockerfile', (text) => replaceLines(text, own.start, own.end, [row]));
  },
};
