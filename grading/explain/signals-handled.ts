import type { Evidence } from '../evidence';

const HANDLER = /\b(?:on|once|signal|addListener)\(\s*(?:signal\.)?['"]?(SIG[A-Z]+\d?)\b/g;

/** Signals that the application's own text has a handler for: SIGINT, SIGTERM … Empty when the answer has no such file. */
export function signalsHandled({ files, scenario }: Evidence): string[] {
  const text = files[scenario.app] ?? '';
  return [...new Set([...text.matchAll(HANDLER)].map(([, signal = '']) => signal))];
}
