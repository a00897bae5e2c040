import { normalise, sameTime } from '../../simulator/fidelity/compare';
import { finish } from '../../simulator/fidelity/replay';
import { createMachine } from '../../simulator/machine';
import { lessonFiles } from './lesson-files';
import { type Check, type LessonSource, type Node, nodesOf } from './lesson-source';

interface Command {
  readonly line: string;
  readonly expected: string;
  /** Its row in the block, from 0. */
  readonly row: number;
}

// `$ ` begins a command, `> ` goes on with it; what follows is what it prints.
export function readTranscript(text: string): Command[] {
  const commands: { line: string; output: string[]; row: number }[] = [];
  for (const [at, row] of text.split('\n').entries()) {
    const last = commands.at(-1);
    if (row.startsWith('$ ')) commands.push({ line: row.slice(2), output: [], row: at });
    else if (row.startsWith('> ') && last?.output.length === 0) last.line += `\n${row.slice(2)}`;
    else last?.output.push(row);
  }
  return commands.map(({ line, output, row }) => ({ line, expected: output.join('\n'), row }));
}

const REAL = /^real\s+(\d+)m([\d.]+)s$/m;
const secondsOf = (text: string): number | undefined => {
  const [, minutes, seconds] = REAL.exec(text) ?? [];
  return minutes === undefined ? undefined : Number(minutes) * 60 + Number(seconds);
};

/** Ids, numbers, times and ages are alike; an ellipsis stands for anything. */
export function agrees(expected: string, got: string, line: string): boolean {
  const want = secondsOf(expected);
  if (want !== undefined && !sameTime(want, secondsOf(got) ?? -1)) return false;
  const pattern = normalise(expected.replaceAll('sha256:…', '…'), line)
    .split('…')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^]*');
  return new RegExp(`^${pattern}$`).test(normalise(got, line));
}

interface Played extends Command {
  readonly got: string;
  readonly agrees: boolean;
}

/** Every console block, played on one fresh machine in the order of the text. */
export function playBlocks(lesson: LessonSource): { block: Node; commands: Played[] }[] {
  const blocks = nodesOf(lesson.tree).filter(({ type, lang }) => type === 'code' && lang === 'console');
  if (blocks.length === 0) return [];
  const machine = createMachine({ files: lessonFiles(lesson.slug) });
  return blocks.map((block) => ({
    block,
    commands: readTranscript(block.value ?? '').map(({ line, expected, row }) => {
      const { stdout, stderr } = finish(machine, machine.run(line));
      const got = stdout + stderr;
      return { line, expected, row, got, agrees: agrees(expected, got, line) };
    }),
  }));
}

export const transcripts: Check = (lesson) =>
  playBlocks(lesson).flatMap(({ block, commands }) =>
    commands
      .filter((command) => !command.agrees)
      .map(
        ({ line, expected, row, got }) =>
          `${lesson.file}:${(block.position?.start.line ?? 0) + 1 + row}: $ ${line}\n  the text shows:\n${indent(expected)}\n  the terminal prints:\n${indent(got)}`,
      ),
  );

const indent = (text: string): string => text.trimEnd().replace(/^/gm, '    ');
