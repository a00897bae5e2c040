import { runeWidth } from '../../cli/display-width';

const widthIn = (properties: number): number => (properties >> 1) & 3;

/**
 * The widths that the line editor reckons with, in the shape xterm.js asks of a Unicode provider:
 * `terminal.unicode.register(unicodeVersion)`, then `activeVersion = unicodeVersion.version`. Its own default is Unicode 6,
 * in which emoji are narrow.
 */
export const unicodeVersion = {
  version: 'readline',
  wcwidth: (codePoint: number): 0 | 1 | 2 => runeWidth(String.fromCodePoint(codePoint)),
  charProperties(codePoint: number, preceding: number): number {
    const width = unicodeVersion.wcwidth(codePoint);
    const before = widthIn(preceding);
    const joins = width === 0 && preceding !== 0 && before > 0;
    return ((joins ? before : width) << 1) | (joins ? 1 : 0);
  },
};
