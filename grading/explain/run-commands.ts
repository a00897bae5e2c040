import { dashDialect } from '@/simulator/shell/dialect';
import type { Files } from '../files';
import { shellCommands } from '../startup/shell-commands';
import { stagesOf } from './stages-of';

export interface RunCommand {
  readonly words: readonly string[];
  /** Of its RUN instruction. */
  readonly line: number;
}

/** The simple commands of all RUN instructions. */
export const runCommands = (files: Files): RunCommand[] =>
  stagesOf(files).flatMap(({ instructions }) =>
    instructions.flatMap((one): RunCommand[] => {
      if (one.kind !== 'RUN') return [];
      if (one.form === 'exec') return [{ words: one.args, line: one.start }];
      const texts = [one.args.join(' '), ...one.files.map(({ content }) => content)];
      return texts.flatMap((text) => shellCommands(text, dashDialect).map(({ words }) => ({ words, line: one.start })));
    }),
  );
