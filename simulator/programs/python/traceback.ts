import type { Expression } from './ast';
import { qualified, type Raised, type TraceFrame } from './exceptions';
import { exceptionText } from './show';

/** The source line of a traceback's entry and the carets below it, as CPython 3.13 draws them. */
export function shownAt(lines: readonly string[], line: number, node: Expression | undefined): TraceFrame['shown'] {
  const whole = lines[line - 1];
  if (whole === undefined) return undefined;
  const text = whole.trim();
  if (text === '' || !node || node.at.line !== line) return text === '' ? undefined : { text, carets: '' };
  const indent = whole.length - whole.trimStart().length;
  const from = node.at.from - indent;
  const to = Math.min(node.at.to, whole.trimEnd().length) - indent;
  const anchors = anchorsOf(node, indent, to);
  const covers = from === 0 && to === text.length;
  const isResult = node.kind === 'call' && /^(?:return|\w+ =) /.test(text) && to === text.length && from > 0;
  const plainCallee = node.kind === 'call' && (node.callee.kind === 'name' || !text.startsWith('return'));
  if (isResult && plainCallee && text.slice(0, from).trim().split(/\s+/).length <= 2) return { text, carets: '' };
  if (!anchors && covers) return { text, carets: '' };
  const [left, right] = anchors ?? [from, to];
  const carets =
    ' '.repeat(from) +
    '~'.repeat(Math.max(0, left - from)) +
    '^'.repeat(Math.max(1, right - left)) +
    '~'.repeat(Math.max(0, to - right));
  return { text, carets };
}

/** The part of an expression that is at fault: the operator, the parentheses, the brackets. */
function anchorsOf(node: Expression, indent: number, to: number): [number, number] | undefined {
  if (node.kind === 'binary' && node.opAt.line === node.at.line)
    return [node.opAt.from - indent, node.opAt.to - indent];
  if (node.kind === 'call') return [node.open - indent, to];
  if (node.kind === 'subscript' && node.object.at.line === node.at.line) return [node.object.at.to - indent, to];
  return undefined;
}

const entry = ({ file, line, name, shown }: TraceFrame): string =>
  `  File "${file}", line ${line}, in ${name}\n${shown ? `    ${shown.text}\n${shown.carets === '' ? '' : `    ${shown.carets}\n`}` : ''}`;

export function tracebackText({ value, frames }: Raised): string {
  const message = exceptionText(value);
  const name = qualified[value.type.name] ?? value.type.name;
  return `Traceback (most recent call last):\n${frames.map(entry).join('')}${name}${message === '' ? '' : `: ${message}`}\n`;
}
