// Go's bufio.MaxScanTokenSize: a longer line ends the reading.
const MAX_LINE_BYTES = 65536;

/** Reads a text line by line, each with its newline. */
export class LineReader {
  /** Number of lines read so far. */
  line = 0;
  tooLong = false;
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text.startsWith('\uFEFF') ? text.slice(1) : text;
  }

  next(): string | undefined {
    if (this.tooLong || this.at >= this.text.length) return undefined;
    const newline = this.text.indexOf('\n', this.at);
    const end = newline < 0 ? this.text.length : newline + 1;
    const line = this.text.slice(this.at, end);
    const limit = newline < 0 ? MAX_LINE_BYTES - 1 : MAX_LINE_BYTES;
    if (line.length * 3 > limit && (line.length > limit || countBytes(line) > limit)) {
      this.tooLong = true;
      return undefined;
    }
    this.at = end;
    this.line++;
    return line;
  }
}

/** Length in bytes of UTF-8; half a surrogate pair counts two. */
function countBytes(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
  }
  return bytes;
}
