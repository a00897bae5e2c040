export type TokenType =
  | 'text'
  | 'left'
  | 'right'
  | 'field'
  | 'variable'
  | 'identifier'
  | 'keyword'
  | 'string'
  | 'char'
  | 'number'
  | 'bool'
  | 'punctuation'
  | 'space'
  | 'error'
  | 'eof';

export interface Token {
  readonly type: TokenType;
  readonly text: string;
  /** Offset in the template. */
  readonly at: number;
}

/** `names` may be empty: the dot, or a variable alone. */
export type Expression =
  | {
      readonly kind: 'field' | 'variable';
      readonly name: string;
      readonly names: readonly string[];
      readonly at: number;
    }
  | { readonly kind: 'chain'; readonly from: Expression; readonly names: readonly string[]; readonly at: number }
  | {
      readonly kind: 'literal';
      readonly value: string | number | boolean;
      readonly float: boolean;
      readonly text: string;
      readonly at: number;
    }
  | { readonly kind: 'nil' | 'dot'; readonly at: number }
  | { readonly kind: 'function'; readonly name: string; readonly at: number }
  | Pipeline;

export interface Command {
  readonly words: readonly Expression[];
  readonly at: number;
}

export interface Pipeline {
  readonly kind: 'pipeline';
  readonly declared: readonly string[];
  readonly assigns: boolean;
  readonly commands: readonly Command[];
  readonly at: number;
}

export type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'action'; readonly pipeline: Pipeline }
  | { readonly kind: 'break' | 'continue' }
  | Block;

export interface Block {
  readonly kind: 'if' | 'with' | 'range';
  readonly pipeline: Pipeline;
  readonly body: readonly Node[];
  readonly otherwise: readonly Node[];
}

const dotted = (names: readonly string[]): string => names.map((name) => `.${name}`).join('');

/** An expression as error messages quote it. */
export function showExpression(node: Expression): string {
  switch (node.kind) {
    case 'field':
    case 'variable':
      return node.name + dotted(node.names);
    case 'chain':
      return showWord(node.from) + dotted(node.names);
    case 'literal':
      return node.text;
    case 'nil':
      return 'nil';
    case 'dot':
      return '.';
    case 'function':
      return node.name;
    case 'pipeline': {
      const declared = node.declared.length > 0 ? `${node.declared.join(', ')} ${node.assigns ? '=' : ':='} ` : '';
      return declared + node.commands.map(showCommand).join(' | ');
    }
  }
}

const showWord = (word: Expression): string =>
  word.kind === 'pipeline' ? `(${showExpression(word)})` : showExpression(word);

export const showCommand = ({ words }: Command): string => words.map(showWord).join(' ');
