import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';

const instructions = [
  'ADD',
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'FROM',
  'HEALTHCHECK',
  'LABEL',
  'ONBUILD',
  'RUN',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
];

/** A Dockerfile's instructions, at the start of a line. */
export function completeInstruction(context: CompletionContext): CompletionResult | null {
  const word = context.matchBefore(/^[A-Za-z]+/);
  if (!word) return null;
  return { from: word.from, options: instructions.map((label) => ({ label, type: 'keyword', apply: `${label} ` })) };
}
