import { plantPackages } from '../packages/plant-package';
import { plantDirectory, plantFile, plantSymlink } from '../vfs/plant';
import { Tree } from '../vfs/tree';
import {
  BASH_LOGOUT,
  BASHRC,
  OS_RELEASE,
  PROFILE,
  ROOT_BASHRC,
  ROOT_PROFILE,
  SKEL_BASHRC,
  SKEL_PROFILE,
} from './etc-files';

/** What a minimal Debian 13 holds: essential packages and apt. */
const MINIMAL =
  `apt base-files base-passwd bash bsdutils coreutils dash debconf debian-archive-keyring debianutils diffutils dpkg
findutils gcc-14-base grep gzip hostname init-system-helpers libacl1 libapt-pkg7.0 libattr1 libaudit-common libaudit1 libblkid1 libbsd0
libbz2-1.0 libc-bin libc6 libcap-ng0 libcap2 libcrypt1 libdb5.3t64 libdebconfclient0 libgcc-s1 libgmp10 libhogweed6t64 liblastlog2-2
liblz4-1 liblzma5 libmd0 libmount1 libnettle8t64 libpam-modules libpam-modules-bin libpam-runtime libpam0g libpcre2-8-0 libseccomp2
libselinux1 libsemanage-common libsemanage2 libsepol2 libsmartcols1 libsqlite3-0 libssl3t64 libstdc++6 libsystemd0 libtinfo6 libudev1
libuuid1 libxxhash0 libzstd1 login login.defs mawk mount ncurses-base ncurses-bin openssl-provider-legacy passwd perl-base sed sqv
sysvinit-utils tar tzdata util-linux zlib1g`.split(/\s+/);

const accounts = `root:0:0:root:/root:/bin/bash
daemon:1:1:daemon:/usr/sbin
bin:2:2:bin:/bin
sys:3:3:sys:/dev
sync:4:65534:sync:/bin:/bin/sync
games:5:60:games:/usr/games
man:6:12:man:/var/cache/man
lp:7:7:lp:/var/spool/lpd
mail:8:8:mail:/var/mail
news:9:9:news:/var/spool/news
uucp:10:10:uucp:/var/spool/uucp
proxy:13:13:proxy:/bin
www-data:33:33:www-data:/var/www
backup:34:34:backup:/var/backups
list:38:38:Mailing List Manager:/var/list
irc:39:39:ircd:/run/ircd
_apt:42:65534::/nonexistent
nobody:65534:65534:nobody:/nonexistent`
  .split('\n')
  .map((row) => row.split(':'));

const groups =
  `root:0 daemon:1 bin:2 sys:3 adm:4 tty:5 disk:6 lp:7 mail:8 news:9 uucp:10 man:12 proxy:13 kmem:15 dialout:20 fax:21 voice:22
cdrom:24 floppy:25 tape:26 sudo:27 audio:29 dip:30 www-data:33 backup:34 operator:37 list:38 irc:39 src:40 shadow:42 utmp:43 video:44 sasl:45
plugdev:46 staff:50 games:60 users:100 nogroup:65534`.split(/\s+/);

const PASSWD = accounts
  .map(
    ([name, uid, gid, gecos, home, shell = '/usr/sbin/nologin']) =>
      `${name}:x:${uid}:${gid}:${gecos}:${home}:${shell}\n`,
  )
  .join('');
const SHADOW = accounts.map(([name]) => `${name}:*:20781:0:99999:7:::\n`).join('');
const GROUP = groups.map((row) => `${row.replace(':', ':x:')}:\n`).join('');

const FOLDERS =
  `boot dev etc/alternatives etc/apt/apt.conf.d etc/apt/preferences.d etc/apt/trusted.gpg.d etc/cron.daily etc/default etc/dpkg etc/init.d
etc/logrotate.d etc/opt etc/pam.d etc/profile.d etc/security etc/ssl/certs etc/systemd/system home media mnt opt proc run srv sys
usr/bin usr/games usr/include usr/lib usr/lib64 usr/libexec usr/local/bin usr/local/etc usr/local/games usr/local/include usr/local/lib
usr/local/sbin usr/local/share/man usr/local/src usr/sbin usr/share/doc usr/share/keyrings usr/share/man usr/share/zoneinfo/Etc usr/src
var/backups var/cache/apt/archives/partial var/lib/apt/lists/partial var/lib/apt/periodic var/lib/dpkg/info var/lib/misc var/local
var/log/apt var/opt var/spool`.split(/\s+/);

/** A tree with Debian 13 and these packages. `mtime`: ms since 1970. */
export function debianTree(packages: readonly string[], mtime: number): Tree {
  const tree = new Tree();
  const meta = { mtime };
  for (const folder of FOLDERS) plantDirectory(tree, folder, meta);
  for (const [name, target] of [
    ['bin', 'usr/bin'],
    ['sbin', 'usr/sbin'],
    ['lib', 'usr/lib'],
    ['lib64', 'usr/lib64'],
  ] as const)
    plantSymlink(tree, name, target, meta);
  plantDirectory(tree, 'root', { ...meta, mode: 0o700 });
  for (const folder of ['tmp', 'var/tmp', 'run/lock']) plantDirectory(tree, folder, { ...meta, mode: 0o1777 });
  plantDirectory(tree, 'var/mail', { ...meta, mode: 0o2775, gid: 8 });
  plantSymlink(tree, 'var/run', '/run', meta);
  plantSymlink(tree, 'var/lock', '/run/lock', meta);
  const files: Record<string, string> = {
    'etc/passwd': PASSWD,
    'etc/group': GROUP,
    'usr/lib/os-release': OS_RELEASE,
    'etc/debian_version': '13.8\n',
    'etc/hostname': 'debian\n',
    'etc/hosts': '127.0.0.1\tlocalhost\n',
    'etc/issue': 'Debian GNU/Linux 13 \\n \\l\n\n',
    'etc/issue.net': 'Debian GNU/Linux 13\n',
    'etc/host.conf': 'multi on\n',
    'etc/environment': '',
    'etc/fstab': '# UNCONFIGURED FSTAB FOR BASE SYSTEM\n',
    'etc/shells':
      '# /etc/shells: valid login shells\n/bin/sh\n/usr/bin/sh\n/bin/bash\n/usr/bin/bash\n/bin/rbash\n/usr/bin/rbash\n/usr/bin/dash\n',
    'etc/nsswitch.conf':
      'passwd:         files\ngroup:          files\nshadow:         files\nhosts:          files dns\n',
    'etc/login.defs': 'UID_MIN 1000\nUID_MAX 60000\nGID_MIN 1000\nGID_MAX 60000\nHOME_MODE 0700\nUSERGROUPS_ENAB yes\n',
    'etc/default/useradd': 'SHELL=/bin/sh\n',
    'etc/profile': PROFILE,
    'etc/bash.bashrc': BASHRC,
    'etc/skel/.bashrc': SKEL_BASHRC,
    'etc/skel/.profile': SKEL_PROFILE,
    'etc/skel/.bash_logout': BASH_LOGOUT,
    'root/.bashrc': ROOT_BASHRC,
    'root/.profile': ROOT_PROFILE,
    'etc/apt/sources.list.d/debian.sources':
      'Types: deb\nURIs: http://deb.debian.org/debian\nSuites: trixie trixie-updates\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n',
    'etc/timezone': 'Etc/UTC\n',
    'usr/share/zoneinfo/Etc/UTC': '',
    'var/lib/dpkg/status': '',
    'etc/motd': '',
  };
  for (const [path, data] of Object.entries(files)) plantFile(tree, path, data, meta);
  plantFile(tree, 'etc/shadow', SHADOW, { ...meta, mode: 0o640, gid: 42 });
  for (const name of ['btmp', 'wtmp', 'lastlog'])
    plantFile(tree, `var/log/${name}`, '', { ...meta, mode: name === 'btmp' ? 0o660 : 0o664, gid: 43 });
  plantSymlink(tree, 'etc/os-release', '../usr/lib/os-release', meta);
  plantSymlink(tree, 'etc/localtime', '/usr/share/zoneinfo/Etc/UTC', meta);
  plantSymlink(tree, 'etc/mtab', '/proc/mounts', meta);
  plantPackages(tree, [...MINIMAL, ...packages], mtime);
  return tree;
}
