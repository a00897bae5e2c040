import { UsageError } from '../command';
import { quote } from '../quote';

export type Range = readonly [from: number, to: number];

/** cut's LIST: 1,3-5,-2,7-; merged and ascending. */
export function parseRanges(list: string, what: 'fields' | 'byte/character positions'): Range[] {
  const one = what === 'fields' ? 'field' : 'byte/character position';
  const ranges = list.split(/[, \t]/).map((part): Range => {
    const m = /^(\d*)(-?)(\d*)$/.exec(part);
    if (!m) throw new UsageError(`invalid ${one === 'field' ? 'field value' : one} ${quote(part)}`);
    const [, from = '', dash, to = ''] = m;
    if (part === '-') throw new UsageError('invalid range with no endpoint: -');
    if (part === '' || from === '0' || to === '0') throw new UsageError(`${what} are numbered from 1`);
    const range: Range = [Number(from || 1), dash ? Number(to || Infinity) : Number(from)];
    if (range[1] < range[0]) throw new UsageError('invalid decreasing range');
    return range;
  });
  const merged: Range[] = [];
  for (const range of ranges.sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && range[0] <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], range[1])];
    else merged.push(range);
  }
  return merged;
}

export function complement(ranges: readonly Range[]): Range[] {
  const out: Range[] = [];
  let next = 1;
  for (const [from, to] of ranges) {
    if (from > next) out.push([next, from - 1]);
    next = to + 1;
  }
  if (next !== Infinity) out.push([next, Infinity]);
  return out;
}
