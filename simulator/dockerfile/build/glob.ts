import type { Inode } from '../../vfs/inode';

/** Go's filepath.Match for one path element. */
function elementPattern(pattern: string): RegExp {
  let out = '';
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i] ?? '';
    if (c === '*') out += '[^/]*';
    else if (c === '?') out += '[^/]';
    else if (c === '[') {
      const close = pattern.indexOf(']', i + 1);
      if (close < 0) out += '\\[';
      else {
        out += `[${pattern.slice(i + 1, close).replace(/\\/g, '\\\\')}]`;
        i = close;
      }
    } else if (c === '\\' && i + 1 < pattern.length) {
      i += 1;
      out += (pattern[i] ?? '').replace(/[^\w]/g, '\\$&');
    } else out += c.replace(/[^\w]/g, '\\$&');
  }
  return new RegExp(`^${out}$`);
}

export const hasWildcard = (path: string): boolean => /[*?[]/.test(path);

export interface Match {
  readonly path: string;
  readonly inode: Inode;
}

/** Files of a tree that a source of COPY names; links in the middle of a path are followed inside the tree. */
export function findSources(root: Inode, pattern: string): Match[] {
  let found: Match[] = [{ path: '', inode: root }];
  const names: string[] = [];
  for (const name of pattern.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  for (const name of names) {
    found = found.flatMap(({ path, inode }) => {
      const folder = inode.type === 'symlink' ? follow(root, inode, path) : inode;
      if (!hasWildcard(name)) {
        const child = folder?.entries?.get(name);
        return child ? [{ path: `${path}/${name}`, inode: child }] : [];
      }
      const wanted = elementPattern(name);
      return [...(folder?.entries ?? [])]
        .filter(([n]) => wanted.test(n))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([n, child]) => ({ path: `${path}/${n}`, inode: child }));
    });
  }
  return found;
}

/** A symlink's target inside the tree. */
export function follow(root: Inode, link: Inode, path: string, depth = 0): Inode | undefined {
  if (depth > 20) return undefined;
  const target = link.target ?? '';
  const base = target.startsWith('/') ? [] : path.split('/').slice(0, -1);
  let at: Inode | undefined = root;
  const walked: string[] = [];
  for (const name of [...base, ...target.split('/')]) {
    if (name === '' || name === '.') continue;
    if (name === '..') {
      walked.pop();
      at = walked.reduce<Inode | undefined>((inode, n) => inode?.entries?.get(n), root);
      continue;
    }
    walked.push(name);
    at = at?.entries?.get(name);
    if (at?.type === 'symlink') at = follow(root, at, `/${walked.join('/')}`, depth + 1);
  }
  return at;
}
