import { decodeUtf8 } from '../../bytes';
import { displayWidth } from '../../cli/display-width';
import type { Run } from '../../kernel/syscalls';
import { strftime } from '../../programs/strftime';
import { parseText } from '../ast';
import { expandString } from '../interpreter/expand/word';
import type { Shell } from '../interpreter/shell';
import { scalar } from '../interpreter/variables';
import { bashVersion } from '../version';

export interface Prompt {
  readonly text: string;
  /** Columns of its last line, escape sequences not counted. */
  readonly width: number;
}

/** PS1 or PS2 with its backslash escapes and expansions. Text, not bytes. */
export function* expandPrompt(shell: Shell, source: string): Run<Prompt> {
  const decoded = shell.dialect.name === 'dash' ? source : decodeEscapes(shell, source);
  const status = shell.status;
  const expanded = yield* expandString(shell, parseText(decoded, { dialect: shell.dialect }));
  shell.status = status;
  const text = decodeUtf8(expanded.replace(/[\x01\x02]/g, ''));
  const visible = decodeUtf8(
    expanded.replace(/\x01[^\x02]*\x02/g, '').replace(/\x1b\[[\d;?]*[A-Za-z]|[\x01\x02]/g, ''),
  );
  return { text, width: displayWidth(visible.slice(visible.lastIndexOf('\n') + 1)) };
}

function decodeEscapes(shell: Shell, source: string): string {
  return source.replace(/\\(D\{[^}]*\}|[0-7]{3}|x[0-9a-f]{1,2}|[\s\S])/g, (all, code: string) => {
    if (/^[0-7]{3}$/.test(code)) return String.fromCharCode(Number.parseInt(code, 8) & 255);
    if (code.startsWith('D{')) return strftime(code.slice(2, -1) || '%X', shell.sys.now());
    return escapeValue(shell, code) ?? all;
  });
}

function escapeValue(shell: Shell, code: string): string | undefined {
  const { sys } = shell;
  const folder = scalar(shell.variables.get('PWD')) ?? sys.getcwd();
  const home = scalar(shell.variables.get('HOME')) ?? '';
  const short =
    home !== '' && (folder === home || folder.startsWith(`${home}/`)) ? `~${folder.slice(home.length)}` : folder;
  const time = (format: string): string => strftime(format, sys.now());
  switch (code) {
    case 'u':
      return userName(shell);
    case 'h':
      return sys.hostname().split('.')[0] ?? '';
    case 'H':
      return sys.hostname();
    case 'w':
      return short.replace(/[$`\\]/g, '\\$&');
    case 'W':
      return short === '~' || short === '/' ? short : short.slice(short.lastIndexOf('/') + 1);
    case '$':
      return sys.credentials().uid === 0 ? '#' : '\\$';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 'a':
      return '\x07';
    case 'e':
      return '\x1b';
    case '[':
      return '\x01';
    case ']':
      return '\x02';
    case '\\':
      return '\\\\';
    case 's':
      return shell.name.replace(/^.*\//, '');
    case 'v':
      return bashVersion.text.replace(/^(\d+\.\d+).*/, '$1');
    case 'V':
      return bashVersion.text.replace(/\(.*/, '');
    case '!':
    case '#':
      return String(shell.history.length + 1);
    case 'j':
      return String(shell.jobs.all().length);
    case 'l':
      return (sys.ttyname(0) ?? 'tty').replace(/^.*\//, '');
    case 't':
      return time('%H:%M:%S');
    case 'T':
      return time('%I:%M:%S');
    case '@':
      return time('%I:%M %p');
    case 'A':
      return time('%H:%M');
    case 'd':
      return time('%a %b %d');
    default:
      return undefined;
  }
}

function userName(shell: Shell): string {
  const { uid } = shell.sys.credentials();
  try {
    const row = shell.sys
      .readFile('/etc/passwd')
      .split('\n')
      .find((line) => line.split(':')[2] === String(uid));
    return row?.split(':')[0] ?? 'I have no name!';
  } catch {
    return uid === 0 ? 'root' : 'I have no name!';
  }
}
