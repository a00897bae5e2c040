import { type Repair, replaceLines, rewrite } from './repair';

export const installBeforeSource: Repair = {
  id: 'install-before-source',
  says: 'Copy the list of dependencies and install them, before the source comes.',
  wins: ['cache-survives-source-change'],
  apply({ command, files }) {
    const all = command?.instructions ?? [];
    const install = all.find(
      (one) => one.kind === 'RUN' && /\b(npm|yarn|pnpm|pip3?)\b.*\b(ci|i|install)\b/.test(one.original),
    );
    const copies = all.filter((one) => one.kind === 'COPY' && one.from === '' && one.start < (install?.start ?? 0));
    const copy = copies.at(-1);
    if (!install || !copy) return undefined;
    const lists = ['package.json', 'package-lock.json', 'yarn.lock', 'pnpm-lock.yaml', 'requirements.txt'].filter(
      (name) => files[name] !== undefined,
    );
    return rewrite(files, 'Dockerfile', (text) => {
      const rows = text.split('\n');
      const moved = rows.slice(copy.start - 1, copy.end);
      const later = replaceLines(text, install.end + 1, install.end, moved);
      return replaceLines(later, copy.start, copy.end, [`COPY ${lists.join(' ')} ./`]);
    });
  },
};
