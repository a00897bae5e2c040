import type { Statement } from '../node/ast';
import { ExpressionPrinter, type Renaming, STRENGTH } from './print-expression';

/** Statements, `depth` steps to the right; `flat` declares with var what stands at the top. */
export function printJs(body: readonly Statement[], { renaming, depth = 0, flat = false }: Printing): string {
  return new StatementPrinter(renaming, depth).program(body, flat);
}

export interface Printing {
  readonly renaming: Renaming;
  readonly depth?: number;
  readonly flat?: boolean;
}

class StatementPrinter extends ExpressionPrinter {
  constructor(renaming: Renaming, depth: number) {
    super(renaming);
    this.depth = depth;
  }

  program(body: readonly Statement[], flat: boolean): string {
    return body
      .flatMap((one) =>
        flat && one.kind === 'declare' ? one.items.map((item) => ({ ...one, how: 'var', items: [item] })) : [one],
      )
      .map((one) => this.statement(one))
      .join('');
  }

  statement(node: Statement): string {
    switch (node.kind) {
      case 'expression': {
        const text = this.expression(node.value);
        return this.line(/^(\{|function\b)/.test(text) ? `(${text});` : `${text};`);
      }
      case 'declare':
        return this.line(`${this.declaration(node)};`);
      case 'define':
        return this.line(this.function(node.value));
      case 'if':
        return this.line(this.if(node));
      case 'for': {
        const first = node.first ? this.inline(node.first) : '';
        const test = node.test ? ` ${this.expression(node.test)}` : '';
        const step = node.step ? ` ${this.expression(node.step)}` : '';
        return this.line(`for (${first};${test};${step})${this.under(node.body)}`);
      }
      case 'each':
        return this.line(
          `for (${this.declared(node)}${this.pattern(node.target)} ${node.how} ${this.expression(node.over)})${this.under(node.body)}`,
        );
      case 'while':
        return this.line(
          node.first
            ? `do${this.under(node.body)}${node.body.kind === 'block' ? ' ' : `\n${'  '.repeat(this.depth)}`}while (${this.expression(node.test)});`
            : `while (${this.expression(node.test)})${this.under(node.body)}`,
        );
      case 'return':
        return this.line(node.value ? `return ${this.expression(node.value)};` : 'return;');
      case 'break':
      case 'continue':
        return this.line(`${node.kind};`);
      case 'empty':
        return '';
      case 'throw':
        return this.line(`throw ${this.expression(node.value)};`);
      case 'try': {
        const name = node.name === undefined ? '' : ` (${this.rename(node.name)})`;
        const handler = node.handler ? ` catch${name} ${this.block(node.handler)}` : '';
        return this.line(
          `try ${this.block(node.body)}${handler}${node.last ? ` finally ${this.block(node.last)}` : ''}`,
        );
      }
      case 'switch':
        return this.line(this.switch(node));
      case 'block':
        return this.line(this.block(node.body));
    }
  }

  private declared(node: Extract<Statement, { kind: 'each' }>): string {
    return node.declared === undefined ? '' : `${node.declared} `;
  }

  private declaration({ how, items }: Extract<Statement, { kind: 'declare' }>): string {
    return `${how} ${items
      .map(({ target, value }) => this.pattern(target) + (value ? ` = ${this.expression(value, STRENGTH.assign)}` : ''))
      .join(', ')}`;
  }

  private inline(node: Statement): string {
    return node.kind === 'declare'
      ? this.declaration(node)
      : node.kind === 'expression'
        ? this.expression(node.value)
        : '';
  }

  /** What stands under a condition: a block, or one statement, on the same line. */
  private under(node: Statement): string {
    if (node.kind === 'block') return ` ${this.block(node.body)}`;
    return node.kind === 'empty' ? ';' : ` ${this.statement(node).trim()}`;
  }

  private if({ test, yes, no }: Extract<Statement, { kind: 'if' }>): string {
    const then = `if (${this.expression(test)})${this.under(yes)}`;
    if (!no) return then;
    const joint = yes.kind === 'block' ? ' else' : `\n${'  '.repeat(this.depth)}else`;
    return then + joint + (no.kind === 'if' ? ` ${this.if(no)}` : this.under(no));
  }

  private switch({ value, cases }: Extract<Statement, { kind: 'switch' }>): string {
    const rows = this.deeper(() =>
      cases.map(
        ({ test, body }) =>
          this.line(test ? `case ${this.expression(test)}:` : 'default:') +
          this.deeper(() => body.map((one) => this.statement(one)).join('')),
      ),
    );
    return `switch (${this.expression(value)}) {\n${rows.join('')}${'  '.repeat(this.depth)}}`;
  }
}
