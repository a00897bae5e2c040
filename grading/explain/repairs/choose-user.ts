import { type Repair, replaceLines, rewrite } from './repair';

export const chooseUser: Repair = {
  id: 'choose-user',
  says: 'Choose an ordinary user before the command starts.',
  wins: ['not-root', 'runs-as'],
  apply({ command, files }) {
    if (!command) return undefined;
    const row = `USER ${command.base.includes('node:') ? 'node' : 'nobody'}`;
    const own = command.own.findLast(({ kind }) => kind === 'USER');
    if (own) return rewrite(files, 'Dockerfile', (text) => replaceLines(text, own.start, own.end, [row]));
    const first = command.own.find(({ kind }) => kind === 'ENTRYPOINT' || kind === 'CMD');
    if (!first) return rewrite(files, 'Dockerfile', (text) => `${text.trimEnd()}\n${row}\n`);
    return rewrite(files, 'Dockerfile', (text) => replaceLines(text, first.start, first.start - 1, [row]));
  },
};
