export interface HeapFigure {
  readonly name: string;
  /** MB after garbage collection, at even distances; the first tenth is warming up. */
  readonly heap: readonly number[];
  readonly seconds: number;
  /** The last third holds no more than the first, but for 2 MB of noise. */
  readonly flat: boolean;
}

const SAMPLES = 30;
const NOISE = 2;

const megabytes = (): number => {
  if (!globalThis.gc) throw new Error('node needs --expose-gc');
  globalThis.gc();
  return Math.round(process.memoryUsage().heapUsed / 104_857.6) / 10;
};

export function heapOver(name: string, times: number, work: (at: number) => void): HeapFigure {
  const heap: number[] = [];
  const started = performance.now();
  const warm = Math.floor(times / 10);
  const every = Math.max(1, Math.floor((times - warm) / SAMPLES));
  for (let at = 0; at < times; at++) {
    work(at);
    if (at >= warm && (at - warm) % every === 0) heap.push(megabytes());
  }
  const seconds = Math.round((performance.now() - started) / 1000);
  return { name, heap, seconds, flat: isFlat(heap) };
}

export function isFlat(heap: readonly number[]): boolean {
  const third = Math.max(1, Math.floor(heap.length / 3));
  return median(heap.slice(-third)) <= median(heap.slice(0, third)) + NOISE;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
