/** Real ms of script at a time. */
const BUDGET = 8;

/** Works through the slices with room for the page between them. */
export async function finishSmoothly<T>(steps: Generator<void, T, void>): Promise<T> {
  for (;;) {
    const deadline = performance.now() + BUDGET;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < deadline);
    await new Promise<void>((resolve) => setTimeout(resolve));
  }
}
