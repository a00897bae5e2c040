import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { spellCheckDocument } from 'cspell-lib';
import { type Prose, placeIn } from './prose';

const WORDS = 'tooling/spelling/words.txt';

const settings = {
  loadDefaultConfiguration: false,
  import: [createRequire(import.meta.url).resolve('@cspell/dict-en-gb-mit/cspell-ext.json')],
  language: 'en-GB',
  dictionaries: ['en-gb'],
  words: readFileSync(WORDS, 'utf8').split('\n'),
  // Instructions and signals, and whatever holds a digit or looks like a file, stand in a text as on the screen.
  ignoreRegExpList: ['/\\b[A-Z]{2,}s?\\b/g', '/\\S*[\\w-][.\\d/=_][\\w-]\\S*/g', '/\\S*[\\d/=_]\\S*/g'],
  maxNumberOfProblems: 1000,
};

/** Words that neither British English nor the project knows. */
export async function spelling(prose: Prose): Promise<string[]> {
  const document = {
    uri: 'file:///prose.txt',
    text: prose.text.replaceAll('’', "'"),
    languageId: 'plaintext',
    locale: 'en-GB',
  };
  const { issues } = await spellCheckDocument(document, { generateSuggestions: false, noConfigSearch: true }, settings);
  return issues.map(
    ({ text, offset }) => `${placeIn(prose, offset)}: “${text}” is no word; if it is one, add it to ${WORDS}`,
  );
}
