import { existsSync, readFileSync } from 'node:fs';
import { course } from '@/content/course';
import { filesUnder } from '../check/files-under';
import { kinds } from './kinds';

export const USAGE = `usage: npm run new -- lesson SLUG
       npm run new -- exercise LESSON/NAME
       npm run new -- incident LESSON/NAME
       npm run new -- rep LESSON/NAME`;

/** What is to be written, by path from the project's root, and what its author does next. */
export interface Made {
  readonly files: Readonly<Record<string, string>>;
  readonly next: readonly string[];
}

const templates = 'tooling/new/templates';
const isName = (text: string) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);

/** A text is what is wrong with the words, or with what is there already. Nothing is written here. */
export function make([word = '', address = '', ...rest]: readonly string[]): Made | string {
  const kind = kinds[word];
  if (!kind || !address || rest.length > 0) return USAGE;
  const [lesson = '', name = ''] = address.split('/');
  const wanted = word === 'lesson' ? [lesson] : [lesson, name];
  if (address !== wanted.join('/') || !wanted.every(isName)) {
    return `${address}: ${word} takes ${word === 'lesson' ? 'SLUG' : 'LESSON/NAME'}, each of lower-case words joined by hyphens`;
  }
  if (word !== 'lesson' && !existsSync(`content/lessons/${lesson}/lesson.mdx`)) {
    return `There is no lesson ${lesson}. Make it first: npm run new -- lesson ${lesson}`;
  }
  const at = kind.at(lesson, name);
  const values = { lesson, name, title: titleOf(lesson) };
  const next = kind.next(lesson, name);
  if (word === 'rep')
    return withRep(at, name, fill(readFileSync(`${templates}/${kind.template}`, 'utf8'), values), next);
  if (existsSync(at))
    return `${at} is there already, and is left as it is. Choose another name, or remove the folder first.`;
  const files = Object.entries(filesUnder(`${templates}/${kind.template}`));
  return { files: Object.fromEntries(files.map(([path, text]) => [`${at}/${path}`, fill(text, values)])), next };
}

/** The lesson's reps with one more at their end. */
function withRep(file: string, name: string, entry: string, next: readonly string[]): Made | string {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (new RegExp(`^- id: ${name}$`, 'm').test(before)) return `${file} has a rep ${name} already. Choose another name.`;
  return { files: { [file]: before ? `${before.trimEnd()}\n\n${entry}` : entry }, next };
}

const titleOf = (slug: string): string =>
  course.flatMap(({ lessons }) => lessons).find((lesson) => lesson.slug === slug)?.title ??
  slug.replace(/^./, (first) => first.toUpperCase()).replaceAll('-', ' ');

const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{\{(lesson|name|title)\}\}/g, (_, key: string) => values[key] ?? '');
