import { expandVariables } from './expand-variables';
import type { Heredoc, Instr } from './instr';
import type { LineReader } from './line-reader';

const WORD = /^(\d*)<<(-?)[\t\n\f\r ]*([^<]+)$/;
const none = () => undefined;

/** Reads one shell word as a heredoc's opening; undefined when it isn't one, the error's text when it can't be. */
export function parseHeredocWord(word: string): Omit<Heredoc, 'content'> | string | undefined {
  const match = WORD.exec(word);
  if (!match) return undefined;
  const rest = match[3] ?? '';
  const bare = expandVariables(rest, none, { keepUnset: true });
  if ('error' in bare) return bare.error;
  const quoted = expandVariables(rest, none, { keepUnset: true, rawQuotes: true });
  if ('error' in quoted) return quoted.error;
  const [name] = bare.words;
  if (name === undefined || bare.words.length !== 1) return undefined;
  return { name, expand: countQuotes(name) === countQuotes(quoted.words[0] ?? ''), chomp: match[2] === '-' };
}

function countQuotes(text: string): number {
  return text.replace(/[^'"]/g, '').length;
}

function findHeredocs(line: string): Heredoc[] | string {
  const found: Heredoc[] = [];
  const split = expandVariables(line, none, { keepUnset: true, rawQuotes: true, rawEscapes: true });
  if ('error' in split) return found;
  for (const word of split.words) {
    const heredoc = parseHeredocWord(word);
    if (typeof heredoc === 'string') return heredoc;
    if (heredoc) found.push({ ...heredoc, content: '' });
  }
  return found;
}

function takesHeredocs(instr: Instr): boolean {
  const inner = instr.keyword.toLowerCase() === 'onbuild' && instr.child ? instr.child : instr;
  return ['run', 'copy', 'add'].includes(inner.keyword.toLowerCase()) && !inner.json;
}

/** Reads the bodies of the heredocs that a line opens; undefined when it opens none, the error's text when one has no end. */
export function readHeredocs(instr: Instr, reader: LineReader): Heredoc[] | string | undefined {
  if (!instr.original.includes('<<') || !takesHeredocs(instr)) return undefined;
  const heredocs = findHeredocs(instr.original);
  if (typeof heredocs === 'string') return heredocs;
  for (const heredoc of heredocs) {
    const body: string[] = [];
    for (;;) {
      const line = reader.next();
      if (line === undefined) return 'unterminated heredoc';
      const text = trimNewline(line);
      if ((heredoc.chomp ? text.replace(/^\t+/, '') : text) === heredoc.name) break;
      body.push(line);
    }
    heredoc.content = body.join('');
  }
  return heredocs.length > 0 ? heredocs : undefined;
}

/** The body of a `<<-` heredoc: without the tabs that begin its lines. */
export function chompTabs(content: string): string {
  return content.replace(/^\t+/gm, '');
}

export function trimNewline(line: string): string {
  let end = line.length;
  while (end > 0 && (line.charAt(end - 1) === '\n' || line.charAt(end - 1) === '\r')) end--;
  return line.slice(0, end);
}
