import type { Random } from '../../random';

/** Letters and digits that make no words. */
const alphabet = 'bcdfghjklmnpqrstvwxz2456789';

/** What is put behind the names of pods. */
export const randomSuffix = (random: Random, length = 5): string =>
  Array.from({ length }, () => alphabet[random.integer(alphabet.length)]).join('');

/** FNV-1a over the text, in the letters above: names the template of a set of pods. */
export function templateHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return [...String(hash)].map((digit) => alphabet[digit.charCodeAt(0) % alphabet.length]).join('');
}
