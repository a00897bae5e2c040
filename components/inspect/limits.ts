/** Characters of all files together, and files. Beyond, the page says no and changes nothing. */
export const MOST_TEXT = 256 * 1024;
export const MOST_FILES = 24;
/** Characters behind the # of an address; Safari takes about 80,000. */
export const LONGEST_LINK = 60_000;

const PATH = /^(?![./]*\/)(?!.*\.\.)(?!__proto__$)[\w.@+-]+(\/[\w.@+-]+)*$/;

export const isPath = (text: string): boolean => text.length <= 100 && PATH.test(text);

/** A sentence when these files are more than the page takes. */
export function tooMuch(files: Readonly<Record<string, string>>): string | undefined {
  const texts = Object.values(files);
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  if (texts.length > MOST_FILES) return `${texts.length} files are too many: ${MOST_FILES} at most.`;
  if (length > MOST_TEXT)
    return `${sizeOf(length)} are too much: ${sizeOf(MOST_TEXT)} in all files together at most. Nothing was changed.`;
  return undefined;
}

export const sizeOf = (characters: number): string =>
  characters < 1024 * 1024 ? `${Math.ceil(characters / 1024)} KB` : `${(characters / 1024 / 1024).toFixed(1)} MB`;
