import { proseIn } from '../prose/read-prose';
import { spelling } from '../prose/spelling';
import { tone } from '../prose/tone';
import type { Check } from './lesson-source';

// Tone and spelling of all that a reader of the lesson sees; code and what a terminal prints is no prose.
export const prose: Check = async ({ files }) => {
  const all = proseIn(files);
  return [...all.flatMap(tone), ...(await Promise.all(all.map(spelling))).flat()];
};
