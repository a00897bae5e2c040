import { parentPort, Worker, workerData } from 'node:worker_threads';
import { finish } from '@/grading/battery/steps';
import type { Files } from '@/grading/files';
import { type Inspection, inspectSteps } from '@/grading/report/inspection';
import { judgeUnrun } from '@/grading/report/report';

/** ms for the containers of a whole folder. */
const PATIENCE = 60_000;
const MEMORY = { maxOldGenerationSizeMb: 2048 };

/** Inspects in a thread of its own, so that files that keep it busy, or fill its memory, still get a report: what can be read from them. */
export function inspectInTime(files: Files): Promise<Inspection> {
  return new Promise((settle) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: files, resourceLimits: MEMORY });
    const giveUp = (reason: string) => {
      clearTimeout(watch);
      void worker.terminate();
      settle(unrun(files, reason));
    };
    const watch = setTimeout(() => giveUp('running it takes too long'), PATIENCE);
    worker.once('error', ({ message }) => giveUp(message));
    worker.once('message', (found: Inspection) => {
      clearTimeout(watch);
      settle(found);
    });
  });
}

/** What the thread does. */
export function answerParent(): void {
  parentPort?.postMessage(finish(inspectSteps(workerData as Files)));
}

function unrun(files: Files, reason: string): Inspection {
  if (files['Dockerfile'] === undefined) return { judged: [], problem: reason };
  return { judged: [{ name: 'Dockerfile', ...judgeUnrun(files, `${reason}; this is read from the files`) }] };
}
