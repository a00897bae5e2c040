import { ashDialect, bashDialect, type Dialect, dashDialect } from '@/simulator/shell/dialect';

const named: Readonly<Record<string, Dialect>> = { bash: bashDialect, dash: dashDialect, ash: ashDialect };

const BUSYBOX = /alpine|busybox/;
const BASH_IS_SH = /(^|\/)(centos|fedora|rockylinux|almalinux|amazonlinux|oraclelinux|archlinux|ubi\d+)|\bubi\b/;

/** Last part of a path: the name a program goes by. */
export const programName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The shell that stands behind a program's name in an image; undefined when it is none. `sh` depends on the image. */
export function shellNamed(name: string, baseImage: string): Dialect | undefined {
  const program = programName(name);
  if (program !== 'sh') return named[program];
  if (BUSYBOX.test(baseImage)) return ashDialect;
  return BASH_IS_SH.test(baseImage) ? bashDialect : dashDialect;
}
