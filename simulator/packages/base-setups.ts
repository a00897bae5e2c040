import { aptUnits, dpkgUnits, fstrimUnits } from './base-units';
import type { PackageSetup } from './package';
import { alternative, folder, link, text } from './setup-files';

/** Configuration files, links and accounts of the packages that base images and the host have. */
export const baseSetups: Readonly<Record<string, PackageSetup>> = {
  mawk: { files: [...alternative('awk', '/usr/bin/mawk'), ...alternative('nawk', '/usr/bin/mawk')] },
  debianutils: { files: alternative('which', '/usr/bin/which.debianutils') },
  apt: { files: aptUnits },
  dpkg: { files: dpkgUnits },
  'util-linux': { files: [...alternative('pager', '/bin/more'), ...fstrimUnits] },
  'netcat-openbsd': { files: [...alternative('nc', '/bin/nc.openbsd'), ...alternative('netcat', '/bin/nc.openbsd')] },
  'vim-tiny': { files: [...alternative('vi', '/usr/bin/vim.tiny')] },
  nano: { files: alternative('editor', '/bin/nano') },
  procps: {
    files: [
      text(
        '/etc/init.d/procps',
        '#!/bin/sh\n# Reads sysctl settings at boot; there is no boot here.\ncase $1 in\n  status) exit 3 ;;\nesac\n',
        0o755,
      ),
    ],
  },
  'ca-certificates': {
    files: [text('/etc/ssl/certs/ca-certificates.crt', '', 0o644), folder('/usr/local/share/ca-certificates')],
  },
  adduser: {
    files: [
      text('/etc/adduser.conf', '# /etc/adduser.conf: adduser(8) configuration; all values are the built-in ones.\n'),
      text('/etc/deluser.conf', '# /etc/deluser.conf\n'),
    ],
  },
  'redis-tools': {
    users: [{ name: 'redis', home: '/var/lib/redis' }],
    files: [
      link('/usr/bin/redis-server', 'redis-check-rdb'),
      folder('/var/lib/redis', 0o750, 'redis:redis'),
      folder('/var/log/redis', 0o2750, 'redis:adm'),
    ],
  },
};
