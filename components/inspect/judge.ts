import type { Files, Tell } from './judge-messages';

/** ms without a word until the worker is given up. */
const PATIENCE = 20_000;

export interface Judge {
  ask(files: Files): void;
  dispose(): void;
}

/** Reads and runs files in a worker: the page stays free, and what hangs is ended. */
export function openJudge(hear: (tell: Tell) => void): Judge {
  let worker: Worker | undefined;
  let watch: ReturnType<typeof setTimeout> | undefined;
  let id = 0;

  const giveUp = (message: string) => {
    worker?.terminate();
    worker = undefined;
    clearTimeout(watch);
    hear({ id, stage: 'failed', message });
  };

  const start = () => {
    const fresh = new Worker(new URL('./judge-worker.ts', import.meta.url), { type: 'module' });
    fresh.onmessage = ({ data }: MessageEvent<Tell>) => {
      if (data.id !== id) return;
      if (data.stage !== 'read') clearTimeout(watch);
      hear(data);
    };
    fresh.onerror = () => giveUp('The part that reads Dockerfiles could not be loaded. Is there a network?');
    return fresh;
  };

  return {
    ask(files) {
      id += 1;
      clearTimeout(watch);
      watch = setTimeout(
        () => giveUp('These files kept the simulator busy for too long, so it was stopped.'),
        PATIENCE,
      );
      worker ??= start();
      worker.postMessage({ id, files });
    },
    dispose() {
      clearTimeout(watch);
      worker?.terminate();
    },
  };
}
