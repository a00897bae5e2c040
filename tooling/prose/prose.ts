/** A file in which everything that is no prose is blank: each word stands where it stands in the file. */
export interface Prose {
  readonly file: string;
  readonly text: string;
}

/** Offsets, the second one exclusive. */
export type Range = readonly [from: number, to: number];

const blank = (text: string): string => text.replace(/\S/g, ' ');

/** Keeps the given ranges; of these, neither `code` nor backslash escapes. */
export function keep(file: string, text: string, ranges: readonly Range[]): Prose {
  let kept = '';
  for (const [from, to] of [...ranges].sort(([a], [b]) => a - b)) {
    if (from < kept.length) continue;
    kept += blank(text.slice(kept.length, from)) + text.slice(from, to).replace(/`[^`]*`|\\./gs, blank);
  }
  return { file, text: kept + blank(text.slice(kept.length)) };
}

/** file:line of an offset. */
export const placeIn = ({ file, text }: Prose, offset: number): string =>
  `${file}:${text.slice(0, offset).split('\n').length}`;
