import type { Run } from '../../kernel/syscalls';
import type { Test } from '../tree';
import { evaluateText } from './expand/arithmetic';
import { expandPattern, expandString } from './expand/word';
import { checkFile, compareFiles } from './file-tests';
import { readArray, readVariable } from './parameters';
import { compile, matches } from './pattern';
import { quoteIfNeeded } from './quote';
import { regexSource } from './regex';
import type { Shell } from './shell';
import { traceText } from './xtrace';

/** `[[ … ]]`: 0 true, 1 false, 2 an expression that is none. */
export function* runCondition(shell: Shell, test: Test): Run {
  switch (test.kind) {
    case 'not': {
      const status = yield* runCondition(shell, test.test);
      return status === 0 ? 1 : status === 1 ? 0 : status;
    }
    case 'logical': {
      let status = 0;
      for (const part of test.tests) {
        status = yield* runCondition(shell, part);
        if (status > 1 || (status === 0) === (test.op === '||')) return status;
      }
      return status;
    }
    case 'unary': {
      const text = yield* expandString(shell, test.word);
      yield* traceText(shell, `[[ ${test.op} ${quoteIfNeeded(text) || "''"} ]]`);
      return truth(unary(shell, test.op, text));
    }
    case 'binary':
      return yield* binary(shell, test);
  }
}

const truth = (value: boolean): number => (value ? 0 : 1);

function unary(shell: Shell, op: string, text: string): boolean {
  switch (op) {
    case '-n':
      return text !== '';
    case '-z':
      return text === '';
    case '-v': {
      const element = /^(\w+)\[(.*)\]$/.exec(text);
      if (element && (element[2] === '@' || element[2] === '*')) return readArray(shell, element[1] ?? '').length > 0;
      return readVariable(shell, element?.[1] ?? text, element?.[2]) !== undefined;
    }
    case '-o':
      return shell.options.has(text);
    case '-R':
      return shell.variables.get(text)?.reference ?? false;
    default:
      return checkFile(shell.sys, op, text);
  }
}

function* binary(shell: Shell, test: Test & { kind: 'binary' }): Run {
  const left = yield* expandString(shell, test.left);
  const { op } = test;
  const ignoreCase = shell.options.shopt.has('nocasematch');
  if (op === '=' || op === '==' || op === '!=') {
    const pattern = yield* expandPattern(shell, test.right);
    yield* traceText(shell, `[[ ${quoteIfNeeded(left) || "''"} ${op} ${pattern} ]]`);
    return truth(matches(pattern, left, { extended: true, ignoreCase }) === (op !== '!='));
  }
  if (op === '=~') return yield* regex(shell, left, yield* expandPattern(shell, test.right), ignoreCase);
  const right = yield* expandString(shell, test.right);
  yield* traceText(shell, `[[ ${quoteIfNeeded(left) || "''"} ${op} ${quoteIfNeeded(right) || "''"} ]]`);
  if (op === '<') return truth(left < right);
  if (op === '>') return truth(left > right);
  if (op === '-nt' || op === '-ot' || op === '-ef') return truth(compareFiles(shell.sys, op, left, right));
  const a = yield* evaluateText(shell, left);
  const b = yield* evaluateText(shell, right);
  switch (op) {
    case '-eq':
      return truth(a === b);
    case '-ne':
      return truth(a !== b);
    case '-lt':
      return truth(a < b);
    case '-le':
      return truth(a <= b);
    case '-gt':
      return truth(a > b);
    case '-ge':
      return truth(a >= b);
    default:
      return 2;
  }
}

function* regex(shell: Shell, text: string, source: string, ignoreCase: boolean): Run {
  yield* traceText(shell, `[[ ${quoteIfNeeded(text) || "''"} =~ ${source} ]]`);
  const found = compile(regexSource(source), ignoreCase ? 'i' : '').exec(text);
  const variable = shell.variables.declare('BASH_REMATCH');
  variable.value = undefined;
  variable.indexed = new Map((found ?? []).map((part, i) => [i, part ?? '']));
  return truth(found !== null);
}
