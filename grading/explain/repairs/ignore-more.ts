import type { Repair } from './repair';

/** What has no business in a build context. */
const PATTERNS = ['.git', 'node_modules', '.env', '*.pem', 'id_rsa'];

export const ignoreMore: Repair = {
  id: 'ignore-more',
  says: 'Name in .dockerignore what must not be sent.',
  wins: ['ignore-file-keeps-out', 'files-absent', 'no-secret-in-image', 'only-the-app-in-image'],
  apply({ files }) {
    const before = files['.dockerignore'] ?? '';
    const rows = before.split('\n').map((row) => row.trim());
    const missing = PATTERNS.filter((pattern) => !rows.includes(pattern));
    if (missing.length === 0) return undefined;
    return {
      ...files,
      '.dockerignore': `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${missing.join('\n')}\n`,
    };
  },
};
