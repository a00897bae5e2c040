import { fromMdx } from './from-mdx';
import { fromYaml } from './from-yaml';
import type { Prose } from './prose';

/** The prose of a content file, if it is of a kind that has any; throws where the file can't be read. */
export function readProse(file: string, text: string): Prose | undefined {
  if (/\.mdx?$/.test(file)) return fromMdx(file, text);
  if (/\/(exercise|incident|terms)\.yaml$|^content\/reps\//.test(file)) return fromYaml(file, text);
  return undefined;
}

/** Of many files; those that can't be read are left to the checks that read them for their data. */
export const proseIn = (files: Readonly<Record<string, string>>): Prose[] =>
  Object.entries(files).flatMap(([file, text]) => {
    try {
      return readProse(file, text) ?? [];
    } catch {
      return [];
    }
  });
