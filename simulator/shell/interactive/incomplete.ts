import type { Script } from '../tree';

/** Must the shell ask for another line before it can run this? */
export function isIncomplete(text: string, script: Script): boolean {
  if (/(?:^|[^\\])(?:\\\\)*\\\n?$/.test(text) && !script.error) return true;
  if (script.unclosed) return true;
  const kind = script.error?.kind;
  return kind === 'quote' || kind === 'brace' || kind === 'paren' || (kind === 'eof' && script.error?.token === '');
}
