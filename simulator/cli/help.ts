import { type CommandSpec, nameOf, pathOf, usageLine } from './command-spec';
import type { Flag } from './flag-types';
import type { FlagSet } from './flags';
import { wrap } from './wrap';

const bareHint = ({ bare, type }: Flag<unknown>): string => {
  if (bare === undefined || (bare === 'true' && type !== 'string') || (type === 'count' && bare === '+1')) return '';
  return type === 'string' ? `[="${bare}"]` : `[=${bare}]`;
};

/** The lines of the options, sorted, wrapped at `columns`. */
export function flagUsages(flags: FlagSet, columns: number): string {
  const rows = Object.entries(flags)
    .filter(([, flag]) => !flag.hidden && !flag.deprecated)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, flag]) => {
      const short = flag.short && !flag.shortDeprecated ? `  -${flag.short}, ` : '      ';
      const left = `${short}--${name}${flag.type === '' ? '' : ` ${flag.type}`}${bareHint(flag)}`;
      const right = `${flag.usage ?? ''}${flag.shown === undefined ? '' : ` (default ${flag.shown})`}`;
      return [left, right] as const;
    });
  const column = Math.max(0, ...rows.map(([left]) => left.length)) + 3;
  return rows.map(([left, right]) => left.padEnd(column) + wrap(right, column, columns)).join('\n');
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length > 0 ? [`${title}:\n${lines.join('\n')}`] : [];

const aliasLine = (parents: readonly CommandSpec[], { aliasLine: line, aliases = [] }: CommandSpec, path: string) => {
  if (line !== undefined) return [`  ${line}`];
  const before = parents.map((parent) => `${nameOf(parent)} `).join('');
  return aliases.length > 0 ? [`  ${[path, ...aliases.map((alias) => before + alias)].join(', ')}`] : [];
};

function listCommands({ commands = [] }: CommandSpec, isRoot: boolean, all: boolean): readonly string[] {
  const shown = commands.filter((child) => !child.hidden && (all || !child.hiddenFromHelp));
  const width = Math.max(11, ...shown.map((child) => nameOf(child).length)) + 1;
  const row = (child: CommandSpec) => `  ${(nameOf(child) + (child.plugin ? '*' : '')).padEnd(width)}${child.short}`;
  const sorted = [...shown].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const common = isRoot ? shown.filter((child) => child.group === 'common') : [];
  const others = sorted.filter((child) => !common.includes(child));
  const isParent = (child: CommandSpec) =>
    child.plugin || child.standsFor?.length === 1 || child.commands !== undefined;
  return [
    ...section('Common Commands', common.map(row)),
    ...section('Management Commands', others.filter((child) => isParent(child) && child.group !== 'swarm').map(row)),
    ...section('Swarm Commands', others.filter((child) => isParent(child) && child.group === 'swarm').map(row)),
    ...section('Commands', others.filter((child) => !isParent(child)).map(row)),
  ];
}

/** The usage text without the blank line that `--help` puts before it; `columns` is the terminal's width. */
export function usageText(parents: readonly CommandSpec[], spec: CommandSpec, columns = 80, all = false): string {
  const path = pathOf(parents, spec);
  const isRoot = parents.length === 0;
  const flags = flagUsages(spec.flags, columns - 1);
  const options = flags === '' ? [] : [`${isRoot ? 'Global Options' : 'Options'}:\n${flags}`];
  const line = spec.commands ? `${path}${flags === '' ? '' : ' [OPTIONS]'} COMMAND` : usageLine(parents, spec);
  const paragraphs = [
    `Usage:  ${line}`,
    (spec.long ?? spec.short).trim(),
    ...section('Aliases', aliasLine(parents, spec, path)),
    ...(spec.examples === undefined ? [] : [`Examples:\n\n${spec.examples}`]),
    ...(isRoot ? [] : options),
    ...listCommands(spec, isRoot, all),
    ...(isRoot ? options : []),
    ...(spec.commands ? [`Run '${path} COMMAND --help' for more information on a command.`] : []),
    ...(spec.footer === undefined ? [] : [spec.footer]),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

/** What `--help` prints in Docker 26. */
export const helpText = (parents: readonly CommandSpec[], spec: CommandSpec, columns = 80): string =>
  `${describesFirst(parents, spec) ? `${spec.long ?? spec.short}\n` : ''}\n${usageText(parents, spec, columns)}`;

export const describesFirst = (parents: readonly CommandSpec[], spec: CommandSpec): boolean =>
  [...parents, spec].some((one) => one.describesFirst);
