import { quoteGo } from './go-quote';
import { LexError, type LexOptions, type Lookup, ShellLexer } from './shell-lexer';

export interface Expanded {
  text: string;
  words: string[];
  /** Names that were asked for and aren't set. */
  unset: string[];
}

/** Expands `$NAME` and `${NAME…}`, quotes and escapes in one argument of an instruction, as BuildKit does. */
export function expandVariables(
  text: string,
  lookup: Lookup,
  options: LexOptions = {},
): Expanded | { error: string; unset: string[] } {
  const lexer = new ShellLexer(text, lookup, options);
  try {
    const lexed = lexer.read();
    return { ...lexed, unset: [...lexer.unset] };
  } catch (error) {
    if (!(error instanceof LexError)) throw error;
    return { error: `failed to process ${quoteGo(text)}: ${error.message}`, unset: [...lexer.unset] };
  }
}
