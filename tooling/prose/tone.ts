import { type Prose, placeIn } from './prose';

/** What makes a reader who does not find it so feel small, or speaks of the person instead of the file. */
const words = [
  'just',
  'simply',
  'merely',
  'obvious',
  'obviously',
  'of course',
  'easy',
  'easily',
  'trivial',
  'trivially',
  'clearly',
  'basically',
  'needless to say',
  'as you know',
  'everybody knows',
  'everyone knows',
  'you failed',
  'you forgot',
  'your mistake',
  'you should have',
  'no-brainer',
  'dummy',
  'stupid',
];

const pattern = new RegExp(`\\b(${words.map((word) => word.replaceAll(' ', '\\s+')).join('|')})\\b`, 'gi');

export const tone = (prose: Prose): string[] =>
  [...prose.text.matchAll(pattern)].map(
    ({ index, 0: word }) => `${placeIn(prose, index)}: “${word.replace(/\s+/g, ' ')}”: say what is to be seen instead`,
  );
