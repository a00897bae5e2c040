const suffixes: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

const form = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)|[eE]([+-]?\d+))?$/;

/** `250m`, `64Mi`, `1e3`; undefined for what is none. */
export function parseQuantity(text: string | number): number | undefined {
  const known = read.get(text);
  if (known !== undefined) return known;
  const value = readQuantity(text);
  if (value !== undefined && read.size < 1000) read.set(text, value);
  return value;
}

const read = new Map<string | number, number>();

function readQuantity(text: string | number): number | undefined {
  const parts = form.exec(String(text));
  if (!parts) return undefined;
  const [, amount = '0', suffix = '', exponent] = parts;
  return Number(amount) * (exponent === undefined ? (suffixes[suffix] ?? 1) : 10 ** Number(exponent));
}

export const QUANTITY_FORM =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

/** The canonical text: no fraction, the largest suffix of its family that keeps it whole. */
export function canonicalQuantity(text: string | number): string {
  const value = parseQuantity(text);
  if (value === undefined) return String(text);
  if (value === 0) return '0';
  if (/i$/.test(String(text))) {
    for (const suffix of ['Ei', 'Pi', 'Ti', 'Gi', 'Mi', 'Ki']) {
      const unit = suffixes[suffix] ?? 1;
      if (Math.abs(value) >= unit && value % unit === 0) return `${value / unit}${suffix}`;
    }
    if (Number.isInteger(value)) return String(value);
  }
  if (!Number.isInteger(value)) return `${Math.ceil(value * 1000 - 1e-9)}m`;
  if (/e/i.test(String(text))) {
    const zeros = /0*$/.exec(String(value))?.[0].length ?? 0;
    const power = zeros - (zeros % 3);
    return power === 0 ? String(value) : `${value / 10 ** power}e${power}`;
  }
  for (const suffix of ['E', 'P', 'T', 'G', 'M', 'k']) {
    const unit = suffixes[suffix] ?? 1;
    if (Math.abs(value) >= unit && value % unit === 0) return `${value / unit}${suffix}`;
  }
  return String(value);
}

/** CPU in thousandths of a processor. */
export const milliCpu = (text: string | undefined): number => Math.ceil((parseQuantity(text ?? '0') ?? 0) * 1000);
export const bytesOf = (text: string | undefined): number => Math.ceil(parseQuantity(text ?? '0') ?? 0);
