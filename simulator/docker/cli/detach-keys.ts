import type { Bytes } from '../../bytes';

/** `ctrl-p,ctrl-q` as the bytes a terminal sends; '' is that default. */
export function parseDetachKeys(text: string): Bytes {
  const keys = text === '' ? ['ctrl-p', 'ctrl-q'] : text.split(',');
  return keys
    .map((key) => {
      const letter = /^ctrl-([a-z@[\\\]^_])$/i.exec(key)?.[1];
      return letter === undefined ? key.slice(0, 1) : String.fromCharCode(letter.toUpperCase().charCodeAt(0) & 31);
    })
    .join('');
}
