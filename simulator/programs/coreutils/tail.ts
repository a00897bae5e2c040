import type { Bytes } from '../../bytes';
import { asErrno, Errno } from '../../kernel/errno';
import type { Fd, Run, Syscalls } from '../../kernel/syscalls';
import { command, Failure } from '../command';
import { quote, quoteAlways } from '../quote';
import { parseSize } from '../size';
import { CHUNK } from '../stdio';
import { banner, dashNumber } from './head';
import { follow } from './tail-follow';

interface Part {
  readonly unit: 'lines' | 'bytes';
  readonly count: number;
  /** From that line or byte on, instead of the last ones. */
  readonly from: boolean;
  readonly end: string;
}

const LONGEST = 8 * 1024 * 1024;
const OWN_MEMORY = 2 * 1024 * 1024;

/** The wanted part of one stream; holds no more of it than it must. */
function* tailOf(
  sys: Syscalls,
  fd: Fd,
  { unit, count, from, end }: Part,
  print: (text: Bytes) => Run<void>,
): Run<void> {
  let held = '';
  let cut = 4 * CHUNK;
  // Of a line that goes on for ever, as in /dev/zero, the length alone is kept after a while; it takes its memory.
  let lost = 0;
  let skip = Math.max(count - 1, 0);
  for (;;) {
    let data = yield* sys.read(fd, CHUNK);
    if (data === '') break;
    if (from) {
      while (skip > 0 && data !== '') {
        const at = unit === 'bytes' ? Math.min(skip, data.length) : data.indexOf(end) + 1;
        if (at === 0) data = '';
        else {
          data = data.slice(at);
          skip -= unit === 'bytes' ? at : 1;
        }
      }
      yield* print(data);
    } else {
      if (held.length < LONGEST || data.includes(end)) held += data;
      else lost += data.length;
      if (held.length + lost <= cut) continue;
      held = lastOf(held, unit, count, end);
      cut = Math.max(4 * CHUNK, 1.25 * (held.length + lost));
      if (held.length + lost > 4 * CHUNK) yield* sys.setMemory(OWN_MEMORY + held.length + lost, OWN_MEMORY);
    }
  }
  if (!from) yield* print(lastOf(held, unit, count, end));
}

function lastOf(text: Bytes, unit: Part['unit'], count: number, end: string): Bytes {
  if (count === 0) return '';
  if (unit === 'bytes') return text.slice(-count);
  let at = text.endsWith(end) ? text.length - 1 : text.length;
  for (let left = count; left > 0; left--) {
    if (at <= 0) return text;
    at = text.lastIndexOf(end, at - 1);
    if (at < 0) return text;
  }
  return text.slice(at + 1);
}

export const tail = command(
  {
    name: 'tail',
    usage: '[OPTION]... [FILE]...',
    about: 'Print the last 10 lines of each FILE to standard output.',
    options: 'n=,lines c=,bytes f F follow=? q,quiet,silent v,verbose z,zero-terminated pid= s=,sleep-interval retry',
    obsolete: (words) => {
      const m = /^([-+]\d+)f$/.exec(words[0] ?? '');
      if (m) return ['-n', (m[1] ?? '').replace('-', ''), '-f', ...words.slice(1)];
      return /^\+\d+$/.test(words[0] ?? '') ? ['-n', ...words] : dashNumber(words);
    },
  },
  function* (io, options, files) {
    const { sys } = io;
    const unit = (options.last('n', 'c') ?? 'n') === 'n' ? 'lines' : 'bytes';
    const wanted = options.get('n', 'c') ?? '10';
    const count = parseSize(wanted.replace(/^[-+]/, ''));
    if (count === undefined) throw new Failure(`invalid number of ${unit}: ${quote(wanted)}`);
    const part: Part = { unit, count, from: wanted.startsWith('+'), end: options.has('z') ? '\0' : '\n' };
    const how = options.get('follow');
    if (how && !'name'.startsWith(how) && !'descriptor'.startsWith(how))
      throw new Failure(
        `invalid argument ${quote(how)} for '--follow'\nValid arguments are:\n  - 'descriptor'\n  - 'name'`,
      );
    const byName = options.has('F') || how === 'name';
    const following = options.has('f', 'F', 'follow');
    const names = files.length ? files : ['-'];
    const titles = options.last('q', 'v') ? options.last('q', 'v') === 'v' : names.length > 1;
    const open: { name: Bytes; fd: Fd | undefined }[] = [];
    let first = true;
    for (const name of names) {
      let fd: Fd | undefined;
      try {
        fd = name === '-' ? 0 : sys.open(name, ['read']);
      } catch (e) {
        if (io.flavour === 'busybox') yield* io.cannot('open', name, e);
        else yield* io.fail(`cannot open ${quoteAlways(name)} for reading: ${asErrno(e).message}`);
      }
      if (fd !== undefined) {
        if (titles) yield* io.print(banner(name, first));
        first = false;
        try {
          yield* tailOf(sys, fd, part, (text) => io.print(text));
        } catch (e) {
          if (!(e instanceof Errno)) throw e;
          yield* io.fail(`error reading ${quoteAlways(name)}: ${e.message}`);
          if (e.code === 'EISDIR' && following)
            yield* io.warn(
              `${name}: cannot follow end of this type of file${byName ? '' : '; giving up on this name'}`,
            );
          fd = undefined;
          if (!byName) continue;
        }
      }
      if (fd !== undefined || byName) open.push({ name, fd });
    }
    if (!following) return;
    yield* io.flush();
    if (open.length === 0) throw new Failure('no files remaining');
    const pid = options.get('pid');
    yield* follow(io, open, { byName, titles, ...(pid === undefined ? {} : { pid: Number(pid) }) });
  },
);
