import type { StatusError } from '../api/status-error';

/** What kubectl says of something the server refused; `doing`: `error when creating "web.yaml": `. */
export function statusText({ message, reason, details }: StatusError, doing = ''): string {
  if (reason !== 'Invalid') return `Error from server (${reason}): ${doing}${message}`;
  const { kind = '', name = '', causes = [] } = details;
  const texts = [...new Set(causes.map((cause) => `${cause.field}: ${cause.message}`))];
  const [only] = texts;
  return `The ${kind} "${name}" is invalid: ${texts.length === 1 ? only : `\n${texts.map((one) => `* ${one}`).join('\n')}`}`;
}
