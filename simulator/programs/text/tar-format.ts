import type { Bytes } from '../../bytes';
import type { FileType } from '../../kernel/syscalls';

/** -z as a container format of this simulation's own: gzip's magic, then the data as it is. */
export const GZIP = '\x1f\x8b\x08sim';

export interface Member {
  readonly name: Bytes;
  readonly type: FileType;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly mtime: number;
  readonly target: Bytes;
  readonly user: Bytes;
  readonly group: Bytes;
  readonly data: Bytes;
}

const flags: Partial<Record<FileType, string>> = { file: '0', symlink: '2', character: '3', directory: '5', fifo: '6' };
const octal = (value: number, width: number): Bytes =>
  `${Math.max(Math.floor(value), 0)
    .toString(8)
    .padStart(width - 1, '0')}\0`;
const field = (text: Bytes, width: number): Bytes => text.slice(0, width).padEnd(width, '\0');

/** One ustar header and its padded data (tar(5)); names over 100 bytes use the prefix. */
export function packMember(m: Member): Bytes {
  const cut = m.name.length > 100 ? m.name.lastIndexOf('/', 155) : -1;
  const [prefix, name] = cut < 0 ? ['', m.name] : [m.name.slice(0, cut), m.name.slice(cut + 1)];
  const head =
    field(name, 100) +
    octal(m.mode, 8) +
    octal(m.uid, 8) +
    octal(m.gid, 8) +
    octal(m.data.length, 12) +
    octal(m.mtime / 1000, 12);
  const tail = `${flags[m.type] ?? '0'}${field(m.target, 100)}ustar\0${'00'}${field(m.user, 32)}${field(m.group, 32)}${octal(0, 8)}${octal(0, 8)}${field(prefix, 155)}`;
  const sum = [...`${head}        ${tail}`].reduce((total, c) => total + c.charCodeAt(0), 0);
  const block = field(`${head}${sum.toString(8).padStart(6, '0')}\0 ${tail}`, 512);
  return block + m.data + '\0'.repeat((512 - (m.data.length % 512)) % 512);
}

/** Undefined where the archive is none. */
export function unpackMembers(archive: Bytes): Member[] | undefined {
  const out: Member[] = [];
  for (let at = 0; at + 512 <= archive.length; ) {
    const text = (from: number, width: number): Bytes =>
      archive.slice(at + from, at + from + width).split('\0', 1)[0] ?? '';
    const number = (from: number, width: number): number => Number.parseInt(text(from, width).trim() || '0', 8);
    if (archive[at] === '\0') break;
    if (text(257, 5) !== 'ustar') return undefined;
    const size = number(124, 12);
    const type = (Object.entries(flags).find(([, flag]) => flag === archive[at + 156])?.[0] ?? 'file') as FileType;
    const prefix = text(345, 155);
    out.push({
      name: prefix ? `${prefix}/${text(0, 100)}` : text(0, 100),
      type,
      mode: number(100, 8),
      uid: number(108, 8),
      gid: number(116, 8),
      mtime: number(136, 12) * 1000,
      target: text(157, 100),
      user: text(265, 32),
      group: text(297, 32),
      data: archive.slice(at + 512, at + 512 + size),
    });
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return archive.length >= 512 ? out : undefined;
}
