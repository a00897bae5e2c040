import type { Files } from './exercise';
import { mutations } from './mutations';

/** A right answer with one thing broken. */
export interface Mutant {
  what: string;
  files: Files;
}

/** The mutants of an answer that should cost points of a rubric with these checks. */
export function mutants(files: Files, checks: readonly string[]): Mutant[] {
  return mutations
    .filter(({ breaks }) => breaks.some((id) => checks.includes(id)))
    .flatMap(({ what, in: belongs, change }) =>
      Object.entries(files).flatMap(([path, text]) => {
        if (!belongs(path, files)) return [];
        const changed = change(text);
        const where = path === 'Dockerfile' ? what : `${what} (${path})`;
        return changed === text ? [] : [{ what: where, files: { ...files, [path]: changed } }];
      }),
    );
}
