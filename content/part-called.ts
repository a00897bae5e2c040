import type { Block } from './lessons';

/** The part called by its label, a command of it, or the beginning of either; a component by its name, too. */
export function partCalled<Part extends Pick<Block, 'kind' | 'label' | 'commands'>>(
  parts: readonly Part[],
  name: string,
): Part | undefined {
  const found = (test: (label: string) => boolean) =>
    parts.find(({ label, commands }) => test(label) || commands.some(test));
  return (
    found((label) => label === name) ??
    parts.find(({ kind }) => kind === name) ??
    found((label) => label.startsWith(name))
  );
}
