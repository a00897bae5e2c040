import { type Repair, replaceLines, rewrite } from './repair';

export const foreground: Repair = {
  id: 'foreground',
  says: 'Keep the program in the foreground: no `&` behind the last command.',
  wins: ['starts-and-answers', 'logs-reach-docker', 'not-root', 'builds'],
  apply({ command, files }) {
    const part = [command?.cmd, command?.entrypoint].find((one) => one?.form === 'shell' && /&\s*$/.test(one.written));
    const own =
      part && command?.instructions.findLast(({ kind, start }) => kind === part.instruction && start === part.line);
    if (!part || !own) return undefined;
    const row = `${part.instruction} ${part.written.replace(/\s*&\s*$/, '')}`;
    return rewrite(files, 'Dockerfile', (text) => replaceLines(text, own.start, own.end, [row]));
  },
};
