// The syntax tree the interpreter walks. Immutable: subshells share it.

export interface Script {
  readonly statements: readonly Statement[];
  /** The first error; statements that start before its line still run, as shells read line by line. */
  readonly error?: SyntaxFault;
  /** A here-document goes on: an interactive shell asks for more. */
  readonly unclosed?: boolean;
}

export interface SyntaxFault {
  readonly kind: 'token' | 'eof' | 'quote' | 'brace' | 'paren' | 'for-name' | 'function-name' | 'bad-substitution';
  /** The token it stumbled on (`newline` for the end of a line), or the quote that is missing. */
  readonly token: string;
  /** What would have closed the construct: `fi`, `done`, `}`. */
  readonly expecting?: string;
  readonly line: number;
  readonly sourceLine: string;
}

export interface Statement {
  readonly command: Command;
  readonly background: boolean;
  readonly line: number;
  readonly endLine: number;
}

interface Base {
  readonly line: number;
  /** Source text, for job tables and `Killed` messages. */
  readonly text: string;
}

export type Command =
  | Simple
  | Pipeline
  | (Base & {
      readonly kind: 'and-or';
      readonly first: Command;
      readonly rest: readonly { readonly op: '&&' | '||'; readonly command: Command }[];
    })
  | (Base & { readonly kind: 'group'; readonly body: Body })
  | (Base & { readonly kind: 'subshell'; readonly body: Body })
  | (Base & {
      readonly kind: 'if';
      readonly branches: readonly { readonly test: Body; readonly body: Body }[];
      readonly otherwise: Body | undefined;
    })
  | (Base & {
      readonly kind: 'for';
      readonly name: string;
      readonly words: readonly Word[] | undefined;
      readonly body: Body;
    })
  | (Base & {
      readonly kind: 'select';
      readonly name: string;
      readonly words: readonly Word[] | undefined;
      readonly body: Body;
    })
  | (Base & {
      readonly kind: 'arithmetic-for';
      readonly init: Word;
      readonly test: Word;
      readonly update: Word;
      readonly body: Body;
    })
  | (Base & { readonly kind: 'while'; readonly until: boolean; readonly test: Body; readonly body: Body })
  | (Base & { readonly kind: 'case'; readonly word: Word; readonly items: readonly CaseItem[] })
  | (Base & { readonly kind: 'function'; readonly name: string; readonly body: Command })
  | (Base & { readonly kind: 'condition'; readonly test: Test })
  | (Base & { readonly kind: 'arithmetic'; readonly expression: Word })
  | (Base & { readonly kind: 'redirected'; readonly command: Command; readonly redirects: readonly Redirect[] })
  | (Base & { readonly kind: 'coproc' });

export type Body = readonly Statement[];

export interface Simple extends Base {
  readonly kind: 'simple';
  readonly assignments: readonly Assignment[];
  readonly words: readonly Argument[];
  readonly redirects: readonly Redirect[];
}

/** `export a=(1 2)`: declaration builtins take assignments as arguments. */
export type Argument = Word | Assignment;

export interface Pipeline extends Base {
  readonly kind: 'pipeline';
  readonly negated: boolean;
  readonly timed: 'bash' | 'posix' | undefined;
  readonly commands: readonly Command[];
  /** `|&` after the command of that index. */
  readonly stderrToo: readonly boolean[];
}

export interface CaseItem {
  readonly patterns: readonly Word[];
  readonly body: Body;
  readonly end: ';;' | ';&' | ';;&';
}

export type Test =
  | { readonly kind: 'unary'; readonly op: string; readonly word: Word }
  | { readonly kind: 'binary'; readonly op: string; readonly left: Word; readonly right: Word }
  | { readonly kind: 'logical'; readonly op: '&&' | '||'; readonly tests: readonly Test[] }
  | { readonly kind: 'not'; readonly test: Test };

export interface Assignment {
  readonly kind: 'assignment';
  readonly name: string;
  readonly index: Word | undefined;
  readonly append: boolean;
  readonly value: Word | readonly ArrayElement[];
  readonly text: string;
}

export interface ArrayElement {
  readonly index: Word | undefined;
  readonly append: boolean;
  readonly value: Word;
}

export interface Redirect {
  readonly op: '>' | '>>' | '<' | '<>' | '<&' | '>&' | '>|' | '&>' | '&>>' | '<<' | '<<<';
  /** undefined: the operator's own (0 or 1). */
  readonly fd: number | undefined;
  /** `{name}>file`: a new fd is stored there. */
  readonly variable: string | undefined;
  /** File, fd or here-document body. */
  readonly target: Word;
  /** Line of a here-document that ends with the input, and its delimiter. */
  readonly unclosed?: { readonly line: number; readonly endLine: number; readonly delimiter: string };
}

export interface Word {
  readonly kind: 'word';
  readonly text: string;
  readonly parts: readonly Part[];
}

export type Part =
  | { readonly kind: 'literal'; readonly text: string; readonly quoted: boolean }
  | { readonly kind: 'quoted'; readonly parts: readonly Part[] }
  | Parameter
  | { readonly kind: 'command'; readonly script: Script }
  | { readonly kind: 'arithmetic'; readonly expression: Word }
  | { readonly kind: 'process'; readonly direction: '<' | '>'; readonly script: Script; readonly text: string };

export interface Parameter {
  readonly kind: 'parameter';
  readonly text: string;
  readonly name: string;
  readonly prefix: '!' | '#' | undefined;
  readonly index: Word | undefined;
  readonly op: ParameterOperation | undefined;
}

export type ParameterOperation =
  | { readonly kind: 'default'; readonly op: '-' | ':-' | '=' | ':=' | '+' | ':+' | '?' | ':?'; readonly word: Word }
  | { readonly kind: 'remove'; readonly op: '#' | '##' | '%' | '%%'; readonly word: Word }
  | {
      readonly kind: 'replace';
      readonly op: '/' | '//' | '/#' | '/%';
      readonly pattern: Word;
      readonly replacement: Word;
    }
  | { readonly kind: 'slice'; readonly offset: Word; readonly length: Word | undefined }
  | { readonly kind: 'case'; readonly op: '^' | '^^' | ',' | ',,'; readonly pattern: Word | undefined }
  | { readonly kind: 'transform'; readonly op: string }
  | { readonly kind: 'names'; readonly op: '@' | '*' }
  | { readonly kind: 'bad' };
