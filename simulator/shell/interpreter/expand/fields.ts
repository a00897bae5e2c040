import { escapePattern } from '../pattern';

export interface Field {
  readonly text: string;
  /** The text with its quoted special characters escaped. */
  readonly pattern: string;
}

/** Collects the pieces of a word into fields, splitting what came from unquoted expansions. */
export class Fields {
  readonly done: Field[] = [];
  #text = '';
  #pattern = '';
  #present = false;
  /** The last field was ended by white space: a separator that follows belongs to it. */
  #endedByBlank = false;
  readonly #separators: string;
  readonly splitting: boolean;

  constructor(splitting: boolean, separators: string) {
    this.splitting = splitting;
    this.#separators = separators;
  }

  add(text: string, quoted: boolean): void {
    if (text !== '' || quoted) this.#present = true;
    this.#endedByBlank = false;
    this.#text += text;
    this.#pattern += quoted ? escapePattern(text) : text;
  }

  /** Quotes with nothing in them still make a word. */
  touch(): void {
    this.#present = true;
  }

  /** The result of an unquoted expansion: backslashes in it are plain. */
  addSplit(text: string): void {
    if (!this.splitting || this.#separators === '') {
      if (text !== '') this.#append(text);
      return;
    }
    for (let i = 0; i < text.length; i++) {
      const c = text.charAt(i);
      if (!this.#separators.includes(c)) {
        const begin = i;
        while (i + 1 < text.length && !this.#separators.includes(text.charAt(i + 1))) i++;
        this.#append(text.slice(begin, i + 1));
        this.#endedByBlank = false;
      } else if (c === ' ' || c === '\t' || c === '\n') {
        if (this.#present) {
          this.break();
          this.#endedByBlank = true;
        }
      } else if (this.#endedByBlank) this.#endedByBlank = false;
      else {
        this.#present = true;
        this.break();
      }
    }
  }

  /** An expansion's result. */
  emit(text: string, quoted: boolean): void {
    if (quoted) this.add(text, true);
    else this.addSplit(text);
  }

  #append(text: string): void {
    this.#present = true;
    this.#text += text;
    this.#pattern += text.replace(/\\/g, '\\\\');
  }

  /** Ends the field that is being made. */
  break(): void {
    if (this.#present) this.done.push({ text: this.#text, pattern: this.#pattern });
    this.#text = '';
    this.#pattern = '';
    this.#present = false;
    this.#endedByBlank = false;
  }

  finish(): Field[] {
    this.break();
    return this.done;
  }
}
