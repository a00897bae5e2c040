// The command pid-one-inspect, inside the project npm run --silent inspect -- PATH: how the containers of a folder behave.
import { readFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import type { Finding } from '@/grading/findings/rule';
import type { BuildWarning } from '@/grading/report/build-warnings';
import type { Inspection } from '@/grading/report/inspection';
import { inspectionWords } from '@/grading/report/inspection-words';
import { sarif } from '@/grading/report/sarif';
import { answerParent, inspectInTime } from './inspect/in-time';
import { isUnder, type Options, readOptions, USAGE } from './inspect/options';
import { type Input, readInput } from './inspect/read-input';

// npm changes to the project's folder; the user stood elsewhere.
const stood = (process.env['npm_lifecycle_event'] === 'inspect' && process.env['INIT_CWD']) || process.cwd();

/** Files as whoever asked would name them: from where they stood. */
function named({ judged, problem }: Inspection, { folder, dockerfile }: Input): Inspection {
  const prefix = relative(stood, folder).split(sep).join('/');
  const nameOf = (file: string) => {
    const own = file === 'Dockerfile' ? dockerfile : file;
    return prefix === '' ? own : `${prefix}/${own}`;
  };
  return {
    ...(problem !== undefined && { problem }),
    judged: judged.map((one) => ({
      ...one,
      name: one.name === 'Dockerfile' ? dockerfile : one.name,
      report: {
        ...one.report,
        findings: one.report.findings.map((finding) => ({ ...finding, file: nameOf(finding.file) })),
      },
      warnings: one.warnings.map((warning) => ({ ...warning, file: nameOf(warning.file) })),
    })),
  };
}

function asJson({ judged, problem }: Inspection): object {
  const [worst] = judged.map(({ report }) => report).sort((a, b) => a.score - b.score);
  const images = judged.map(({ name, answers, report, warnings }) => ({ name, ...report, answers, warnings }));
  return { score: worst?.score, band: worst?.band, ...(problem !== undefined && { problem }), images };
}

/** A finding that two services share is one line of one file. */
function asSarif({ judged }: Inspection): object {
  const all = judged.flatMap(({ report, warnings }) => [...report.findings, ...warnings.map(asFinding)]);
  return sarif(all.filter((one, at) => all.findIndex((o) => JSON.stringify(o) === JSON.stringify(one)) === at));
}

const asFinding = ({ rule: id, detail: message, file, line }: BuildWarning): Finding => ({
  id,
  severity: 'informative',
  file,
  line,
  message,
  why: '',
  fix: '',
});

async function inspect({ path, format, failUnder }: Options): Promise<number> {
  const input = readInput(path === '-' ? path : resolve(stood, path));
  const found = named(await inspectInTime(input.files), input);
  if (found.judged.length === 0) throw new Error(found.problem ?? 'There is no Dockerfile.');
  const shown = format ?? (process.stdout.isTTY ? 'text' : 'json');
  const text =
    shown === 'text' ? inspectionWords(found) : JSON.stringify(shown === 'json' ? asJson(found) : asSarif(found));
  process.stdout.write(`${text}\n`);
  return failUnder !== undefined && found.judged.some(({ report }) => isUnder(report, failUnder)) ? 1 : 0;
}

function version(): string {
  const { version: own } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return own;
}

async function main(): Promise<number> {
  const asked = readOptions(process.argv.slice(2));
  if (asked === 'help') process.stdout.write(USAGE);
  else if (asked === 'version') process.stdout.write(`${version()}\n`);
  else if ('problem' in asked) {
    process.stderr.write(`pid-one-inspect: ${asked.problem}\n\n${USAGE}`);
    return 2;
  } else {
    try {
      return await inspect(asked);
    } catch (error) {
      process.stderr.write(`pid-one-inspect: ${error instanceof Error ? error.message : String(error)}\n`);
      return 2;
    }
  }
  return 0;
}

if (isMainThread) process.exitCode = await main();
else answerParent();
