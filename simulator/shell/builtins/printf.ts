import type { Run } from '../../kernel/syscalls';
import { expandEscapes } from '../../programs/coreutils/escapes';
import { formatNumber, pad } from '../../programs/printf-format';
import { assignVariable } from '../interpreter/assign';
import { quoteBackslash } from '../interpreter/quote';
import type { Shell } from '../interpreter/shell';
import { type Builtin, refuseOption } from './builtin';
import { formatTime } from './format-time';

export const printf: Builtin = {
  *run(shell, args) {
    let rest = args;
    let variable: string | undefined;
    if (shell.dialect.bash && rest[0] === '-v') {
      variable = rest[1];
      rest = rest.slice(2);
    }
    if (rest[0] === '--') rest = rest.slice(1);
    else if (shell.dialect.name === 'dash' && /^-./.test(rest[0] ?? ''))
      return yield* refuseOption(shell, (rest[0] ?? '').slice(1, 2), '');
    const [format, ...values] = rest;
    if (format === undefined) return yield* usage(shell);
    const output = new Output(shell, [...values]);
    do {
      const left = output.values.length;
      if ((yield* output.once(format)) === 'stop') break;
      if (output.values.length === left) break;
    } while (output.values.length > 0);
    if (variable !== undefined) {
      yield* assignVariable(shell, variable, output.text);
      return output.status;
    }
    return (yield* shell.write(output.text)) ? output.status : 1;
  },
};

class Output {
  readonly shell: Shell;
  readonly values: string[];
  text = '';
  status = 0;

  constructor(shell: Shell, values: string[]) {
    this.shell = shell;
    this.values = values;
  }

  *once(format: string): Run<'stop' | 'done'> {
    const { bash, name } = this.shell.dialect;
    for (const [all, flagText = '', widthText, precisionText, time, letter = ''] of format.matchAll(
      /%%|%([-+ 0#']*)(\*|\d+)?(?:\.(\*|-?\d*))?(?:hh|h|ll|l|L|q(?=[diouxX])|j|z|t)?(?:\(([^)]*)\)T|([\s\S]))?|[^%]+/g,
    )) {
      if (all === '%%') this.text += '%';
      else if (!all.startsWith('%')) {
        const { text, stopped } = expandEscapes(all, true);
        this.text += text;
        if (stopped) return 'stop';
      } else {
        let flags = flagText;
        let width = widthText === '*' ? Number(yield* this.integer()) : Number(widthText ?? 0);
        if (width < 0) [flags, width] = [`${flags}-`, -width];
        const asked =
          precisionText === '*'
            ? Number(yield* this.integer())
            : precisionText === undefined
              ? undefined
              : Number(precisionText);
        const precision = asked !== undefined && asked < 0 ? undefined : asked;
        const cut = (text: string): string => (precision === undefined ? text : text.slice(0, precision));
        if (time !== undefined && bash)
          this.text += pad(formatTime(this.shell, time, this.values.shift()), flags, width, false);
        else if (letter !== '' && 'diouxX'.includes(letter))
          this.text += formatNumber(yield* this.integer(), { flags, width, precision, letter });
        else if (letter !== '' && 'eEfFgG'.includes(letter))
          this.text += formatNumber(yield* this.real(), { flags, width, precision, letter });
        else if (letter === 's') this.text += pad(cut(this.values.shift() ?? ''), flags, width, false);
        else if (letter === 'c') this.text += pad((this.values.shift() ?? '').slice(0, 1), flags, width, false);
        else if (letter === 'q' && bash)
          this.text += pad(quoteBackslash(this.values.shift() ?? ''), flags, width, false);
        else if (letter === 'b') {
          const { text, stopped } = expandEscapes((this.values.shift() ?? '').replace(/\\([1-7])/g, '\\0$1'), false);
          this.text += pad(cut(text), flags, width, false);
          if (stopped) return 'stop';
        } else {
          yield* this.shell.write(this.text);
          this.text = '';
          if (name === 'ash') yield* this.shell.warn(`${format.slice(format.indexOf(all))}: invalid format`);
          else
            yield* this.shell.complain(
              bash
                ? letter
                  ? `\`${letter}': invalid format character`
                  : `\`${all}': missing format character`
                : `${all}: invalid directive`,
            );
          this.status = name === 'dash' ? 2 : 1;
          return 'stop';
        }
      }
    }
    return 'done';
  }

  *integer(): Run<bigint> {
    const word = this.values.shift();
    if (word === undefined || word === '') return 0n;
    if (/^["']/.test(word)) return BigInt(word.charCodeAt(1) || 0);
    const [found = '', digits = ''] = /^\s*[-+]?(0[xX][\da-fA-F]+|\d+)/.exec(word) ?? [];
    if (found.length < word.length) yield* this.complain(word, found !== '');
    if (found === '') return 0n;
    const value = BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits}` : digits);
    return found.trim().startsWith('-') ? -value : value;
  }

  *real(): Run<number> {
    const word = this.values.shift();
    if (word === undefined || word === '') return 0;
    const found = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/.exec(word)?.[0] ?? '';
    if (found.length < word.length) yield* this.complain(word, found !== '');
    return Number(found || 0);
  }

  *complain(word: string, partly: boolean): Run<void> {
    this.status = 1;
    const { name } = this.shell.dialect;
    if (name === 'bash') yield* this.shell.complain(`${word}: invalid number`);
    else if (name === 'dash')
      yield* this.shell.complain(`${word}: ${partly ? 'not completely converted' : 'expected numeric value'}`);
    else yield* this.shell.warn(`invalid number '${word}'`);
  }
}

function* usage(shell: Shell): Run {
  if (shell.dialect.bash) yield* shell.writeError('printf: usage: printf [-v var] format [arguments]\n');
  else if (shell.dialect.name === 'dash') yield* shell.complain('usage: printf format [arg ...]');
  else yield* shell.warn('usage: printf FORMAT [ARGUMENT...]');
  return 2;
}
