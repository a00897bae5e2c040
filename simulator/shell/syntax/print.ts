import type { Argument, Assignment, Body, Command, Redirect, Statement, Test } from '../tree';

// Commands as bash prints them: in job tables, in `Killed` messages, and by `type` and `declare -f`.

/** `name () \n{ \n    body\n}` */
export function printFunction(name: string, body: Command): string {
  return `${name} () \n${new Printer(true).command(body)}`;
}

export const printCommand = (command: Command): string => new Printer(false).command(command);

/** As bash prints a $( ) to run it: what stood on a line of its own stays there. */
export const printBody = (body: Body): string => new Printer(false, true).list(body);

const STEP = 4;

class Printer {
  /** Inside a function every command of a list has its own line. */
  readonly inFunction: boolean;
  readonly keepsLines: boolean;
  indent = 0;

  constructor(inFunction: boolean, keepsLines = false) {
    this.inFunction = inFunction;
    this.keepsLines = keepsLines;
  }

  get margin(): string {
    return ' '.repeat(this.indent);
  }

  /** What stands between the words that open and close a construct, on lines of its own. */
  block(body: Body, end = ';'): string {
    this.indent += STEP;
    const text = `${this.margin}${this.list(body)}`;
    this.indent -= STEP;
    return `${text}${/&$/.test(text) ? '' : end}\n${this.margin}`;
  }

  list(body: Body): string {
    return body.map((statement, i) => this.statement(statement) + this.separator(statement, body[i + 1])).join('');
  }

  separator(statement: Statement, next: Statement | undefined): string {
    if (!next) return '';
    if (statement.background) return ' ';
    if (this.keepsLines && next.line > statement.endLine) return `\n${this.margin}`;
    return this.inFunction ? `;\n${this.margin}` : '; ';
  }

  statement(statement: Statement): string {
    return this.command(statement.command) + (statement.background ? ' &' : '');
  }

  command(command: Command): string {
    switch (command.kind) {
      case 'simple':
        return [
          ...command.assignments.map(printAssignment),
          ...command.words.map(printArgument),
          ...command.redirects.map(printRedirect),
        ].join(' ');
      case 'pipeline': {
        const members = command.commands
          .map(
            (c, i) =>
              this.command(c) + (i < command.commands.length - 1 ? (command.stderrToo[i] ? ' 2>&1 | ' : ' | ') : ''),
          )
          .join('');
        return `${command.timed ? (command.timed === 'posix' ? 'time -p ' : 'time ') : ''}${command.negated ? '! ' : ''}${members}`;
      }
      case 'and-or':
        return [
          this.command(command.first),
          ...command.rest.map(({ op, command: next }) => ` ${op} ${this.command(next)}`),
        ].join('');
      case 'subshell':
        return `( ${this.list(command.body)} )`;
      case 'group':
        if (!this.inFunction) return `{ ${this.list(command.body)}${command.body.at(-1)?.background ? '' : ';'} }`;
        return `{ \n${this.block(command.body, '')}}`;
      case 'if': {
        const branches = command.branches
          .map(({ test, body }, i) => `${i === 0 ? 'if' : 'elif'} ${this.flat(test)}; then\n${this.block(body)}`)
          .join('');
        return `${branches}${command.otherwise ? `else\n${this.block(command.otherwise)}` : ''}fi`;
      }
      case 'while':
        return `${command.until ? 'until' : 'while'} ${this.flat(command.test)}; do\n${this.block(command.body)}done`;
      case 'for':
      case 'select': {
        const words = command.words ? command.words.map((word) => word.text).join(' ') : '"$@"';
        return `${command.kind} ${command.name} in ${words};\n${this.margin}do\n${this.block(command.body)}done`;
      }
      case 'arithmetic-for':
        return `for ((${command.init.text}; ${command.test.text}; ${command.update.text}))\n${this.margin}do\n${this.block(command.body)}done`;
      case 'case':
        return this.caseCommand(command);
      case 'function':
        return `function ${command.name} () \n${this.margin}${this.command(command.body)}`;
      case 'condition':
        return `[[ ${printTest(command.test)} ]]`;
      case 'arithmetic':
        return `((${command.expression.text}))`;
      case 'redirected':
        return `${this.command(command.command)} ${command.redirects.map(printRedirect).join(' ')}`;
      case 'coproc':
        return command.text;
    }
  }

  flat(body: Body): string {
    return body.map((statement) => this.statement(statement)).join('; ');
  }

  caseCommand(command: Command & { kind: 'case' }): string {
    const outer = this.margin;
    this.indent += STEP;
    const items = command.items.map((item) => {
      const head = `${this.margin}${item.patterns.map((p) => p.text).join(' | ')})\n`;
      this.indent += STEP;
      const body = item.body.length > 0 ? `${this.margin}${this.list(item.body)}` : this.margin;
      this.indent -= STEP;
      return `${head}${body}\n${this.margin}${item.end}\n`;
    });
    this.indent -= STEP;
    return `case ${command.word.text} in \n${items.join('')}${outer}esac`;
  }
}

function printArgument(argument: Argument): string {
  return argument.kind === 'word' ? argument.text : printAssignment(argument);
}

const printAssignment = (assignment: Assignment): string => assignment.text;

function printRedirect(redirect: Redirect): string {
  const input = /^<[>&]?$|^<<<?$/.test(redirect.op);
  const usual = input ? 0 : 1;
  const fd =
    redirect.variable !== undefined
      ? `{${redirect.variable}}`
      : redirect.fd === undefined || redirect.fd === usual
        ? ''
        : String(redirect.fd);
  if (redirect.op === '>&' || redirect.op === '<&')
    return `${redirect.variable !== undefined ? fd : (redirect.fd ?? usual)}${redirect.op}${redirect.target.text}`;
  if (redirect.op === '<<') return `${fd}<<EOF\n${redirect.target.text}EOF\n`;
  return `${fd}${redirect.op} ${redirect.target.text}`;
}

function printTest(test: Test): string {
  switch (test.kind) {
    case 'unary':
      return `${test.op} ${test.word.text}`;
    case 'binary':
      return `${test.left.text} ${test.op} ${test.right.text}`;
    case 'not':
      return `! ${printTest(test.test)}`;
    case 'logical':
      return test.tests.map(printTest).join(` ${test.op} `);
  }
}
