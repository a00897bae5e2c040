import { utf8 } from '@/simulator/bytes';
import { sha256 } from '@/simulator/docker/digest';
import type { Files } from '../files';

/** The last line of verify.sh, as it was pasted. */
export interface Result {
  readonly exercise: string;
  /** 26.1.5 */
  readonly engine: string;
  readonly verdicts: readonly { readonly id: string; readonly held: boolean }[];
}

const LENGTH = 16;
const LINE = /pid-one (\S+) engine=(\S+)((?: [\w:-]+=(?:yes|no))*) files=([0-9a-f]{16}) sum=([0-9a-f]{16})/;

/** Reads a result line for these files; a text is what is wrong with it. */
export function readResult(pasted: string, exercise: string, files: Files): Result | string {
  const text = pasted.replace(/\s+/g, ' ');
  const [whole, id = '', engine = '', verdicts = '', hash, sum] = LINE.exec(text) ?? [];
  if (whole === undefined)
    return 'This is not a result line. It is the last line that verify.sh prints, and begins with “pid-one”.';
  if (shorten(whole.slice(0, whole.lastIndexOf(' sum='))) !== sum)
    return 'The line was changed on its way: its checksum does not fit. Copy it again, whole.';
  if (id !== exercise) return `The line is of another exercise, ${id}.`;
  if (hash !== hashOf(files))
    return 'The line is of other files than these. Download them again, or put the same ones into the editor.';
  const found = verdicts
    .trim()
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({ id: word.slice(0, word.lastIndexOf('=')), held: word.endsWith('=yes') }));
  return { exercise: id, engine: engine.replace(/[^\d.].*$/, ''), verdicts: found };
}

/** What verify.sh computes of the files in answer/. */
export const hashOf = (files: Files): string =>
  shorten(
    Object.keys(files)
      .sort()
      .map((path) => `${sha256(utf8(files[path] ?? ''))}  ${path}\n`)
      .join(''),
  );

const shorten = (text: string): string => sha256(utf8(text)).slice(0, LENGTH);
