import type { Bytes } from '../bytes';

export interface TarEntry {
  /** Folders end with a slash. */
  readonly name: string;
  readonly data: Bytes;
}

const BLOCK = 512;
const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, '0')}\0`;

/** tar(5), the ustar format. `mtime`: ms since 1970. */
export function makeTar(entries: readonly TarEntry[], mtime: number): Bytes {
  const parts = entries.map(({ name, data }) => {
    const folder = name.endsWith('/');
    const head = [
      name.padEnd(100, '\0'),
      octal(folder ? 0o755 : 0o644, 8),
      octal(0, 8),
      octal(0, 8),
      octal(data.length, 12),
      octal(Math.floor(mtime / 1000), 12),
      ' '.repeat(8),
      folder ? '5' : '0',
      '\0'.repeat(100),
      'ustar\x0000',
      '\0'.repeat(247),
    ].join('');
    const sum = [...head].reduce((total, char) => total + char.charCodeAt(0), 0);
    const checked = `${head.slice(0, 148)}${sum.toString(8).padStart(6, '0')}\0 ${head.slice(156)}`;
    return checked + data + '\0'.repeat((BLOCK - (data.length % BLOCK)) % BLOCK);
  });
  return `${parts.join('')}${'\0'.repeat(2 * BLOCK)}`;
}

/** Regular files of an archive; undefined when it is none. */
export function readTar(data: Bytes): ReadonlyMap<string, Bytes> | undefined {
  const files = new Map<string, Bytes>();
  for (let at = 0; at + BLOCK <= data.length; ) {
    const name = data.slice(at, at + 100).replace(/\0.*$/s, '');
    if (name === '') return files;
    const size = Number.parseInt(data.slice(at + 124, at + 136), 8);
    if (Number.isNaN(size) || data.slice(at + 257, at + 262) !== 'ustar') return undefined;
    files.set(name, data.slice(at + BLOCK, at + BLOCK + size));
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return undefined;
}
