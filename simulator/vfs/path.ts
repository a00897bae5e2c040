export const split = (path: string): string[] => path.split('/').filter((name) => name !== '' && name !== '.');

export const basename = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

export const dirname = (path: string): string =>
  path.slice(0, Math.max(path.lastIndexOf('/'), 0)) || (path.startsWith('/') ? '/' : '.');

/** Absolute path without `.` and `..`, symlinks not looked at. */
export function normalize(path: string, from = '/'): string {
  const out: string[] = [];
  for (const name of split(path.startsWith('/') ? path : `${from}/${path}`)) {
    if (name === '..') out.pop();
    else out.push(name);
  }
  return `/${out.join('/')}`;
}
