import type { OutputChunk } from '@/simulator/machine';
import { createPlainText, type PlainText } from './plain-text';

/** Blocks kept; the oldest go first. */
const KEPT = 200;

/** Ctrl-C, Ctrl-Z and Ctrl-\ as the terminal echoes them. */
const interrupts = /^\^[CZ\\]/;

/** A line that was entered, and what came back. */
export interface LogBlock {
  readonly id: number;
  /** What stood before the line, e.g. `root@docker-host:~/app#`; empty when a program read it. */
  readonly prompt: string;
  readonly command: string;
  readonly output: string;
  /** Output lines that were dropped for length. */
  readonly dropped: number;
}

export interface Log {
  take(chunks: readonly OutputChunk[], lines: readonly string[]): void;
  blocks(): readonly LogBlock[];
  /** The line being edited, and what stands before it. */
  typed(): string;
  prompt(): string;
  clear(): void;
  resize(columns: number): void;
}

/** Sorts a terminal's output into blocks of command and output. */
export function createLog(startColumns: number): Log {
  let columns = startColumns;
  let nextId = 1;
  let done: LogBlock[] = [];
  let open: LogBlock = { id: 0, prompt: '', command: '', output: '', dropped: 0 };
  let output: PlainText = createPlainText(columns);
  let edit: PlainText = createPlainText(columns);
  let shown: readonly LogBlock[] | undefined;
  let prompt = '';
  let asked = false;
  const accepted: string[] = [];

  const current = (): LogBlock => ({ ...open, output: output.lines().join('\n'), dropped: output.dropped });
  const isEmpty = (block: LogBlock) => block.prompt === '' && block.command === '' && block.output === '';

  const accept = (command: string) => {
    const line = edit.lines().join('\n');
    begin(line.endsWith(command) ? line.slice(0, line.length - command.length) : '', command);
  };
  const begin = (before: string, command: string) => {
    const block = current();
    if (!isEmpty(block)) done = [...done, block].slice(-KEPT);
    open = { id: nextId++, prompt: before.trimEnd(), command, output: '', dropped: 0 };
    output = createPlainText(columns);
    edit = createPlainText(columns);
    asked = false;
  };
  // A line that was given up, or a ^C amid output: it stays to be read.
  const abandon = () => {
    const left = edit.lines().join('\n');
    if (left !== '' && edit.line() === '') {
      if (prompt !== '' && left.startsWith(prompt.trimEnd())) begin(prompt, left.slice(prompt.length));
      else output.write(`${left}\n`);
    }
    edit = createPlainText(columns);
  };
  const ask = (text: string) => {
    const question = createPlainText(Infinity);
    question.write(text);
    if (edit.line() === '') abandon();
    prompt = question.line();
    asked = true;
    edit.write(text);
  };

  const echo = (text: string) => {
    // Amid output it belongs there.
    if (!asked && interrupts.test(text)) {
      output.write(text);
      return;
    }
    const [first = '', ...rest] = text.split('\n');
    edit.write(first);
    for (const part of rest) {
      const command = accepted.shift();
      if (command === undefined) edit.write(`\n${part}`);
      else {
        accept(command);
        edit.write(part);
      }
    }
  };

  return {
    take(chunks, lines) {
      if (chunks.length === 0 && lines.length === 0) return;
      accepted.push(...lines);
      shown = undefined;
      for (const { kind, text } of chunks) {
        if (kind === 'output') output.write(text);
        else if (kind === 'prompt') ask(text);
        else echo(text);
      }
      for (const command of accepted.splice(0)) accept(command);
    },
    blocks() {
      if (!shown) {
        const block = current();
        shown = isEmpty(block) ? done : [...done, block];
      }
      return shown;
    },
    typed() {
      const line = edit.line();
      return line.startsWith(prompt) ? line.slice(prompt.length) : line;
    },
    prompt: () => prompt.trimEnd(),
    clear() {
      done = [];
      output = createPlainText(columns);
      open = { id: nextId++, prompt: '', command: '', output: '', dropped: 0 };
      shown = undefined;
    },
    resize(next) {
      columns = next;
      output.resize(next);
      edit.resize(next);
    },
  };
}
