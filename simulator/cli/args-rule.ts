import { type CommandSpec, pathOf, usageLine } from './command-spec';
import { usageText } from './help';

const counted = (count: number): string => `${count} argument${count === 1 ? '' : 's'}`;

/** Docker's complaint about the number of arguments, or undefined when it is right. */
export function checkArgs(parents: readonly CommandSpec[], spec: CommandSpec, given: number): string | undefined {
  const { min = 0, max = Number.POSITIVE_INFINITY } = spec.args ?? {};
  if (given >= min && given <= max) return undefined;
  const path = pathOf(parents, spec);
  if (max === 0 && spec.commands) return `\n${usageText(parents, spec).trimEnd()}`;
  const rule = (): string => {
    if (max === 0) return 'accepts no arguments';
    if (min === max) return `requires exactly ${counted(min)}`;
    if (max === Number.POSITIVE_INFINITY) return `requires at least ${counted(min)}`;
    return min === 0 ? `requires at most ${counted(max)}` : `requires at least ${min} and at most ${counted(max)}`;
  };
  return `"${path}" ${rule()}.\nSee '${path} --help'.\n\nUsage:  ${usageLine(parents, spec)}\n\n${spec.short}`;
}
