import type { Misconception } from './misconception';

export const twoCmdsBothRun: Misconception = {
  id: 'two-cmds-both-run',
  belief: 'Two CMD lines start two programs.',
  refutation: 'Only the last CMD counts; each one replaces the one before.\nOne image has one command.',
  shows: ({ command }) => (command?.own.filter(({ kind }) => kind === 'CMD').length ?? 0) > 1,
};
