// The JavaScript that this node runs.

export interface Place {
  readonly at: number;
  readonly line: number;
}

/** Whether a list was written over several lines; only who prints it again asks. */
export interface Layout {
  readonly lines?: boolean;
}

export type Pattern =
  | { readonly kind: 'name'; readonly name: string; readonly default?: Expression }
  | {
      readonly kind: 'object';
      readonly entries: readonly { key: string; value: Pattern }[];
      readonly default?: Expression;
    }
  | { readonly kind: 'array'; readonly items: readonly (Pattern | undefined)[]; readonly default?: Expression }
  | { readonly kind: 'rest'; readonly name: string };

export interface FunctionNode extends Place {
  readonly kind: 'function';
  readonly name: string;
  readonly parameters: readonly Pattern[];
  readonly body: readonly Statement[] | Expression;
  readonly arrow: boolean;
}

export type Expression =
  | ({ readonly kind: 'literal'; readonly value: string | number | boolean | null | undefined } & Place)
  | ({ readonly kind: 'regex'; readonly source: string; readonly flags: string } & Place)
  | ({ readonly kind: 'template'; readonly parts: readonly string[]; readonly values: readonly Expression[] } & Place)
  | ({ readonly kind: 'name'; readonly name: string } & Place)
  | ({ readonly kind: 'this' } & Place)
  | ({ readonly kind: 'array'; readonly items: readonly Expression[] } & Layout & Place)
  | ({
      readonly kind: 'object';
      readonly entries: readonly { key: Expression; value: Expression; spread?: boolean; quoted?: boolean }[];
    } & Layout &
      Place)
  | ({ readonly kind: 'spread'; readonly value: Expression } & Place)
  | FunctionNode
  | ({ readonly kind: 'unary'; readonly operator: string; readonly value: Expression } & Place)
  | ({
      readonly kind: 'update';
      readonly operator: string;
      readonly prefix: boolean;
      readonly target: Expression;
    } & Place)
  | ({
      readonly kind: 'binary' | 'logical';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    } & Place)
  | ({
      readonly kind: 'assign';
      readonly operator: string;
      readonly target: Expression;
      readonly value: Expression;
    } & Place)
  | ({
      readonly kind: 'conditional';
      readonly test: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    } & Place)
  | ({
      readonly kind: 'member';
      readonly object: Expression;
      readonly property: Expression;
      readonly optional: boolean;
    } & Place)
  | ({
      readonly kind: 'call' | 'new';
      readonly callee: Expression;
      readonly args: readonly Expression[];
      readonly optional: boolean;
    } & Layout &
      Place)
  | ({ readonly kind: 'sequence'; readonly items: readonly Expression[] } & Place);

export type Statement =
  | ({ readonly kind: 'expression'; readonly value: Expression } & Place)
  | ({
      readonly kind: 'declare';
      readonly how: string;
      readonly items: readonly { target: Pattern; value?: Expression }[];
    } & Place)
  | ({ readonly kind: 'define'; readonly value: FunctionNode } & Place)
  | ({ readonly kind: 'if'; readonly test: Expression; readonly yes: Statement; readonly no?: Statement } & Place)
  | ({
      readonly kind: 'for';
      readonly first?: Statement;
      readonly test?: Expression;
      readonly step?: Expression;
      readonly body: Statement;
    } & Place)
  | ({
      readonly kind: 'each';
      readonly how: 'of' | 'in';
      readonly declared?: string;
      readonly target: Pattern;
      readonly over: Expression;
      readonly body: Statement;
    } & Place)
  | ({ readonly kind: 'while'; readonly test: Expression; readonly body: Statement; readonly first: boolean } & Place)
  | ({ readonly kind: 'return'; readonly value?: Expression } & Place)
  | ({ readonly kind: 'break' | 'continue' | 'empty' } & Place)
  | ({ readonly kind: 'throw'; readonly value: Expression } & Place)
  | ({
      readonly kind: 'try';
      readonly body: readonly Statement[];
      readonly name?: string;
      readonly handler?: readonly Statement[];
      readonly last?: readonly Statement[];
    } & Place)
  | ({
      readonly kind: 'switch';
      readonly value: Expression;
      readonly cases: readonly { test?: Expression; body: readonly Statement[] }[];
    } & Place)
  | ({ readonly kind: 'block'; readonly body: readonly Statement[] } & Place);
