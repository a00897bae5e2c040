import type { PackageFile } from './package';

// Unit files of Debian's packages: their settings, without the sandboxing that has no meaning here.

export const unit = (name: string, data: string): PackageFile => ({
  kind: 'file',
  path: `/usr/lib/systemd/system/${name}`,
  data,
  size: undefined,
  mode: 0o644,
});

/** As deb-systemd-helper leaves it when the package is installed. */
export const enabled = (name: string, target = 'multi-user.target'): PackageFile => ({
  kind: 'symlink',
  path: `/etc/systemd/system/${target}.wants/${name}`,
  target: `/usr/lib/systemd/system/${name}`,
});

export const service = (name: string, data: string): PackageFile[] => [unit(name, data), enabled(name)];
