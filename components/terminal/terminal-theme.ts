import type { ITheme } from '@xterm/xterm';

/** The sixteen colours on the terminal's dark paper; each at least 4.5 : 1 against it where text uses it. */
const colours: ITheme = {
  black: '#3b3f4c',
  red: '#ff8f88',
  green: '#8fd694',
  yellow: '#e6c77b',
  blue: '#8cb4ff',
  magenta: '#d9a4f5',
  cyan: '#7fd4d8',
  white: '#d9d8d3',
  brightBlack: '#9a9fae',
  brightRed: '#ffb0aa',
  brightGreen: '#aee8b2',
  brightYellow: '#f3dca3',
  brightBlue: '#b3ceff',
  brightMagenta: '#e8c6fb',
  brightCyan: '#aae6e9',
  brightWhite: '#ffffff',
};

/** The page's tokens as xterm wants them. */
export function terminalTheme(): ITheme {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const paper = token('--term-paper');
  const ink = token('--term-ink');
  return {
    ...colours,
    background: paper,
    foreground: ink,
    cursor: ink,
    cursorAccent: paper,
    selectionBackground: '#5c6f9c99',
  };
}

/** Calls back when the reader chooses another theme, or the system does. */
export function watchTheme(changed: () => void): () => void {
  const attributes = new MutationObserver(changed);
  attributes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const queries = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener('change', changed);
  return () => {
    attributes.disconnect();
    for (const query of queries) query.removeEventListener('change', changed);
  };
}
