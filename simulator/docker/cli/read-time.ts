import { parseDuration } from '../../cli/go-duration';
import { CommandError } from './command-run';

/** `--since` and `--until`: a moment, seconds since 1970, or how long ago (`42m`); ms since 1970. */
export function readTime(name: string, text: string, now: number): number | undefined {
  if (text === '') return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  if (/^\d{4}-\d\d-\d\d/.test(text)) {
    const [day = '', clock = '00:00:00'] = text.split(/[T ]/);
    const at = Date.parse(`${day}T${/(Z|[+-]\d\d:\d\d)$/.test(clock) ? clock : `${clock}Z`}`);
    if (!Number.isNaN(at)) return at;
  }
  try {
    return now - parseDuration(text);
  } catch {
    throw new CommandError(`invalid value for "${name}": failed to parse value as time or duration: "${text}"`);
  }
}
