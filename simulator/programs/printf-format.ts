export interface NumberFormat {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  /** d i u o x X e f g E F G */
  readonly letter: string;
}

/** Pads to the width, with zeros after the sign when `0` asks for it. */
export function pad(text: string, flags: string, width: number, numeric: boolean): string {
  if (text.length >= width) return text;
  if (flags.includes('-')) return text.padEnd(width);
  if (!numeric || !flags.includes('0')) return text.padStart(width);
  const sign = /^[-+ ]?(0[xX])?/.exec(text)?.[0] ?? '';
  return sign + text.slice(sign.length).padStart(width - sign.length, '0');
}

function exponent(value: number, digits: number): string {
  return value.toExponential(digits).replace(/e([-+])(\d)$/, 'e$10$2');
}

function real(value: number, precision: number, letter: string, alternate: boolean): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : 'inf';
  if (letter === 'f')
    return value < 1e21
      ? value.toFixed(Math.min(precision, 100))
      : BigInt(value).toString() + (precision ? `.${'0'.repeat(precision)}` : '');
  if (letter === 'e') return exponent(value, Math.min(precision, 100));
  const significant = Math.min(precision || 1, 100);
  const power = value === 0 ? 0 : Number(value.toExponential(significant - 1).split('e')[1]);
  if (power < -4 || power >= significant) {
    const text = exponent(value, significant - 1);
    return alternate ? text : text.replace(/\.?0+e/, 'e');
  }
  const text = value.toFixed(Math.min(Math.max(significant - 1 - power, 0), 100));
  return alternate || !text.includes('.') ? text : text.replace(/\.?0+$/, '');
}

/** printf(3) for numbers. */
export function formatNumber(value: number | bigint, { flags, width, precision, letter }: NumberFormat): string {
  const lower = letter.toLowerCase();
  const negative = value < 0 || Object.is(value, -0);
  const sign = 'dief g'.includes(lower)
    ? negative
      ? '-'
      : flags.includes('+')
        ? '+'
        : flags.includes(' ')
          ? ' '
          : ''
    : '';
  let text: string;
  let flagsUsed = flags;
  if ('efg'.includes(lower)) {
    text = real(Math.abs(Number(value)), precision ?? 6, lower, flags.includes('#'));
    if (!Number.isFinite(Number(value))) flagsUsed = flags.replace('0', '');
  } else {
    const whole = typeof value === 'bigint' ? value : Number.isFinite(value) ? BigInt(Math.trunc(value)) : 0n;
    const unsigned = 'di'.includes(lower) ? (whole < 0n ? -whole : whole) : BigInt.asUintN(64, whole);
    text = unsigned.toString(lower === 'o' ? 8 : lower === 'x' ? 16 : 10);
    if (precision !== undefined) {
      text = precision === 0 && unsigned === 0n ? '' : text.padStart(precision, '0');
      flagsUsed = flags.replace('0', '');
    }
    if (flags.includes('#') && unsigned !== 0n)
      text = (lower === 'x' ? '0x' : lower === 'o' && !text.startsWith('0') ? '0' : '') + text;
  }
  if (letter !== lower) text = text.toUpperCase();
  return pad(sign + text, flagsUsed, width, true);
}
