import type { Band } from '@/grading/report/process-report';

export const FORMATS = ['text', 'json', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];

export interface Options {
  /** A folder, a Dockerfile, or - for standard input. */
  readonly path: string;
  /** undefined: text on a terminal, else JSON. */
  readonly format: Format | undefined;
  readonly failUnder: Band | number | undefined;
}

export const USAGE = `usage: pid-one-inspect [PATH] [--format text|json|sarif] [--fail-under BAND]

How the containers of a folder behave as processes: what is PID 1, does the stop
signal reach the program, how it stops, who reaps zombies, how many services.

  PATH                 a folder (default: this one), a Dockerfile, or - for standard input.
                       A compose.yaml in the folder is followed: each service is judged.
  --format FORMAT      text (default on a terminal), json (default elsewhere) or
                       sarif (2.1.0, for code scanning); --text, --json, --sarif for short
  --fail-under BAND    exit with 1 when any image is below this band (A to F) or
                       score (0 to 100)
  --help, --version

Exit status: 0 a report was made; 1 below --fail-under; 2 wrong usage, or nothing to read.
`;

export type Asked = Options | 'help' | 'version' | { readonly problem: string };

export function readOptions(words: readonly string[]): Asked {
  let [path, format, failUnder]: [string?, Format?, Options['failUnder']?] = [];
  const waiting = words.flatMap((word) => (/^--[\w-]+=/.test(word) ? splitOption(word) : [word]));
  for (let word = waiting.shift(); word !== undefined; word = waiting.shift()) {
    if (word === '--help' || word === '-h') return 'help';
    if (word === '--version') return 'version';
    if (word === '--format') {
      const given = waiting.shift() ?? '';
      if (!isFormat(given)) return { problem: `--format wants text, json or sarif, not “${given}”` };
      format = given;
    } else if (word.startsWith('--') && isFormat(word.slice(2))) format = word.slice(2) as Format;
    else if (word === '--fail-under') {
      failUnder = readLimit(waiting.shift() ?? '');
      if (failUnder === undefined)
        return { problem: '--fail-under wants a band from A to F, or a score from 0 to 100' };
    } else if (word.startsWith('-') && word !== '-') return { problem: `unknown option ${word}` };
    else if (path !== undefined) return { problem: 'one PATH at a time' };
    else path = word;
  }
  return { path: path ?? '.', format, failUnder };
}

const splitOption = (word: string): string[] => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)];

const isFormat = (word: string): word is Format => (FORMATS as readonly string[]).includes(word);

function readLimit(text: string): Options['failUnder'] {
  if (/^[A-Fa-f]$/.test(text)) return text.toUpperCase() as Band;
  return /^\d+$/.test(text) && Number(text) <= 100 ? Number(text) : undefined;
}

/** Letters that come later in the alphabet are worse. */
export const isUnder = (found: { score: number; band: Band }, limit: Band | number): boolean =>
  typeof limit === 'number' ? found.score < limit : found.band > limit;
