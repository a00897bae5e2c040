/**
 * Compiles one cleaned pattern of .dockerignore: `*` and `?` stay within a name, `**` crosses folders (also none of
 * them), `[a-z]` is a class. Undefined for a pattern with a syntax error.
 */
export function compileIgnorePattern(pattern: string): ((path: string) => boolean) | undefined {
  let out = '';
  let literalTail = pattern.startsWith('**');
  for (let at = 0; at < pattern.length; at++) {
    const ch = pattern.charAt(at);
    if (ch === '*' && pattern[at + 1] === '*') {
      const first = at === 0;
      at += pattern[at + 2] === '/' ? 2 : 1;
      out += at + 1 >= pattern.length ? '.*' : '(?:.*/)?';
      literalTail = first;
      continue;
    }
    if (ch === '[') {
      const end = findClassEnd(pattern, at);
      if (end < 0) return undefined;
      out += `[${pattern.slice(at + 1, end).replaceAll('[', '\\[')}]`;
      at = end;
    } else if (ch === '*') out += '[^/]*';
    else if (ch === '?') out += '[^/]';
    else if (ch === '\\') {
      if (++at === pattern.length) return undefined;
      out += quote(pattern.charAt(at));
    } else {
      out += quote(ch);
      continue;
    }
    literalTail = false;
  }
  // A leading ** before plain text takes any path with that ending: **foo also matches xfoo.
  const tail = pattern.slice(2);
  if (literalTail) return (path) => path.endsWith(tail) || (tail.startsWith('/') && path === tail.slice(1));
  const expression = build(`^${out}$`);
  return expression && ((path) => expression.test(path));
}

function build(source: string): RegExp | undefined {
  try {
    return new RegExp(source, 's');
  } catch {
    return undefined;
  }
}

// Go's path/filepath.Match: a class has at least one range, and a bare - or ] can't begin one.
function findClassEnd(pattern: string, start: number): number {
  let at = start + 1;
  if (pattern[at] === '^') at++;
  for (let ranges = 0; at < pattern.length; ranges++) {
    if (pattern[at] === ']' && ranges > 0) return at;
    at = skipClassChar(pattern, at);
    if (at > 0 && pattern[at] === '-') at = skipClassChar(pattern, at + 1);
    if (at < 0) return -1;
  }
  return -1;
}

function skipClassChar(pattern: string, at: number): number {
  const ch = pattern.charAt(at);
  if (ch === '' || ch === '-' || ch === ']') return -1;
  if (ch !== '\\') return at + 1;
  return at + 1 < pattern.length ? at + 2 : -1;
}

function quote(ch: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(ch) ? `\\${ch}` : ch;
}
