import { asErrno } from '../../kernel/errno';
import type { Syscalls } from '../../kernel/syscalls';

/** Text of a file that a flag names; throws with Go's words. */
export function readFlagFile(sys: Syscalls, path: string): string {
  try {
    return sys.readFile(path);
  } catch (error) {
    const { message } = asErrno(error);
    throw new Error(`open ${path}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`);
  }
}

/** `--env` and `--env-file`: files first; a name alone takes the client's value. */
export function readEnv(sys: Syscalls, files: readonly string[], flags: readonly string[]): string[] {
  const env = sys.env();
  const out: string[] = [];
  for (const path of files) {
    readFlagFile(sys, path)
      .replace(/^\xef\xbb\xbf/, '')
      .split('\n')
      .forEach((raw) => {
        const line = raw.replace(/\r$/, '').replace(/^[ \t]+/, '');
        if (line === '' || line.startsWith('#')) return;
        const [name = ''] = line.split('=', 1);
        if (/[ \t]/.test(name))
          throw new Error(`poorly formatted environment: variable '${name}' contains whitespaces`);
        if (name === '') throw new Error(`poorly formatted environment: no variable name on line '${line}'`);
        if (line.includes('=')) out.push(line);
        else if (env.has(name)) out.push(`${name}=${env.get(name)}`);
      });
  }
  for (const entry of flags) out.push(!entry.includes('=') && env.has(entry) ? `${entry}=${env.get(entry)}` : entry);
  return out;
}

/** `key=value` pairs; a key alone has the empty value. */
export const toMap = (pairs: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
