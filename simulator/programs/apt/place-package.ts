import type { Bytes } from '../../bytes';
import { asErrno } from '../../kernel/errno';
import type { Syscalls } from '../../kernel/syscalls';
import { addAccounts } from '../../packages/accounts';
import { fileList, readParagraphs, readStatus, statusParagraph } from '../../packages/dpkg-status';
import type { Package, PackageFile } from '../../packages/package';
import { serviceSetups } from '../../packages/service-setups';
import { addSetups, setupOf } from '../../packages/setups';
import { binary } from '../../vfs/binary';
import { dirname } from '../../vfs/path';
import { groupId, userId } from '../accounts';

addSetups(serviceSetups);

const STATUS = '/var/lib/dpkg/status';
const infoList = (name: string): string => `/var/lib/dpkg/info/${name}.list`;

export const readText = (sys: Syscalls, path: string): string => {
  try {
    return sys.readFile(path);
  } catch (error) {
    asErrno(error);
    return '';
  }
};

export const installedPackages = (sys: Syscalls) => readStatus(readText(sys, STATUS));

/** Unpacks a package into the running system, as dpkg does: files, accounts, its paragraph in the status file. */
export function placePackage(sys: Syscalls, pkg: Package): void {
  const setup = setupOf(pkg.name);
  if (setup?.users || setup?.groups) addUsers(sys, setup);
  for (const file of pkg.files) placeFile(sys, file);
  const known = pkg.files.reduce((sum, file) => sum + sizeOf(file), 0);
  if (pkg.installedSize * 1024 > known + 4096) {
    makeFolders(sys, dirname(remainder(pkg)));
    sys.writeFile(remainder(pkg), '', 0o644, pkg.installedSize * 1024 - known);
  }
  writeStatus(sys, [...paragraphsWithout(sys, pkg), statusParagraph(pkg)]);
  makeFolders(sys, '/var/lib/dpkg/info');
  sys.writeFile(infoList(pkg.name), fileList(pkg));
}

/** What a package holds beyond the files that are known here: one file, so that layers have their true size. */
const remainder = ({ name }: Package): string => `/usr/share/${name}/data`;
const sizeOf = (file: PackageFile): number =>
  file.kind === 'binary' ? file.size : file.kind === 'file' ? (file.size ?? file.data.length) : 0;

/** Takes a package's files away; its configuration stays unless `purge`. */
export function removePackage(sys: Syscalls, pkg: Package, purge: boolean): void {
  for (const { path, kind } of [...pkg.files].reverse()) {
    if (kind === 'directory' || (!purge && path.startsWith('/etc/'))) continue;
    attempt(() => sys.unlink(path));
  }
  attempt(() => sys.unlink(remainder(pkg)));
  attempt(() => sys.rmdir(dirname(remainder(pkg))));
  writeStatus(sys, paragraphsWithout(sys, pkg));
  attempt(() => sys.unlink(infoList(pkg.name)));
}

function paragraphsWithout(sys: Syscalls, { name }: Package): Bytes[] {
  const paragraphs = readParagraphs(readText(sys, STATUS));
  paragraphs.delete(name);
  return [...paragraphs.values()];
}

const writeStatus = (sys: Syscalls, paragraphs: readonly string[]): void =>
  sys.writeFile(STATUS, [...paragraphs].sort().join(''));

function attempt(act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    asErrno(error);
    return false;
  }
}

export function makeFolders(sys: Syscalls, path: string): void {
  if (path === '/' || sys.access(path, '')) return;
  makeFolders(sys, dirname(path));
  sys.mkdir(path, 0o755);
}

function placeFile(sys: Syscalls, file: PackageFile): void {
  makeFolders(sys, dirname(file.path));
  if (file.kind === 'directory') {
    makeFolders(sys, file.path);
    own(sys, file.path, file.owner, file.mode);
    return;
  }
  if (file.kind === 'symlink') {
    attempt(() => sys.unlink(file.path));
    attempt(() => sys.symlink(file.target, file.path));
    return;
  }
  if (file.kind === 'file' && file.path.startsWith('/etc/') && sys.access(file.path, '')) return;
  attempt(() => sys.unlink(file.path));
  if (file.kind === 'binary') sys.writeFile(file.path, binary(file.program), file.mode, file.size);
  else sys.writeFile(file.path, file.data, file.mode, file.size);
  own(sys, file.path, file.kind === 'file' ? file.owner : undefined, file.mode);
}

function own(sys: Syscalls, path: string, owner: string | undefined, mode: number): void {
  const [user = 'root', group = 'root'] = owner?.split(':') ?? [];
  sys.chown(path, userId(sys, user) ?? 0, groupId(sys, group) ?? 0);
  sys.chmod(path, mode);
}

function addUsers(sys: Syscalls, setup: Parameters<typeof addAccounts>[1]): void {
  const files = addAccounts(
    { passwd: readText(sys, '/etc/passwd'), group: readText(sys, '/etc/group'), shadow: readText(sys, '/etc/shadow') },
    setup,
  );
  sys.writeFile('/etc/passwd', files.passwd);
  sys.writeFile('/etc/group', files.group);
  sys.writeFile('/etc/shadow', files.shadow, 0o640);
}
