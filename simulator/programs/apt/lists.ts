import { asErrno } from '../../kernel/errno';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { makeFolders } from './place-package';

// /var/lib/apt/lists: without them apt knows only what is installed.

export const LISTS = '/var/lib/apt/lists';
const MIRROR = 'http://deb.debian.org';

const indexes = [
  {
    suite: 'debian trixie InRelease',
    file: 'deb.debian.org_debian_dists_trixie_InRelease',
    size: 140_000,
    shown: '140 kB',
  },
  {
    suite: 'debian trixie-updates InRelease',
    file: 'deb.debian.org_debian_dists_trixie-updates_InRelease',
    size: 47_300,
    shown: '47.3 kB',
  },
  {
    suite: 'debian-security trixie-security InRelease',
    file: 'deb.debian.org_debian-security_dists_trixie-security_InRelease',
    size: 43_400,
    shown: '43.4 kB',
  },
  {
    suite: 'debian trixie/main amd64 Packages',
    file: 'deb.debian.org_debian_dists_trixie_main_binary-amd64_Packages.lz4',
    size: 19_500_000,
    shown: '9672 kB',
  },
  {
    suite: 'debian trixie-updates/main amd64 Packages',
    file: 'deb.debian.org_debian_dists_trixie-updates_main_binary-amd64_Packages.lz4',
    size: 12_000,
    shown: '5412 B',
  },
  {
    suite: 'debian-security trixie-security/main amd64 Packages',
    file: 'deb.debian.org_debian-security_dists_trixie-security_main_binary-amd64_Packages.lz4',
    size: 250_000,
    shown: '112 kB',
  },
] as const;

/** Has `apt-get update` been run, and are its files still there? */
export function haveLists(sys: Syscalls): boolean {
  try {
    return sys.readdir(LISTS).some(({ name }) => name.includes('_Packages'));
  } catch (error) {
    asErrno(error);
    return false;
  }
}

/** apt-get update. */
export function* updateLists(sys: Syscalls, quiet: boolean): Run<void> {
  makeFolders(sys, `${LISTS}/partial`);
  let number = 0;
  for (const { suite, file, size, shown } of indexes) {
    number += 1;
    yield* sys.sleep(size > 1_000_000 ? 600 : 60);
    if (!quiet) yield* sys.write(1, `Get:${number} ${MIRROR}/${suite} [${shown}]\n`);
    sys.writeFile(`${LISTS}/${file}`, '', 0o644, size);
  }
  sys.writeFile(`${LISTS}/lock`, '', 0o640);
  if (!quiet) yield* sys.write(1, 'Fetched 10.0 MB in 1s (9812 kB/s)\n');
  yield* sys.compute(250);
  if (!quiet) yield* sys.write(1, 'Reading package lists...\n');
}

/** apt-get clean and `rm -rf /var/lib/apt/lists/*` are what keeps images small; this is the first. */
export function cleanArchives(sys: Syscalls): void {
  const folder = '/var/cache/apt/archives';
  if (!sys.access(folder, '')) return;
  for (const { name, type } of sys.readdir(folder)) if (type === 'file') sys.unlink(`${folder}/${name}`);
}
