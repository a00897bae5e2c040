export interface ZipEntry {
  readonly path: string;
  readonly text: string;
  readonly executable: boolean;
}

// 1 January 2026, in DOS's way: the same files make the same archive.
const DATE = ((2026 - 1980) << 9) | (1 << 5) | 1;
const UNIX = 3 << 8;
const VERSION = 20;
const UTF8 = 1 << 11;

/** A zip archive without compression, with Unix's modes. PKWARE's APPNOTE 4.3. */
export function zip(entries: readonly ZipEntry[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { path, text, executable } of entries) {
    const name = new TextEncoder().encode(path);
    const data = new TextEncoder().encode(text);
    const common = [VERSION, UTF8, 0, 0, DATE] as const;
    const sizes = [crc32(data), data.length, data.length] as const;
    const local = [...record(0x04034b50, common, sizes, [name.length, 0]), name, data];
    const mode = (executable ? 0o100755 : 0o100644) * 0x10000;
    directory.push(
      u32(0x02014b50),
      u16(UNIX | VERSION),
      ...record(undefined, common, sizes, [name.length, 0, 0, 0, 0]),
      u32(mode),
      u32(offset),
      name,
    );
    parts.push(...local);
    offset += lengthOf(local);
  }
  const size = lengthOf(directory);
  const count = entries.length;
  const end = [u32(0x06054b50), u16(0), u16(0), u16(count), u16(count), u32(size), u32(offset), u16(0)];
  return join([...parts, ...directory, ...end]);
}

const record = (
  signature: number | undefined,
  shorts: readonly number[],
  longs: readonly number[],
  lengths: readonly number[],
): Uint8Array[] => [
  ...(signature === undefined ? [] : [u32(signature)]),
  ...shorts.map(u16),
  ...longs.map(u32),
  ...lengths.map(u16),
];

const u16 = (value: number): Uint8Array => Uint8Array.of(value & 255, (value >> 8) & 255);
const u32 = (value: number): Uint8Array => Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24);
const lengthOf = (parts: readonly Uint8Array[]): number => parts.reduce((sum, { length }) => sum + length, 0);

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(lengthOf(parts));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function crc32(data: Uint8Array): number {
  let crc = -1;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ -1) >>> 0;
}
