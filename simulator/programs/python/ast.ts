// Python's syntax, as far as small scripts use it. Places are for tracebacks: a line from 1, columns from 0.

export interface Place {
  readonly line: number;
  readonly from: number;
  /** Behind the last character; on the same line, or the end of that line. */
  readonly to: number;
}

export type Expression = { readonly at: Place } & (
  | { readonly kind: 'constant'; readonly value: null | boolean | string }
  | { readonly kind: 'int' | 'float'; readonly number: number }
  | { readonly kind: 'bytes'; readonly text: string }
  | { readonly kind: 'format'; readonly parts: readonly (string | FormatPart)[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'tuple' | 'list' | 'set'; readonly items: readonly Expression[] }
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [Expression, Expression])[] }
  | {
      readonly kind: 'comprehension';
      readonly makes: 'list' | 'set' | 'dict';
      readonly item: Expression;
      /** Of a dict. */
      readonly value?: Expression | undefined;
      readonly loops: readonly Loop[];
    }
  | { readonly kind: 'unary'; readonly op: '-' | '+' | '~' | 'not'; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly op: string;
      readonly left: Expression;
      readonly right: Expression;
      readonly opAt: Place;
    }
  | { readonly kind: 'logical'; readonly op: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | {
      readonly kind: 'compare';
      readonly first: Expression;
      readonly rest: readonly { readonly op: string; readonly operand: Expression }[];
    }
  | { readonly kind: 'if'; readonly test: Expression; readonly yes: Expression; readonly otherwise: Expression }
  | { readonly kind: 'lambda'; readonly parameters: readonly Parameter[]; readonly body: Expression }
  | { readonly kind: 'attribute'; readonly object: Expression; readonly name: string }
  | { readonly kind: 'subscript'; readonly object: Expression; readonly index: Expression }
  | {
      readonly kind: 'slice';
      readonly start?: Expression | undefined;
      readonly stop?: Expression | undefined;
      readonly step?: Expression | undefined;
    }
  | {
      readonly kind: 'call';
      readonly callee: Expression;
      readonly args: readonly Argument[];
      /** Column of the opening parenthesis. */
      readonly open: number;
    }
);

export interface FormatPart {
  readonly value: Expression;
  readonly conversion?: string | undefined;
  readonly spec: readonly (string | FormatPart)[];
  /** f'{x=}' */
  readonly label?: string | undefined;
}

export interface Loop {
  readonly target: Expression;
  readonly over: Expression;
  readonly tests: readonly Expression[];
}

export interface Argument {
  readonly name?: string | undefined;
  readonly star?: '*' | '**' | undefined;
  readonly value: Expression;
}

export interface Parameter {
  readonly name: string;
  readonly star?: '*' | '**' | undefined;
  readonly initial?: Expression | undefined;
}

export type Block = readonly Statement[];

export type Statement = { readonly line: number } & (
  | { readonly kind: 'expression'; readonly value: Expression }
  | { readonly kind: 'assign'; readonly targets: readonly Expression[]; readonly value: Expression }
  | {
      readonly kind: 'augment';
      readonly target: Expression;
      readonly op: string;
      readonly value: Expression;
      readonly at: Place;
    }
  | {
      readonly kind: 'if';
      readonly branches: readonly { readonly test: Expression; readonly body: Block }[];
      readonly otherwise: Block;
    }
  | { readonly kind: 'while'; readonly test: Expression; readonly body: Block; readonly otherwise: Block }
  | {
      readonly kind: 'for';
      readonly target: Expression;
      readonly over: Expression;
      readonly body: Block;
      readonly otherwise: Block;
    }
  | { readonly kind: 'def'; readonly name: string; readonly parameters: readonly Parameter[]; readonly body: Block }
  | { readonly kind: 'class'; readonly name: string; readonly bases: readonly Expression[]; readonly body: Block }
  | { readonly kind: 'return'; readonly value?: Expression | undefined }
  | { readonly kind: 'break' | 'continue' | 'pass' }
  | {
      readonly kind: 'import';
      readonly names: readonly { readonly module: string; readonly as?: string | undefined }[];
    }
  | {
      readonly kind: 'from';
      readonly module: string;
      readonly names: readonly { readonly name: string; readonly as?: string | undefined }[];
    }
  | { readonly kind: 'raise'; readonly value?: Expression | undefined; readonly cause?: Expression | undefined }
  | {
      readonly kind: 'try';
      readonly body: Block;
      readonly handlers: readonly Handler[];
      readonly otherwise: Block;
      readonly final: Block;
    }
  | {
      readonly kind: 'with';
      readonly items: readonly { readonly value: Expression; readonly as?: Expression | undefined }[];
      readonly body: Block;
    }
  | { readonly kind: 'global'; readonly names: readonly string[] }
  | { readonly kind: 'nonlocal'; readonly names: readonly string[] }
  | { readonly kind: 'delete'; readonly targets: readonly Expression[] }
  | { readonly kind: 'assert'; readonly test: Expression; readonly message?: Expression | undefined }
);

export interface Handler {
  readonly type?: Expression | undefined;
  readonly name?: string | undefined;
  readonly body: Block;
}
