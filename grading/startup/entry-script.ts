import type { InstructionOf } from '@/simulator/dockerfile/instruction';
import type { EffectiveCommand } from '../effective-command';
import type { Files } from '../files';
import { programName } from './shell-of';

/** A shell script of the folder that the container starts. */
export interface EntryScript {
  readonly path: string;
  readonly text: string;
  /** Of its first line: `/bin/sh`, `bash` after `env`; undefined without one. */
  readonly interpreter: string | undefined;
}

/** The file of the folder that stands under `path` in the image, by COPY and by name; undefined for a program. */
export function findEntryScript(path: string, command: EffectiveCommand, files: Files): EntryScript | undefined {
  const name = programName(path);
  const heredoc = command.instructions
    .filter((one): one is InstructionOf<'COPY' | 'ADD'> => one.kind === 'COPY' || one.kind === 'ADD')
    .flatMap((copy) => copy.files.filter((file) => programName(copy.dest) === name || file.name === name))
    .at(-1);
  if (heredoc) return scriptOf(path, heredoc.content);
  const paths = Object.keys(files).filter((file) => programName(file) === sourceName(name, command));
  const [shortest] = paths.sort((a, b) => a.length - b.length);
  return shortest === undefined ? undefined : scriptOf(shortest, files[shortest] ?? '');
}

// COPY scripts/start.sh /usr/local/bin/entrypoint: the file of the folder has another name.
function sourceName(name: string, { instructions }: EffectiveCommand): string {
  for (const one of instructions) {
    if ((one.kind !== 'COPY' && one.kind !== 'ADD') || one.from !== '') continue;
    const [only, ...more] = one.sources;
    if (only !== undefined && more.length === 0 && programName(one.dest) === name && /\.\w+$|[^/.]$/.test(only))
      return programName(only);
  }
  return name;
}

function scriptOf(path: string, text: string): EntryScript | undefined {
  const words = /^#!\s*(.*)/.exec(text)?.[1]?.trim().split(/\s+/) ?? [];
  const interpreter =
    programName(words[0] ?? '') === 'env' ? words.find((word, i) => i > 0 && !word.startsWith('-')) : words[0];
  const shell = interpreter === undefined ? path.endsWith('.sh') : /^(ba|da|a|k|z)?sh$/.test(programName(interpreter));
  return shell ? { path, text, interpreter } : undefined;
}
