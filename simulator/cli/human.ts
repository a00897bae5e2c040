const round = (value: number, precision: number): string => Number(value.toPrecision(precision)).toString();

const scale = (size: number, base: number, units: readonly string[], precision: number): string => {
  let step = 0;
  let rest = size;
  while (rest >= base && step < units.length - 1) {
    rest /= base;
    step++;
  }
  return `${round(rest, precision)}${units[step]}`;
};

const decimalUnits = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB', 'ZB', 'YB'];
const binaryUnits = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB', 'ZiB', 'YiB'];

/** Bytes in powers of 1000 with four (`docker history`: three) significant digits: `12.3MB`. */
export const humanSize = (bytes: number, precision = 4): string => scale(bytes, 1000, decimalUnits, precision);

/** Bytes in powers of 1024, as `docker stats` prints memory: `3.5MiB`. */
export const bytesSize = (bytes: number): string => scale(bytes, 1024, binaryUnits, 4);

const powers = 'bkmgtp';

/** `512m`, `1g`, `64KiB` in bytes (powers of 1024); throws with the text of Docker's flags. */
export function parseBytes(text: string): number {
  const parts = /^(\d+(?:\.\d+)?|\.\d+) ?([kKmMgGtTpP])?([iI])?([bB])?$/.exec(text);
  const invalid = new RangeError(`invalid size: '${text}'`);
  if (!parts) throw invalid;
  const [, amount = '', unit = 'b', i, b] = parts;
  if (i && (parts[2] === undefined || !b)) throw new RangeError(`invalid suffix: '${unit === 'b' ? '' : unit}${i}'`);
  return Math.trunc(Number(amount) * 1024 ** powers.indexOf(unit.toLowerCase()));
}

/** How long ago or how long since, of milliseconds, as `docker ps` says it. */
export function humanDuration(ms: number): string {
  const seconds = Math.trunc(ms / 1000);
  if (seconds < 1) return 'Less than a second';
  if (seconds === 1) return '1 second';
  if (seconds < 60) return `${seconds} seconds`;
  const minutes = Math.trunc(ms / 60_000);
  if (minutes === 1) return 'About a minute';
  if (minutes < 60) return `${minutes} minutes`;
  const hours = Math.trunc(ms / 3_600_000 + 0.5);
  if (hours === 1) return 'About an hour';
  if (hours < 48) return `${hours} hours`;
  if (hours < 24 * 7 * 2) return `${Math.trunc(hours / 24)} days`;
  if (hours < 24 * 30 * 2) return `${Math.trunc(hours / 24 / 7)} weeks`;
  if (hours < 24 * 365 * 2) return `${Math.trunc(hours / 24 / 30)} months`;
  return `${Math.trunc(ms / 3_600_000 / 24 / 365)} years`;
}

/** The twelve characters of an id that Docker shows, its algorithm left out. */
export const shortId = (id: string): string => id.replace(/^sha256:/, '').slice(0, 12);
