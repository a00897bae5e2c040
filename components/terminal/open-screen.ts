import { FitAddon } from '@xterm/addon-fit';
import { Terminal } from '@xterm/xterm';
import '@xterm/xterm/css/xterm.css';
import { unicodeVersion } from '@/simulator/shell/readline/unicode-version';
import { holdEscape } from './hold-escape';
import { terminalTheme, watchTheme } from './terminal-theme';
import type { Wire } from './wire';

/** Characters from which a paste is handed over in slices. */
const LARGE = 4000;

export interface ScreenOptions {
  readonly element: HTMLElement;
  readonly wire: Wire;
  readonly label: string;
  type(text: string): void;
  paste(text: string, bracketed: boolean): void;
  resize(columns: number, rows: number): void;
}

export interface OpenScreen {
  focus(): void;
  dispose(): void;
}

/** xterm.js on one wire. Imported on demand: it is the largest part of the page. */
export function openScreen({ element, wire, label, type, paste, resize }: ScreenOptions): OpenScreen {
  const font = getComputedStyle(document.documentElement).getPropertyValue('--font-code');
  const terminal = new Terminal({
    allowProposedApi: true,
    cursorBlink: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    fontFamily: font,
    // Grows with the page’s own letters: a slide’s are large.
    fontSize: Math.round(((element.clientWidth < 480 ? 13 : 14) * rootSize()) / 16),
    lineHeight: 1.25,
    minimumContrastRatio: 4.5,
    scrollback: 2000,
    theme: terminalTheme(),
  });
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  terminal.unicode.register(unicodeVersion);
  terminal.unicode.activeVersion = unicodeVersion.version;
  terminal.open(element);
  terminal.textarea?.setAttribute('aria-label', label);

  const refit = () => {
    if (element.clientWidth === 0 || element.clientHeight === 0) return;
    fit.fit();
  };
  terminal.onResize(({ cols, rows }) => resize(cols, rows));
  refit();
  resize(terminal.cols, terminal.rows);
  const size = new ResizeObserver(() => requestAnimationFrame(refit));
  size.observe(element);

  terminal.attachCustomKeyEventHandler(
    holdEscape(type, (event) => {
      if (event.type !== 'keydown' || !event.ctrlKey || !event.shiftKey) return true;
      if (event.code === 'KeyC') {
        event.preventDefault();
        if (terminal.hasSelection()) void navigator.clipboard.writeText(terminal.getSelection());
        return false;
      }
      return event.code !== 'KeyV';
    }),
  );
  terminal.onData(type);

  // xterm would take a text of any size at once.
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.length < LARGE) return;
    event.preventDefault();
    event.stopPropagation();
    paste(text, terminal.modes.bracketedPasteMode);
  };
  element.addEventListener('paste', onPaste, { capture: true });

  const detach = wire.attach((text, shown) => terminal.write(text, shown));
  const unwatch = watchTheme(() => {
    terminal.options.theme = terminalTheme();
  });
  return {
    focus: () => terminal.focus(),
    dispose() {
      detach();
      unwatch();
      size.disconnect();
      element.removeEventListener('paste', onPaste, { capture: true });
      terminal.dispose();
    },
  };
}

const rootSize = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
