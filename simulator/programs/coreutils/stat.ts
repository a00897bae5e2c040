import { asErrno } from '../../kernel/errno';
import type { Stat, Syscalls } from '../../kernel/syscalls';
import { groupName, userName } from '../accounts';
import { command, UsageError } from '../command';
import { modeText, rawMode } from '../file-mode';
import { pad } from '../printf-format';
import { quoteAlways } from '../quote';
import { strftime } from '../strftime';
import { expandEscapes } from './escapes';

const blocks = ({ type, size }: Stat): number =>
  type === 'directory' ? 8 : type === 'file' ? Math.ceil(size / 4096) * 8 : 0;

function field(sys: Syscalls, letter: string, path: string, s: Stat): string | number {
  const time = (): string => strftime('%Y-%m-%d %H:%M:%S.%N %z', s.mtime);
  switch (letter) {
    case 'n':
      return path;
    case 'N':
      return `${quoteAlways(path)}${s.type === 'symlink' ? ` -> ${quoteAlways(sys.readlink(path))}` : ''}`;
    case 's':
      return s.size;
    case 'b':
      return blocks(s);
    case 'B':
      return 512;
    case 'o':
      return 4096;
    case 'F':
      return {
        file: s.size ? 'regular file' : 'regular empty file',
        directory: 'directory',
        symlink: 'symbolic link',
        fifo: 'fifo',
        character: 'character special file',
        socket: 'socket',
      }[s.type];
    case 'a':
      return s.mode.toString(8);
    case 'A':
      return modeText(s.type, s.mode);
    case 'f':
      return rawMode(s.type, s.mode).toString(16);
    case 'u':
      return s.uid;
    case 'U':
      return userName(sys, s.uid) ?? 'UNKNOWN';
    case 'g':
      return s.gid;
    case 'G':
      return groupName(sys, s.gid) ?? 'UNKNOWN';
    case 'h':
      return s.nlink;
    case 'i':
      return s.ino;
    case 'd':
      return s.dev;
    case 'D':
      return s.dev.toString(16);
    case 't':
      return (s.rdev?.[0] ?? 0).toString(16);
    case 'T':
      return (s.rdev?.[1] ?? 0).toString(16);
    case 'x':
    case 'y':
    case 'z':
    case 'w':
      return time();
    case 'X':
    case 'Y':
    case 'Z':
    case 'W':
      return Math.floor(s.mtime / 1000);
    case 'm':
      return '/';
    default:
      return '?';
  }
}

const DEFAULT = (s: Stat): string =>
  `  File: %N\n  Size: %-10s\tBlocks: %-10b IO Block: %-6o %F\nDevice: 0,%d\tInode: %-11i Links: %${s.rdev ? '-5' : ''}h${s.rdev ? ` Device type: ${s.rdev.join(',')}` : ''}\n` +
  'Access: (%04a/%10A)  Uid: (%5u/%8U)   Gid: (%5g/%8G)\nAccess: %x\nModify: %y\nChange: %z\n Birth: %w\n';

export const stat = command(
  {
    name: 'stat',
    usage: '[OPTION]... FILE...',
    about: 'Display file status.',
    options: 'c=,format f,file-system L,dereference printf= t,terse',
  },
  function* (io, options, paths) {
    const { sys } = io;
    if (paths.length === 0) throw new UsageError('missing operand');
    for (const path of paths)
      try {
        const s = options.has('L') ? sys.stat(path) : sys.lstat(path);
        const [format, escaped] = [options.get('c'), options.get('printf')];
        const template =
          escaped !== undefined
            ? expandEscapes(escaped, true).text
            : format !== undefined
              ? `${format}\n`
              : options.has('t')
                ? '%n %s %b %f %u %g %D %i %h %t %T %X %Y %Z %W %o\n'
                : DEFAULT(s);
        yield* io.print(
          template.replace(
            /%%|%([-0#+ ]*)(\d*)(?:\.(\d+))?([HL]?)([A-Za-z])/g,
            (all, flags: string, width: string, _p, _h, letter: string) =>
              all === '%%' ? '%' : pad(String(field(sys, letter, path, s)), flags, Number(width), true),
          ),
        );
      } catch (e) {
        if (io.flavour === 'gnu') yield* io.fail(`cannot statx ${quoteAlways(path)}: ${asErrno(e).message}`);
        else yield* io.cannot('stat', path, e);
      }
  },
);
