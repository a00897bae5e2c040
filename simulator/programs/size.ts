const UNITS = 'KMGTPEZY';

/** GNU sizes: 10, 4K and 4KiB (1024), 4kB and 4KB (1000), b (512); undefined when it is none. */
export function parseSize(text: string): number | undefined {
  const m = /^(\d+)(?:([kKMGTPE])(iB|B)?|(b))?$/.exec(text);
  if (!m) return undefined;
  const [, digits, unit, suffix, block] = m;
  const power = unit ? UNITS.indexOf(unit.toUpperCase()) + 1 : 0;
  return Number(digits) * (block ? 512 : (suffix === 'B' ? 1000 : 1024) ** power);
}

/** As `ls -h` and `du -h` show it: rounded up, one decimal below ten. */
export function humanSize(bytes: number, base = 1024): string {
  let value = bytes;
  let unit = -1;
  while (value >= base && unit < UNITS.length - 1) {
    value /= base;
    unit++;
  }
  if (unit < 0) return String(bytes);
  let text = value < 10 ? (Math.ceil(value * 10) / 10).toFixed(1) : String(Math.ceil(value));
  if (text === '10.0') text = '10';
  if (text === String(base)) return `1.0${UNITS[unit + 1]}`;
  return `${text}${base === 1000 && unit === 0 ? 'k' : UNITS[unit]}`;
}
