/** `!!`, `!n`, `!-n`, `!text`, `!$`, `!*`, `^old^new`. `error` is the event that was not found. */
export function expandHistory(
  line: string,
  history: readonly string[],
): { line: string; changed: boolean } | { error: string } {
  const quick = /^\^([^^]+)\^([^^]*)\^?$/.exec(line);
  if (quick) {
    const last = history.at(-1) ?? '';
    if (!last.includes(quick[1] ?? '')) return { error: ':s^: substitution failed' };
    return { line: last.replace(quick[1] ?? '', quick[2] ?? ''), changed: true };
  }
  let out = '';
  let changed = false;
  let single = false;
  let double = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i] ?? '';
    // The rest is a comment.
    if (c === '#' && !single && !double && (i === 0 || /[\s;&|()]/.test(line[i - 1] ?? ''))) {
      out += line.slice(i);
      break;
    }
    if (c === '\\' && !single) {
      out += c + (line[++i] ?? '');
      continue;
    }
    if (c === "'" && !double) single = !single;
    if (c === '"' && !single) double = !double;
    const found =
      c === '!' && !single ? /^!(?:(!|-?\d+|\?[^?\n]+\??|[\w./-]+)?(:?[$^*]|:\d+)?)/.exec(line.slice(i)) : null;
    const [whole = '!', event, word] = found ?? [];
    if (!found || whole === '!' || (double && line[i + 1] === '"')) {
      out += c;
      continue;
    }
    const text = findEvent(event ?? '!', history);
    if (text === undefined) return { error: `${whole}: event not found` };
    out += selectWord(text, word);
    changed = true;
    i += whole.length - 1;
  }
  return { line: out, changed };
}

function findEvent(event: string, history: readonly string[]): string | undefined {
  if (event === '!') return history.at(-1);
  if (/^-\d+$/.test(event)) return history.at(Number(event));
  if (/^\d+$/.test(event)) return history[Number(event) - 1];
  if (event.startsWith('?')) return history.findLast((line) => line.includes(event.slice(1).replace(/\?$/, '')));
  return history.findLast((line) => line.startsWith(event));
}

function selectWord(text: string, designator: string | undefined): string {
  if (!designator) return text;
  const words = text.match(/(?:[^\s"'\\]|\\.|"[^"]*"|'[^']*')+/g) ?? [];
  const which = designator.replace(':', '');
  if (which === '$') return words.at(-1) ?? '';
  if (which === '^') return words[1] ?? '';
  if (which === '*') return words.slice(1).join(' ');
  return words[Number(which)] ?? '';
}
