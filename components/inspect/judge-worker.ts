import type { Steps } from '@/grading/battery/steps';
import { judgeUnrun } from '@/grading/report/report';
import type { Ask, Files, Tell } from './judge-messages';

/** ms of quiet before anything is run. */
const QUIET = 350;
/** ms of work between two looks at the messages. */
const SLICE = 12;

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
  tell({ id, stage: 'read', judged: read(files) });
  await breath(QUIET);
  if (id !== current) return;
  const { inspectSteps } = await import('@/grading/report/inspection');
  tell({ stage: 'runs' });
  const found = await untilStale(id, inspectSteps(files));
  if (found) tell({ id, stage: 'run', ...found });
}

/** undefined when another ask came in between. */
async function untilStale<T>(id: number, steps: Steps<T>): Promise<T | undefined> {
  while (id === current) {
    const deadline = performance.now() + SLICE;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < deadline);
    await breath();
  }
  return undefined;
}

const read = (files: Files) =>
  files['Dockerfile'] === undefined ? undefined : { name: 'Dockerfile', ...judgeUnrun(files) };

tell({ stage: 'here' });
