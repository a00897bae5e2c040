import { isSpace } from './space';

/** Collects the words of a text while it is being expanded: white space separates, quoted text does not. */
export class ShellWords {
  readonly words: string[] = [];
  private word = '';

  addChar(ch: string): void {
    if (!isSpace(ch)) this.word += ch;
    else this.finish();
  }

  addText(text: string): void {
    for (const ch of text) this.addChar(ch);
  }

  addQuoted(text: string): void {
    this.word += text;
  }

  finish(): string[] {
    if (this.word !== '') this.words.push(this.word);
    this.word = '';
    return this.words;
  }
}
