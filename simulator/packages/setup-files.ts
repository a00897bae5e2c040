import type { Bytes } from '../bytes';
import type { PackageFile } from './package';

// What a package's scripts and conffiles leave behind, in few words.

export const text = (path: string, data: Bytes, mode = 0o644, owner?: string): PackageFile => ({
  kind: 'file',
  path,
  data,
  size: undefined,
  mode,
  ...(owner !== undefined && { owner }),
});
export const folder = (path: string, mode = 0o755, owner?: string): PackageFile => ({
  kind: 'directory',
  path,
  mode,
  ...(owner !== undefined && { owner }),
});
export const link = (path: string, target: string): PackageFile => ({ kind: 'symlink', path, target });

export const alternative = (name: string, target: string): PackageFile[] => [
  link(`/usr/bin/${name}`, `/etc/alternatives/${name}`),
  link(`/etc/alternatives/${name}`, target),
];

export const executable = (path: string, size: number): PackageFile => ({
  kind: 'binary',
  path,
  program: path.slice(path.lastIndexOf('/') + 1),
  size,
  mode: 0o755,
});
