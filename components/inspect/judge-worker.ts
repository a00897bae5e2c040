import type { Steps } from '@/grading/battery/steps';
import { answers } from '@/grading/report/answers';
import type { ProcessReport } from '@/grading/report/process-report';
import { readFiles, reportUnrun } from '@/grading/report/read-files';
import { reportSteps } from '@/grading/report/report';
import { type Target, targetsOf } from '@/grading/report/targets';
import { lint } from '@/simulator/dockerfile/lint';
import type { Ask, Files, Judged, Tell } from './judge-messages';

/** ms of quiet before anything is run. */
const QUIET = 350;
/** ms of work between two looks at the messages. */
const SLICE = 12;
/** Of BuildKit's checks, what the findings say already, and better. */
const SAID = new Set(['JSONArgsRecommended']);

let current = 0;
const tell = (message: Tell) => postMessage(message);
const breath = (ms = 0) => new Promise<void>((resolve) => setTimeout(resolve, ms));

addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  current = data.id;
  judge(data).catch((error: unknown) =>
    tell({ id: data.id, stage: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
});

async function judge({ id, files }: Ask): Promise<void> {
  tell({ id, stage: 'read', judged: read(files), warned: warnings(files) });
  await breath(QUIET);
  const found = await untilStale(id, targetsOf(files));
  if (!found) return;
  const judged: Judged[] = [];
  for (const target of found.targets) {
    const report = await untilStale(id, reportSteps(target.files, target.overrides));
    if (!report) return;
    judged.push(inFolder(target, report));
  }
  tell({ id, stage: 'run', judged, ...(found.problem !== undefined && { problem: found.problem }) });
}

/** undefined when another ask came in between. */
async function untilStale<T>(id: number, steps: Steps<T>): Promise<T | undefined> {
  for (;;) {
    const deadline = performance.now() + SLICE;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < deadline);
    await breath();
    if (id !== current) return undefined;
  }
}

function read(files: Files): Judged | undefined {
  if (files['Dockerfile'] === undefined) return undefined;
  const report = reportUnrun(readFiles(files), '');
  return { name: 'Dockerfile', report, answers: answers(files, report) };
}

const inFolder = ({ name, files, overrides, origin }: Target, report: ProcessReport): Judged => ({
  name,
  report: { ...report, findings: report.findings.map((one) => ({ ...one, file: origin(one.file) })) },
  answers: answers(files, report, overrides),
});

const warnings = ({ Dockerfile: text = '' }: Files) => lint(text).warnings.filter(({ rule }) => !SAID.has(rule));
