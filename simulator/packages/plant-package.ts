import { split } from '../vfs/path';
import { plantBinary, plantDirectory, plantFile, plantSymlink } from '../vfs/plant';
import type { Tree } from '../vfs/tree';
import { addAccounts } from './accounts';
import { closure, debianPackage } from './catalogue';
import { fileList, statusParagraph } from './dpkg-status';
import type { PackageFile } from './package';
import { setupOf } from './setups';

type Lookup = (name: string, file: 'passwd' | 'group') => number;

const textOf = (tree: Tree, path: string): string => tree.lookup(split(path))?.data ?? '';

function lookup(tree: Tree): Lookup {
  return (name, file) => Number(new RegExp(`^${name}:[^:]*:(\\d+)`, 'm').exec(textOf(tree, `etc/${file}`))?.[1] ?? 0);
}

function plant(tree: Tree, file: PackageFile, mtime: number, id: Lookup): void {
  if (file.kind === 'symlink') {
    plantSymlink(tree, file.path, file.target, { mtime });
    return;
  }
  if (file.kind === 'binary') {
    plantBinary(tree, file.path, file.program, file.size, { mode: file.mode, mtime });
    return;
  }
  const [user = 'root', group = 'root'] = file.owner?.split(':') ?? [];
  const meta = { mode: file.mode, mtime, uid: id(user, 'passwd'), gid: id(group, 'group') };
  if (file.kind === 'directory') plantDirectory(tree, file.path, meta);
  else plantFile(tree, file.path, file.data, { ...meta, ...(file.size !== undefined && { size: file.size }) });
}

/** Installs packages and what they need into a tree that has /etc/passwd, for images. `mtime`: ms since 1970. */
export function plantPackages(tree: Tree, names: readonly string[], mtime: number): void {
  const there = new Set([...textOf(tree, 'var/lib/dpkg/status').matchAll(/^Package: (.*)$/gm)].map((m) => m[1] ?? ''));
  let status = textOf(tree, 'var/lib/dpkg/status');
  for (const name of closure(names, there)) {
    const pkg = debianPackage(name);
    if (!pkg) throw new Error(`no package ${name}`);
    const setup = setupOf(name);
    if (setup?.users || setup?.groups) {
      const files = addAccounts(
        { passwd: textOf(tree, 'etc/passwd'), group: textOf(tree, 'etc/group'), shadow: textOf(tree, 'etc/shadow') },
        setup,
      );
      plantFile(tree, 'etc/passwd', files.passwd, { mtime });
      plantFile(tree, 'etc/group', files.group, { mtime });
      plantFile(tree, 'etc/shadow', files.shadow, { mtime, mode: 0o640, gid: 42 });
    }
    for (const file of pkg.files) plant(tree, file, mtime, lookup(tree));
    status += statusParagraph(pkg);
    plantFile(tree, `var/lib/dpkg/info/${name}.list`, fileList(pkg), { mtime });
  }
  plantFile(
    tree,
    'var/lib/dpkg/status',
    status
      .split('\n\n')
      .filter(Boolean)
      .sort()
      .map((p) => `${p}\n\n`)
      .join(''),
    { mtime },
  );
}
