import type { Bytes } from '../bytes';

/** fnmatch(3) without flags: `*` and `?` match a slash too. */
export function globPattern(glob: Bytes, ignoreCase = false): RegExp {
  let out = '';
  for (let i = 0; i < glob.length; i++) {
    const c = glob[i] ?? '';
    if (c === '*') out += '[^]*';
    else if (c === '?') out += '[^]';
    else if (c === '[') {
      const m = /^\[([!^]?)(\]?(?:\[:\w+:\]|[^\]])*)\]/.exec(glob.slice(i));
      if (m) {
        const body = (m[2] ?? '')
          .replace(
            /\[:(\w+):\]/g,
            (_, name: string) =>
              ({ alpha: 'A-Za-z', digit: '0-9', alnum: 'A-Za-z0-9', upper: 'A-Z', lower: 'a-z', space: '\\s' })[name] ??
              '',
          )
          .replace(/[\]\\[]/g, '\\$&');
        out += `[${m[1] ? '^' : ''}${body}]`;
        i += m[0].length - 1;
      } else out += '\\[';
    } else out += (c === '\\' && i + 1 < glob.length ? (glob[++i] ?? '') : c).replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
  }
  try {
    return new RegExp(`^${out}$`, ignoreCase ? 'i' : '');
  } catch {
    return /(?!)/;
  }
}
