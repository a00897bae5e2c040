import type { SyntaxFault } from '../tree';
import type { Shell } from './shell';

/** The error as each shell words it; bash shows the line too. */
export function syntaxMessage(shell: Shell, fault: SyntaxFault, kind: 'main' | 'eval' | 'trap' | 'source'): string {
  if (shell.dialect.name === 'bash') return bashMessage(shell, fault, kind);
  const text = shell.dialect.name === 'dash' ? `Syntax error: ${dashText(fault)}` : `syntax error: ${ashText(fault)}`;
  const lead =
    shell.dialect.name === 'dash'
      ? `${shell.name}: ${fault.line}: `
      : shell.source === 'script'
        ? `${shell.name}: line ${fault.line}: `
        : `${shell.name}: `;
  return `${lead}${kind === 'eval' ? (shell.dialect.name === 'dash' ? 'eval: ' : 'eval: line 0: ') : ''}${text}\n`;
}

function bashMessage(shell: Shell, fault: SyntaxFault, kind: string): string {
  const name = shell.name;
  const where =
    kind === 'eval'
      ? `${shell.prefix(shell.line)}eval: `
      : shell.interactive
        ? ''
        : shell.source === 'string'
          ? '-c: '
          : '';
  const at = (line: number): string =>
    shell.interactive
      ? `${name}: `
      : kind === 'eval'
        ? `${name}: eval: line ${line + shell.line - 1}: `
        : `${name}: ${where}line ${line}: `;
  switch (fault.kind) {
    case 'quote':
    case 'brace':
      return `${at(fault.line)}unexpected EOF while looking for matching \`${fault.token}'\n`;
    case 'paren':
      return `${at(fault.line + 1)}unexpected EOF while looking for matching \`)'\n`;
    case 'bad-substitution':
      return `${at(fault.line)}${fault.token}: bad substitution\n`;
    case 'for-name':
      return `${at(fault.line)}\`${fault.token}': not a valid identifier\n`;
    default:
      if (fault.kind === 'eof' && fault.token === '')
        return `${at(fault.line + 1)}syntax error: unexpected end of file\n`;
      return `${at(fault.line)}syntax error near unexpected token \`${fault.token}'\n${at(fault.line)}\`${fault.sourceLine}'\n`;
  }
}

const isWord = (token: string): boolean => !/^[;&|()<>]/.test(token);
const keywords = new Set([
  'do',
  'done',
  'then',
  'fi',
  'else',
  'elif',
  'esac',
  'in',
  '}',
  'if',
  'for',
  'while',
  'until',
  'case',
  '!',
]);

function dashText(fault: SyntaxFault): string {
  const expecting = fault.expecting ? ` (expecting "${fault.expecting}")` : '';
  switch (fault.kind) {
    case 'quote':
      return fault.token === '`' ? 'EOF in backquote substitution' : 'Unterminated quoted string';
    case 'brace':
      return "Missing '}'";
    case 'paren':
      return 'end of file unexpected (expecting ")")';
    case 'for-name':
      return 'Bad for loop variable';
    case 'function-name':
      return 'Bad function name';
    case 'bad-substitution':
      return 'Bad substitution';
    case 'eof':
      return `end of file unexpected${expecting}`;
    case 'token':
      return `${tokenName(fault.token)} unexpected${expecting}`;
  }
}

function ashText(fault: SyntaxFault): string {
  const expecting = fault.expecting ? ` (expecting "${fault.expecting}")` : '';
  switch (fault.kind) {
    case 'quote':
      return 'unterminated quoted string';
    case 'brace':
      return "missing '}'";
    case 'paren':
      return 'unexpected end of file (expecting ")")';
    case 'for-name':
      return 'bad for loop variable';
    case 'function-name':
      return 'bad function name';
    case 'bad-substitution':
      return 'bad substitution';
    case 'eof':
      return `unexpected end of file${expecting}`;
    case 'token':
      return `unexpected ${tokenName(fault.token)}${expecting}`;
  }
}

function tokenName(token: string): string {
  if (token === 'newline' || token === 'redirection') return token;
  if (/^[<>]/.test(token)) return 'redirection';
  return isWord(token) && !keywords.has(token) ? 'word' : `"${token}"`;
}
