/** A Python text without comments, blank lines and spaces at line ends: what models are chosen by. */
export const essence = (source: string): string =>
  source
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*$/, '').trimEnd())
    .filter((line) => line !== '')
    .join('\n');
