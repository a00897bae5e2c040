export interface Options {
  readonly dir: string;
  /** LESSON/NAME */
  readonly exercise: string | undefined;
  readonly format: 'text' | 'json' | 'sarif' | undefined;
  readonly failUnder: number | undefined;
}

export const USAGE =
  'usage: npm run --silent score -- DIR [--exercise LESSON/NAME] [--text | --json | --sarif] [--fail-under N]';

/** A text is what is wrong with the words. */
export function readOptions(words: readonly string[]): Options | string {
  let [dir, exercise, format, failUnder]: [string?, string?, Options['format']?, number?] = [];
  for (let at = 0; at < words.length; at++) {
    const [name = '', ...rest] = (words[at] ?? '').split('=');
    const value = () => (rest.length > 0 ? rest.join('=') : (words[++at] ?? ''));
    if (name === '--text' || name === '--json' || name === '--sarif') format = name.slice(2) as Options['format'];
    else if (name === '--exercise') exercise = value();
    else if (name === '--fail-under') failUnder = Number(value() || Number.NaN);
    else if (name === '--') continue;
    else if (name.startsWith('-')) return `unknown option ${name}`;
    else if (dir !== undefined) return 'one DIR at a time';
    else dir = words[at];
  }
  if (dir === undefined) return 'which DIR?';
  if (failUnder !== undefined && !Number.isFinite(failUnder)) return '--fail-under wants a number';
  if (exercise !== undefined && !/^[\w-]+\/[\w-]+$/.test(exercise)) return '--exercise wants LESSON/NAME';
  return { dir, exercise, format, failUnder };
}
