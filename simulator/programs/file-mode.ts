import type { FileType } from '../kernel/syscalls';

const letters: Record<FileType, string> = {
  file: '-',
  directory: 'd',
  symlink: 'l',
  fifo: 'p',
  character: 'c',
  socket: 's',
};
const typeBits: Record<FileType, number> = {
  file: 0o100000,
  directory: 0o40000,
  symlink: 0o120000,
  fifo: 0o10000,
  character: 0o20000,
  socket: 0o140000,
};

/** `drwxr-xr-t` */
export function modeText(type: FileType, mode: number): string {
  const triple = (shift: number, special: number, set: string): string => {
    const x = mode & (1 << shift) ? (mode & special ? set : 'x') : mode & special ? set.toUpperCase() : '-';
    return `${mode & (4 << shift) ? 'r' : '-'}${mode & (2 << shift) ? 'w' : '-'}${x}`;
  };
  return letters[type] + triple(6, 0o4000, 's') + triple(3, 0o2000, 's') + triple(0, 0o1000, 't');
}

/** st_mode as stat -c %f shows it. */
export const rawMode = (type: FileType, mode: number): number => typeBits[type] | mode;

/** chmod(1): octal, or clauses like u+rwX,go-w; undefined when it can't be read. */
export function applyMode(text: string, mode: number, isDirectory: boolean, umask: number): number | undefined {
  if (/^[0-7]{1,5}$/.test(text)) {
    const kept = isDirectory && text.length < 5 ? mode & 0o6000 : 0;
    return kept | (Number.parseInt(text, 8) & 0o7777);
  }
  let result = mode;
  for (const clause of text.split(',')) {
    const m = /^([ugoa]*)((?:[-+=](?:[rwxXst]*|[ugo]))+)$/.exec(clause);
    if (!m) return undefined;
    const [, whoText = '', actions = ''] = m;
    const who = whoText || 'a';
    const mask = (/[ua]/.test(who) ? 0o4700 : 0) | (/[ga]/.test(who) ? 0o2070 : 0) | (/[oa]/.test(who) ? 0o1007 : 0);
    for (const [, operator, letters = ''] of actions.matchAll(/([-+=])([rwxXstugo]*)/g)) {
      let bits = permissionBits(letters, result, isDirectory) & mask;
      if (letters.includes('t') && /^a$|o/.test(who)) bits |= 0o1000;
      if (!whoText) bits &= ~umask;
      if (operator === '+') result |= bits;
      else if (operator === '-') result &= ~bits;
      else result = (result & ~(mask & (isDirectory ? 0o777 | 0o1000 : 0o7777))) | bits;
    }
  }
  return result;
}

function permissionBits(letters: string, mode: number, isDirectory: boolean): number {
  let bits = 0;
  for (const letter of letters) {
    if (letter === 'r') bits |= 0o444;
    else if (letter === 'w') bits |= 0o222;
    else if (letter === 'x' || (letter === 'X' && (isDirectory || mode & 0o111))) bits |= 0o111;
    else if (letter === 's') bits |= 0o6000;
    else if (letter === 'u') bits |= ((mode >> 6) & 7) * 0o111;
    else if (letter === 'g') bits |= ((mode >> 3) & 7) * 0o111;
    else if (letter === 'o') bits |= (mode & 7) * 0o111;
  }
  return bits;
}
