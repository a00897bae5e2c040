import { ShellWords } from './shell-words';
import { PatternError, replacePattern, trimPrefix, trimSuffix } from './substitute-pattern';

export class LexError extends Error {}

export type Lookup = (name: string) => string | undefined;

export interface LexOptions {
  /** The escape character of the file; a backslash when not given. */
  escape?: string;
  /** Leaves `$NAME` as it stands when NAME isn't set. */
  keepUnset?: boolean;
  rawQuotes?: boolean;
  rawEscapes?: boolean;
  /** Takes quotes as ordinary characters, as in a heredoc's body. */
  skipQuotes?: boolean;
}

interface Lexed {
  text: string;
  words: string[];
}

const MAX_DEPTH = 200;
/** Characters that the variables of one argument may come to: ENV A=$A$A, often enough, fills any memory. */
const MOST_EXPANDED = 1_000_000;
// What Go makes of the end of the text when it prints it as a character.
const END = '\uFFFD';
const MISSING_BRACE = "syntax error: missing '}'";
const MISSING_SLASH = `syntax error: missing '/' in \${}`;

/** One pass over a text of a Dockerfile: quotes, escapes and `$` are resolved; throws LexError. */
export class ShellLexer {
  readonly unset = new Set<string>();
  private at = 0;
  private depth = 0;
  private expanded = 0;
  private rawEscapes: boolean;
  private readonly text: string;
  private readonly lookup: Lookup;
  private readonly options: LexOptions;
  private readonly escape: string;

  constructor(text: string, lookup: Lookup, options: LexOptions) {
    this.text = text;
    this.lookup = lookup;
    this.options = options;
    this.escape = options.escape ?? '\\';
    this.rawEscapes = options.rawEscapes ?? false;
  }

  /** Reads up to `stop` (which is consumed), or to the end when no stop is given. */
  read(stop = '', rawEscapes = this.rawEscapes): Lexed {
    if (++this.depth > MAX_DEPTH) throw new LexError('substitutions are nested too deeply');
    const outerRaw = this.rawEscapes;
    this.rawEscapes = rawEscapes;
    const words = new ShellWords();
    const out: string[] = [];
    while (this.at < this.text.length) {
      const ch = this.peek();
      if (stop !== '' && ch === stop) {
        this.at++;
        this.depth--;
        this.rawEscapes = outerRaw;
        return { text: out.join(''), words: words.finish() };
      }
      if (ch === '$') {
        const value = this.readDollar();
        out.push(value);
        words.addText(value);
      } else if ((ch === "'" || ch === '"') && !this.options.skipQuotes) {
        const value = ch === "'" ? this.readSingleQuoted() : this.readDoubleQuoted();
        out.push(value);
        words.addQuoted(value);
      } else if (ch === '<') {
        const opening = this.readHeredocOpening();
        out.push(opening);
        words.addQuoted(opening);
      } else if (ch === this.escape) {
        this.at++;
        const escaped = (this.rawEscapes ? ch : '') + this.next();
        out.push(escaped);
        words.addQuoted(escaped);
      } else {
        this.at++;
        out.push(ch);
        words.addChar(ch);
      }
    }
    this.rawEscapes = outerRaw;
    if (stop !== '') throw new LexError(`unexpected end of statement while looking for matching ${stop}`);
    return { text: out.join(''), words: words.finish() };
  }

  private peek(): string {
    return this.text.charAt(this.at);
  }

  private next(): string {
    return this.text.charAt(this.at++);
  }

  private readSingleQuoted(): string {
    const end = this.text.indexOf("'", this.at + 1);
    if (end < 0) throw new LexError('unexpected end of statement while looking for matching single-quote');
    const raw = this.options.rawQuotes ?? false;
    const value = this.text.slice(raw ? this.at : this.at + 1, raw ? end + 1 : end);
    this.at = end + 1;
    return value;
  }

  private readDoubleQuoted(): string {
    const quote = this.options.rawQuotes ? '"' : '';
    const out = [quote];
    this.at++;
    for (;;) {
      const ch = this.peek();
      if (ch === '') throw new LexError('unexpected end of statement while looking for matching double-quote');
      if (ch === '$') {
        out.push(this.readDollar());
        continue;
      }
      this.at++;
      if (ch === '"') return out.join('') + quote;
      if (ch !== this.escape) {
        out.push(ch);
        continue;
      }
      if (this.rawEscapes) out.push(ch);
      const after = this.peek();
      if (after === '') continue;
      out.push(after === '"' || after === '$' || after === this.escape ? this.next() : ch);
    }
  }

  // The blanks between << and its word don't separate words.
  private readHeredocOpening(): string {
    const opening = /<(?:<-?\s*)?/y;
    opening.lastIndex = this.at;
    const text = opening.exec(this.text)?.[0] ?? '<';
    this.at += text.length;
    return text;
  }

  private readDollar(): string {
    this.at++;
    if (this.peek() !== '{') {
      const name = this.readName();
      if (name === '') return '$';
      return this.get(name) ?? (this.options.keepUnset ? `$${name}` : '');
    }
    this.at++;
    const first = this.peek();
    if (first === '') throw new LexError(MISSING_BRACE);
    if (first === '{' || first === '}' || first === ':') throw new LexError('syntax error: bad substitution');
    const name = this.readName();
    const operator = this.next() || END;
    if (operator === '}') return this.get(name) ?? (this.options.keepUnset ? `\${${name}}` : '');
    if (operator === '/') return this.readReplacement(name);
    return this.readModifier(name, operator);
  }

  // Only letters, digits and _; a name that begins with a digit is digits only; one special parameter stands alone.
  private readName(): string {
    const rest = /[0-9]+|[@*#?\-$!]|[\p{L}_][\p{L}\p{Nd}_]*/uy;
    rest.lastIndex = this.at;
    const name = rest.exec(this.text)?.[0] ?? '';
    this.at += name.length;
    return name;
  }

  private get(name: string): string | undefined {
    const value = this.lookup(name);
    if (value === undefined) this.unset.add(name);
    this.expanded += value?.length ?? 0;
    if (this.expanded > MOST_EXPANDED) throw new LexError('the value becomes too long for this simulation');
    return value;
  }

  private readPart(stop: string, rawEscapes: boolean, atEnd: string): string {
    try {
      return this.read(stop, rawEscapes).text;
    } catch (error) {
      throw error instanceof LexError && this.peek() === '' ? new LexError(atEnd) : error;
    }
  }

  private readModifier(name: string, operator: string): string {
    const colon = operator === ':';
    const modifier = colon ? this.next() || END : operator;
    const written = colon ? `:${modifier}` : modifier;
    const trims = modifier === '#' || modifier === '%';
    const known = trims ? !colon : modifier !== '' && '+-?'.includes(modifier);
    if (!known && !colon) throw new LexError(`unsupported modifier (${written}) in substitution`);
    if (trims && colon) throw new LexError(`unsupported modifier (${written}) in substitution`);
    const word = this.readPart('}', trims, MISSING_BRACE);
    const value = this.get(name);
    if (value === undefined && this.options.keepUnset) return `\${${name}${written}${word}}`;
    const filled = value !== undefined && !(colon && value === '');
    if (modifier === '-') return filled ? value : word;
    if (modifier === '+') return filled ? word : '';
    if (modifier === '?') {
      if (filled) return value;
      throw new LexError(`${name}: ${word || `is not allowed to be ${value === undefined ? 'unset' : 'empty'}`}`);
    }
    if (!trims) throw new LexError(`unsupported modifier (${written}) in substitution`);
    const longest = word.startsWith(modifier);
    const pattern = longest ? word.slice(1) : word;
    const trim = modifier === '#' ? trimPrefix : trimSuffix;
    return this.match(pattern, () => trim(pattern, value ?? '', longest));
  }

  private readReplacement(name: string): string {
    const all = this.peek() === '/';
    if (all) this.at++;
    const pattern = this.readPart('/', true, MISSING_SLASH);
    const replacement = this.readPart('}', true, MISSING_BRACE);
    const value = this.get(name);
    if (value === undefined && this.options.keepUnset) return `\${${name}/${pattern}/${replacement}}`;
    return this.match(pattern, () => replacePattern(pattern, value ?? '', replacement, all));
  }

  private match(pattern: string, run: () => string): string {
    try {
      return run();
    } catch (error) {
      const reason = error instanceof PatternError ? error.message : 'not a pattern';
      throw new LexError(`invalid pattern (${pattern}) in substitution: ${reason}`);
    }
  }
}
