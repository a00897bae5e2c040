/** The UTF-8 bytes of a text: what Go's strings are made of. */
export function bytesOf(text: string): number[] {
  const bytes: number[] = [];
  for (const rune of text.replace(/\p{Cs}/gu, '\ufffd')) {
    if (rune < '\x80') bytes.push(rune.charCodeAt(0));
    else for (const digits of encodeURIComponent(rune).slice(1).split('%')) bytes.push(Number.parseInt(digits, 16));
  }
  return bytes;
}

/** The text of UTF-8 bytes; a cut character gives one replacement mark for the whole text's rest of it. */
export function textOf(bytes: readonly number[]): string {
  const escaped = bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  try {
    return decodeURIComponent(escaped);
  } catch {
    return bytes.map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : '\ufffd')).join('');
  }
}
