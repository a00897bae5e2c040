import type { Files, Outcome, Tell } from './judge-messages';

/** ms of work without a word until the worker is given up; loading it takes as long as it takes. */
const PATIENCE = 20_000;

export interface Judge {
  ask(files: Files): void;
  dispose(): void;
}

/** Reads and runs files in a worker: the page stays free, and what hangs is ended. */
export function openJudge(hear: (outcome: Outcome) => void): Judge {
  let worker: Worker | undefined;
  let watch: ReturnType<typeof setTimeout> | undefined;
  let isHere = false;
  let id = 0;

  const end = () => {
    worker?.terminate();
    worker = undefined;
    isHere = false;
    rest();
  };
  const giveUp = (message: string) => {
    end();
    hear({ id, stage: 'failed', message });
  };
  const rest = () => {
    clearTimeout(watch);
    watch = undefined;
  };
  // Asks that come while the worker is silent do not prolong its time.
  const expect = () => {
    watch ??= setTimeout(
      () =>
        giveUp('These files keep the simulator busy for too long; it was stopped. The next change starts it again.'),
      PATIENCE,
    );
  };

  const start = () => {
    const fresh = new Worker(new URL('./judge-worker.ts', import.meta.url), { type: 'module' });
    fresh.onmessage = ({ data }: MessageEvent<Tell>) => {
      rest();
      isHere = true;
      if ('id' in data && data.id === id) hear(data);
      else expect();
    };
    fresh.onerror = () => giveUp('The part that reads Dockerfiles could not be loaded. Is there a network?');
    return fresh;
  };

  return {
    ask(files) {
      id += 1;
      worker ??= start();
      if (isHere) expect();
      worker.postMessage({ id, files });
    },
    dispose: end,
  };
}
