import { quote } from '../go-quote';
import { lex } from './lex';
import {
  type Block,
  type Command,
  type Expression,
  type Node,
  type Pipeline,
  showExpression,
  type Token,
} from './syntax';
import { TemplateError } from './template-error';
import { unquote } from './unquote';

const showToken = ({ type, text }: Token): string => {
  if (type === 'eof') return 'EOF';
  if (type === 'keyword') return `<${text}>`;
  return text.length > 10 ? `${quote(text.slice(0, 10))}...` : quote(text);
};

const eof: Token = { type: 'eof', text: '', at: 0 };

interface Clause {
  readonly nodes: readonly Node[];
  readonly end: 'end' | 'else';
}

/** Parses a Go template; throws TemplateError. `functions` says which names are functions. */
export function parseTemplate(source: string, functions: { has(name: string): boolean }): readonly Node[] {
  const tokens = lex(source);
  const variables = ['$'];
  let next = 0;
  let ranges = 0;
  let actionLine = 0;

  const lineOf = ({ at }: Token): number => source.slice(0, at).split('\n').length;
  const peek = (): Token => tokens[next] ?? tokens.at(-1) ?? eof;
  const take = (): Token => {
    const token = peek();
    next++;
    return token;
  };
  const skipSpace = (): Token => {
    while (peek().type === 'space') next++;
    return peek();
  };
  const fail = (message: string): never => {
    const token = tokens[Math.min(Math.max(next - 1, 0), tokens.length - 1)] ?? eof;
    throw new TemplateError(`template: :${lineOf(token)}: ${message}`);
  };
  const unexpected = (token: Token, context: string): never => {
    if (token.type !== 'error') return fail(`unexpected ${showToken(token)} in ${context}`);
    const started = actionLine !== 0 && actionLine !== lineOf(token) ? ` in action started at :${actionLine}` : '';
    return fail(token.text + (token.text.endsWith(' action') ? started.replace(' in action', '') : started));
  };
  const takeSpaced = (): Token => {
    skipSpace();
    return take();
  };

  const parseNumber = (token: Token): Expression => {
    const text = token.text.replaceAll('_', '');
    const value =
      Number(/^[+-]?0[xXbBoO]/.test(text) ? text.replace(/^[+-]/, '') : text) * (/^-0[xXbBoO]/.test(text) ? -1 : 1);
    if (Number.isNaN(value)) return fail(`bad number syntax: ${quote(token.text)}`);
    const float = /[.eE]/.test(text) && !/^[+-]?0[xX]/.test(text);
    return { kind: 'literal', value, float: float && !Number.isInteger(value), text: token.text, at: token.at };
  };

  const parseTerm = (): Expression | undefined => {
    const token = skipSpace();
    const { type, text, at } = token;
    if (type === 'error') return undefined;
    take();
    if (type === 'identifier') {
      return functions.has(text) ? { kind: 'function', name: text, at } : fail(`function ${quote(text)} not defined`);
    }
    if (type === 'keyword' && text === '.') return { kind: 'dot', at };
    if (type === 'keyword' && text === 'nil') return { kind: 'nil', at };
    if (type === 'variable') {
      return variables.includes(text)
        ? { kind: 'variable', name: text, names: [], at }
        : fail(`undefined variable ${quote(text)}`);
    }
    if (type === 'field') return { kind: 'field', name: '', names: [text.slice(1)], at };
    if (type === 'bool') return { kind: 'literal', value: text === 'true', float: false, text, at };
    if (type === 'number') return parseNumber(token);
    if (type === 'string') {
      return { kind: 'literal', value: unquote(text) ?? fail('invalid syntax'), float: false, text, at };
    }
    if (type === 'char') {
      const rune = unquote(text);
      if (rune === undefined || [...rune].length !== 1) return fail(`malformed character constant: ${text}`);
      return { kind: 'literal', value: rune.codePointAt(0) ?? 0, float: false, text, at };
    }
    if (type === 'punctuation' && text === '(') return parsePipeline('parenthesized pipeline', ')');
    next--;
    return undefined;
  };

  const parseOperand = (): Expression | undefined => {
    const term = parseTerm();
    if (!term || peek().type !== 'field') return term;
    const { at } = peek();
    const names: string[] = [];
    while (peek().type === 'field') names.push(take().text.slice(1));
    if (term.kind === 'field' || term.kind === 'variable') return { ...term, names: [...term.names, ...names], at };
    if (term.kind === 'literal' || term.kind === 'nil' || term.kind === 'dot') {
      return fail(`unexpected . after term ${quote(showExpression(term))}`);
    }
    return { kind: 'chain', from: term, names, at };
  };

  const parseCommand = (): Command => {
    const { at } = skipSpace();
    const words: Expression[] = [];
    for (;;) {
      const operand = parseOperand();
      if (operand) words.push(operand);
      const token = take();
      if (token.type === 'space') continue;
      if (token.type === 'right' || (token.type === 'punctuation' && token.text === ')')) next--;
      else if (token.type !== 'punctuation' || token.text !== '|') unexpected(token, 'operand');
      return words.length > 0 ? { words, at } : fail('empty command');
    }
  };

  const parseDeclarations = (context: string): Pick<Pipeline, 'declared' | 'assigns'> => {
    const declared: string[] = [];
    for (;;) {
      const start = next;
      const variable = skipSpace();
      if (variable.type !== 'variable') return { declared, assigns: false };
      take();
      const mark = skipSpace().type === 'punctuation' ? peek().text : '';
      if (mark !== ':=' && mark !== '=' && mark !== ',') {
        next = start;
        return { declared, assigns: false };
      }
      take();
      declared.push(variable.text);
      variables.push(variable.text);
      if (mark !== ',') return { declared, assigns: mark === '=' };
      if (context !== 'range' || declared.length > 1) fail(`too many declarations in ${context}`);
      if (skipSpace().type !== 'variable') fail('range can only initialize variables');
    }
  };

  const starters = new Set(['bool', 'char', 'field', 'identifier', 'number', 'string', 'variable']);
  const parsePipeline = (context: string, end: '}}' | ')'): Pipeline => {
    const { at } = skipSpace();
    const { declared, assigns } = parseDeclarations(context);
    const commands: Command[] = [];
    for (;;) {
      const token = takeSpaced();
      const { type, text } = token;
      if (end === '}}' ? type === 'right' : type === 'punctuation' && text === ')') break;
      const starts = starters.has(type) || (type === 'keyword' && (text === '.' || text === 'nil')) || text === '(';
      if (!starts) unexpected(token, context);
      next--;
      commands.push(parseCommand());
    }
    if (commands.length === 0) fail(`missing value for ${context}`);
    commands.slice(1).forEach(({ words: [first] }, index) => {
      if (first && ['literal', 'dot', 'nil'].includes(first.kind)) {
        fail(`non executable command in pipeline stage ${index + 2}`);
      }
    });
    return { kind: 'pipeline', declared, assigns, commands, at };
  };

  const closeAction = (context: string) => {
    const token = takeSpaced();
    if (token.type !== 'right') unexpected(token, context);
  };

  const parseBlock = (kind: Block['kind']): Block => {
    const scope = variables.length;
    const pipeline = parsePipeline(kind, '}}');
    if (kind === 'range') ranges++;
    const { nodes: body, end } = parseList();
    if (kind === 'range') ranges--;
    let otherwise: readonly Node[] = [];
    if (end === 'else') {
      const word = skipSpace();
      if (word.type === 'keyword' && (word.text === 'if' || word.text === 'with') && word.text === kind) {
        take();
        otherwise = [parseBlock(kind)];
      } else {
        closeAction('else');
        const rest = parseList();
        if (rest.end !== 'end') fail('expected end; found {{else}}');
        otherwise = rest.nodes;
      }
    }
    variables.length = scope;
    return { kind, pipeline, body, otherwise };
  };

  // One text or action; `else` is left open for what may follow it.
  const parseNode = (): Node | 'end' | 'else' => {
    const token = take();
    if (token.type === 'text') return { kind: 'text', text: token.text };
    if (token.type !== 'left') return unexpected(token, 'input');
    actionLine = lineOf(token);
    const first = skipSpace();
    const word = first.type === 'keyword' ? first.text : '';
    if (word === 'if' || word === 'with' || word === 'range') {
      take();
      return parseBlock(word);
    }
    if (word === 'end' || word === 'else') {
      take();
      if (word === 'end') closeAction('end');
      return word;
    }
    if (word === 'break' || word === 'continue') {
      take();
      closeAction(`{{${word}}}`);
      return ranges > 0 ? { kind: word } : fail(`{{${word}}} outside {{range}}`);
    }
    const pipeline = parsePipeline('command', '}}');
    actionLine = 0;
    return { kind: 'action', pipeline };
  };

  const parseList = (): Clause => {
    const nodes: Node[] = [];
    while (peek().type !== 'eof') {
      const node = parseNode();
      if (node === 'end' || node === 'else') return { nodes, end: node };
      nodes.push(node);
    }
    return fail('unexpected EOF');
  };

  const nodes: Node[] = [];
  while (peek().type !== 'eof') {
    const node = parseNode();
    if (node === 'end' || node === 'else') return fail(`unexpected {{${node}}}`);
    nodes.push(node);
  }
  return nodes;
}
