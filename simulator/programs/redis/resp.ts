import type { Bytes } from '../../bytes';
import type { Reply } from './command';

export function encode(reply: Reply): Bytes {
  if (reply === null) return '$-1\r\n';
  if (typeof reply === 'number') return `:${reply}\r\n`;
  if (typeof reply === 'string') return `$${reply.length}\r\n${reply}\r\n`;
  if ('status' in reply) return `+${reply.status}\r\n`;
  if ('error' in reply) return `-${reply.error}\r\n`;
  return `*${reply.length}\r\n${reply.map(encode).join('')}`;
}

interface Decoded {
  readonly value: Reply;
  readonly end: number;
}

/** One value from the start of the bytes; undefined while it is not all there. A line that begins with none of the marks is a command typed by hand. */
export function decode(bytes: Bytes, at = 0): Decoded | undefined {
  if (at < bytes.length && !'+-:$*'.includes(bytes[at] ?? '')) return decodeLine(bytes, at);
  const stop = bytes.indexOf('\r\n', at);
  if (stop < 0) return undefined;
  const text = bytes.slice(at + 1, stop);
  const end = stop + 2;
  switch (bytes[at]) {
    case '+':
      return { value: { status: text }, end };
    case '-':
      return { value: { error: text }, end };
    case ':':
      return { value: Number(text), end };
    case '$': {
      const length = Number(text);
      if (length < 0) return { value: null, end };
      return bytes.length < end + length + 2
        ? undefined
        : { value: bytes.slice(end, end + length), end: end + length + 2 };
    }
    case '*': {
      if (Number(text) < 0) return { value: null, end };
      const items: Reply[] = [];
      let from = end;
      for (let i = 0; i < Number(text); i++) {
        const one = decode(bytes, from);
        if (!one) return undefined;
        items.push(one.value);
        from = one.end;
      }
      return { value: items, end: from };
    }
    default:
      return undefined;
  }
}

/** Ends with a newline, with or without a carriage return. */
function decodeLine(bytes: Bytes, at: number): Decoded | undefined {
  const stop = bytes.indexOf('\n', at);
  return stop < 0 ? undefined : { value: bytes.slice(at, stop).split(/\s+/).filter(Boolean), end: stop + 1 };
}
