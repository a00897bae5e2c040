/** Real time, as the driver sees it: ms, the next frame, a later moment. Each answers how to cancel. */
export interface FrameClock {
  now(): number;
  frame(callback: () => void): () => void;
  after(ms: number, callback: () => void): () => void;
}

export const browserClock: FrameClock = {
  now: () => performance.now(),
  frame(callback) {
    const id = requestAnimationFrame(callback);
    return () => cancelAnimationFrame(id);
  },
  after(ms, callback) {
    const id = setTimeout(callback, ms);
    return () => clearTimeout(id);
  },
};
