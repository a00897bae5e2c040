import type { CommandPart } from '../effective-command';
import type { Rule } from './rule';

/** `["node","x",]`, `["node", 'x']`, `["node"] # web`: meant as exec form, read as shell form. */
export const isJsonTypo = ({ form, written }: CommandPart): boolean =>
  form === 'shell' && /^\[\s*(["'“”‘’][^"'“”‘’]*["'“”‘’]|[\w./-]+)\s*(,|\]\s*(#.*)?$|["'])/.test(written);

export const jsonTypo: Rule = {
  id: 'json-typo',
  lesson: 'pid-1',
  find: ({ command }) =>
    [command.entrypoint, command.cmd].flatMap((part) => {
      if (!part || !isJsonTypo(part)) return [];
      return [
        {
          severity: 'essential' as const,
          file: part.file,
          line: part.line,
          message: `${part.instruction} looks like the exec form, but it is not valid JSON${slip(part.written)}.`,
          why: 'BuildKit reads what is not a JSON array of strings as shell form: /bin/sh gets the brackets and quotes as a command line.',
          fix: `Write it as JSON: ${repaired(part.written)}.`,
        },
      ];
    }),
};

function slip(written: string): string {
  if (/,\s*\]/.test(written)) return ': the last comma has nothing behind it';
  if (/\]\s*#/.test(written)) return ': a comment can’t follow on the line';
  if (/[“”‘’]/.test(written)) return ': the quotes are typographic';
  if (written.includes("'")) return ': JSON knows double quotes only';
  return '';
}

function repaired(written: string): string {
  const words = written.replace(/\]\s*#.*$/, ']').match(/["'“‘][^"'“”‘’]*["'”’]|[^\s,[\]"'“”‘’]+/g) ?? [];
  return `[${words.map((word) => JSON.stringify(word.replace(/^["'“‘]|["'”’]$/g, ''))).join(', ')}]`;
}
