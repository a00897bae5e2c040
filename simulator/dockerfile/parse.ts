import { Directives } from './directives';
import { readHeredocs, trimNewline } from './heredoc';
import type { DockerfileError, Instr, ParsedDockerfile } from './instr';
import { LineReader } from './line-reader';
import { parseInstr } from './parse-args';
import { trimLeft } from './space';

/** Reads a Dockerfile as BuildKit's parser does: instructions with their flags and arguments, not yet their meaning. */
export function parse(text: string): ParsedDockerfile | DockerfileError {
  const reader = new LineReader(text);
  const directives = new Directives();
  const instrs: Instr[] = [];
  const emptyContinuations: number[] = [];

  for (let first = reader.next(); first !== undefined; first = reader.next()) {
    const start = reader.line;
    const logical = readLogicalLine(first, reader, directives);
    if ('error' in logical) return logical;
    if (logical.blank) continue;
    if (logical.hasEmptyContinuation) emptyContinuations.push(reader.line);

    const instr = parseInstr(logical.text, directives.escape);
    if (typeof instr === 'string') return { error: instr, line: start };
    const heredocs = readHeredocs(instr, reader);
    if (typeof heredocs === 'string') return { error: heredocs, line: start };
    instrs.push({ ...instr, ...(heredocs && { heredocs }), start, end: reader.line });
  }

  if (instrs.length === 0) return { error: 'file with no instructions' };
  if (reader.tooLong) return { error: 'dockerfile line greater than maximum allowed size of 65535', line: reader.line };
  return { escape: directives.escape, instrs, emptyContinuations, check: directives.check };
}

interface LogicalLine {
  text: string;
  blank: boolean;
  hasEmptyContinuation: boolean;
}

// Joins continuation lines; comments between them vanish, and so do (with a warning) empty lines.
function readLogicalLine(first: string, reader: LineReader, directives: Directives): LogicalLine | DockerfileError {
  const head = trimLeft(trimNewline(first));
  const error = directives.read(head);
  if (error !== undefined) return { error, line: reader.line };
  const opening = cutContinuation(head.startsWith('#') ? '' : head, directives.escape);
  if (opening.last && opening.text === '') return { text: '', blank: true, hasEmptyContinuation: false };

  const pieces = [opening.text];
  let last = opening.last;
  let hasEmptyContinuation = false;
  while (!last) {
    const line = reader.next();
    if (line === undefined) break;
    const body = trimNewline(line);
    const error = directives.read(body);
    if (error !== undefined) return { error, line: reader.line };
    const bare = trimLeft(body);
    if (bare.startsWith('#')) continue;
    if (bare === '') {
      hasEmptyContinuation = true;
      continue;
    }
    const piece = cutContinuation(body, directives.escape);
    pieces.push(piece.text);
    last = piece.last;
  }
  return { text: pieces.join(''), blank: false, hasEmptyContinuation };
}

// A line goes on when its last character but blanks is the escape character, not itself escaped.
function cutContinuation(line: string, escapeChar: string): { text: string; last: boolean } {
  let end = line.length;
  while (end > 0 && (line.charAt(end - 1) === ' ' || line.charAt(end - 1) === '\t')) end--;
  if (line.charAt(end - 1) !== escapeChar || (end > 1 && line.charAt(end - 2) === escapeChar))
    return { text: line, last: true };
  return { text: line.slice(0, end - 1), last: false };
}
