import type { Inspection, Judged } from './inspection';

const marks = { good: '✓', bad: '✗', open: '?' } as const;

/** An inspection as a terminal shows it. */
export const inspectionWords = ({ judged, problem }: Inspection): string =>
  [...(problem === undefined ? [] : [problem, '']), ...judged.flatMap(imageWords)].join('\n');

function imageWords({ name, report, answers, warnings }: Judged): string[] {
  const { band, score, simulated, reason = '', findings } = report;
  return [
    `${name}: ${band}, ${score} of 100`,
    simulated ? 'Built, run and stopped in the simulator.' : `Read from the files, not run: ${reason}`,
    '',
    ...answers.flatMap(({ question, answer, because, tone }) => [
      `${marks[tone]} ${question.padEnd(32)} ${answer}`,
      `${' '.repeat(35)}${because}`,
    ]),
    ...findings.flatMap(({ id, severity, file, line, message, why, fix }) => [
      '',
      `${file}${line === null ? '' : `:${line}`}: ${severity}: ${message} [${id}]`,
      `  why: ${why}`,
      `  fix: ${fix}`,
    ]),
    ...(warnings.length > 0 ? ['', 'docker build --check also says:'] : []),
    ...warnings.map(({ rule, detail, file, line }) => `${file}:${line}: ${detail} [${rule}]`),
    '',
  ];
}
