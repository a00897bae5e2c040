import { expandVariables } from './expand-variables';
import type { InstructionOf } from './instruction';

export type Values = ReadonlyMap<string, string>;

/** ARGs every build knows: usable in FROM, and in a stage that declares them. */
export function platformArgs(platform = 'linux/amd64', target = 'default'): Map<string, string> {
  const [os = '', arch = '', variant = ''] = platform.split('/');
  const parts = { PLATFORM: platform, OS: os, ARCH: arch, VARIANT: variant };
  const args = new Map<string, string>();
  for (const side of ['BUILD', 'TARGET'])
    for (const [name, value] of Object.entries(parts)) args.set(side + name, value);
  return args.set('TARGETSTAGE', target);
}

/** ARGs that need no declaration: RUN gets them when given, history doesn't show them. */
export const PROXY_ARGS = ['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY'].flatMap((name) => [
  name,
  name.toLowerCase(),
]);

export interface Globals {
  values: Map<string, string>;
  /** Names used in a default and not known. */
  unset: { name: string; line: number }[];
}

/** The values of the ARGs before the first FROM; `--build-arg` beats the default. */
export function readGlobals(
  args: InstructionOf<'ARG'>[],
  buildArgs: Values,
  platform: Values,
  escapeChar: string,
): Globals | { error: string; line: number } {
  const values = new Map(platform);
  const unset: Globals['unset'] = [];
  for (const { args: declared, start } of args) {
    for (const { name, value } of declared) {
      const given = buildArgs.get(name);
      if (given !== undefined) values.set(name, given);
      else if (value !== undefined) {
        const expanded = expandVariables(value, (key) => values.get(key), { escape: escapeChar });
        for (const missing of expanded.unset) unset.push({ name: missing, line: start });
        if ('error' in expanded) return { error: expanded.error, line: start };
        values.set(name, expanded.text);
      }
    }
  }
  return { values, unset };
}

/** What an ARG of a stage (already expanded) sets: `--build-arg`, else its default, else the global ARG of that name. */
export function readStageArgs(arg: InstructionOf<'ARG'>, buildArgs: Values, globals: Values): [string, string][] {
  const set: [string, string][] = [];
  for (const { name, value } of arg.args) {
    const chosen = buildArgs.get(name) ?? value ?? globals.get(name);
    if (chosen !== undefined) set.push([name, chosen]);
  }
  return set;
}
