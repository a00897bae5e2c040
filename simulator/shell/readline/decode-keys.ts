/** `name` is `text`, `paste`, `C-x`, `M-x` or the name of a special key; text comes with the first two and unknown ones. */
export interface Key {
  readonly name: string;
  readonly text: string;
}

const special: Readonly<Record<string, string>> = {
  '[A': 'up',
  '[B': 'down',
  '[C': 'right',
  '[D': 'left',
  '[H': 'home',
  '[F': 'end',
  OA: 'up',
  OB: 'down',
  OC: 'right',
  OD: 'left',
  OH: 'home',
  OF: 'end',
  '[1~': 'home',
  '[7~': 'home',
  '[4~': 'end',
  '[8~': 'end',
  '[2~': 'insert',
  '[3~': 'delete',
  '[5~': 'page-up',
  '[6~': 'page-down',
  '[Z': 'back-tab',
  '[1;5C': 'M-f',
  '[1;3C': 'M-f',
  '[1;5D': 'M-b',
  '[1;3D': 'M-b',
  '[3;5~': 'M-d',
  '[3;3~': 'M-d',
};

const pasteEnd = '\x1b[201~';

const controls: Readonly<Record<string, string>> = {
  '\r': 'enter',
  '\n': 'C-j',
  '\t': 'tab',
  '\b': 'C-h',
  '\x7f': 'backspace',
  '\x1f': 'C-_',
};

const controlName = (char: string): string =>
  controls[char] ?? `C-${String.fromCharCode(char.charCodeAt(0) + 64).toLowerCase()}`;

/** Splits terminal input into keys; what may still grow into one is `pending` and goes before the next input. */
export function decodeKeys(
  pending: string,
  input: string,
): { readonly keys: readonly Key[]; readonly pending: string } {
  const source = pending + input;
  const keys: Key[] = [];
  let at = 0;
  while (at < source.length) {
    const char = source.charAt(at);
    if (char === '\x1b') {
      if (source.startsWith('\x1b[200~', at)) {
        const end = source.indexOf(pasteEnd, at);
        if (end < 0) break;
        keys.push({ name: 'paste', text: source.slice(at + 6, end) });
        at = end + pasteEnd.length;
        continue;
      }
      const rest = source.slice(at + 1, at + 32);
      const sequence = /^(?:\[[0-?]*[ -/]*[@-~]|O[@-~])/.exec(rest)?.[0];
      if (sequence !== undefined) {
        keys.push({ name: special[sequence] ?? 'unknown', text: `\x1b${sequence}` });
        at += 1 + sequence.length;
      } else if (rest === '' || /^(?:\[[0-?]*[ -/]*|O)$/.test(rest)) break;
      else {
        const letter = String.fromCodePoint(rest.codePointAt(0) ?? 0);
        keys.push({
          name: `M-${letter < ' ' || letter === '\x7f' ? controlName(letter) : letter}`,
          text: `\x1b${letter}`,
        });
        at += 1 + letter.length;
      }
    } else if (char < ' ' || char === '\x7f') {
      keys.push({ name: controlName(char), text: char });
      at++;
    } else {
      let end = at + 1;
      while (end < source.length && source.charAt(end) >= ' ' && source.charAt(end) !== '\x7f') end++;
      keys.push({ name: 'text', text: source.slice(at, end) });
      at = end;
    }
  }
  return { keys, pending: source.slice(at) };
}
