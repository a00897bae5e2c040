import { quoteCommand } from '../findings/quote-command';
import type { Report } from '../judge';
import type { ProcessReport } from './process-report';

const place = (file: string | null, line: number | null): string =>
  file === null ? '' : line === null ? file : `${file}:${line}`;

/** A process report as a terminal shows it. */
export function processWords({
  simulated,
  reason,
  pid1,
  processes,
  stop,
  zombies,
  findings,
  score,
  band,
}: ProcessReport): string {
  const lines = [
    `score   ${score} (${band})`,
    `PID 1   ${quoteCommand(pid1.argv) || 'unknown'} (${pid1.form} form)`,
    ...(simulated ? [] : [`not run: ${reason ?? ''}`]),
    ...processes
      .slice(1)
      .map(({ pid, ppid, argv, user }) => `        ${pid} (parent ${ppid}, ${user})  ${quoteCommand(argv)}`),
    ...(stop ? [`stop    ${stop.signal}, ${stop.seconds} s, exit code ${stop.exitCode}`] : []),
    ...(simulated ? [`zombies ${zombies}`] : []),
  ];
  const found = findings.flatMap(({ id, severity, file, line, message, why, fix }) => [
    '',
    `${place(file, line)}: ${severity}: ${message} [${id}]`,
    `  why: ${why}`,
    `  fix: ${fix}`,
  ]);
  return [...lines, ...found, ''].join('\n');
}

/** The report of an exercise as a terminal shows it. */
export function exerciseWords({ score, passed, checks, misconceptions }: Report): string {
  const lines = checks.flatMap(({ title, points, earned, observed, why, file, line, next }) => [
    `${earned === points ? '✓' : '✗'} ${String(earned).padStart(3)}/${points}  ${title}`,
    `          ${observed}`,
    ...(earned === points
      ? []
      : [
          `          why:  ${why}`,
          ...(file ? [`          line: ${place(file, line)}`] : []),
          `          next: ${next}`,
        ]),
  ]);
  const beliefs = misconceptions.flatMap(({ belief, refutation }) => [
    '',
    `Perhaps behind it: “${belief}”`,
    ...refutation.split('\n').map((row) => `  ${row}`),
  ]);
  return [`${score} of 100${passed ? ', passed' : ', not passed yet'}`, '', ...lines, ...beliefs, ''].join('\n');
}
