import { type Repair, rewrite } from './repair';

export const installLocked: Repair = {
  id: 'install-locked',
  says: 'Install what the lock file says, and fail when it does not fit.',
  wins: ['lock-file-used', 'same-image-twice'],
  apply: ({ files }) =>
    rewrite(files, 'Dockerfile', (text) =>
      text
        .replace(/\bnpm (?:install|i)\b(?! +(?:-g|--global)| +[a-z@])/g, 'npm ci')
        .replace(/\byarn install\b(?! --(?:frozen|immutable))/g, 'yarn install --frozen-lockfile'),
    ),
};
