import type { Rule } from './rule';

/** Two CMD, or two ENTRYPOINT, in one stage: only the last counts. */
export const twoCommands: Rule = {
  id: 'two-commands',
  lesson: 'what-a-container-runs',
  find({ command: { own } }) {
    return (['CMD', 'ENTRYPOINT'] as const).flatMap((kind) => {
      const [first, ...more] = own.filter((one) => one.kind === kind);
      const winner = more.at(-1);
      if (!first || !winner || first.start > winner.start) return [];
      return [
        {
          severity: 'actionable' as const,
          file: 'Dockerfile',
          line: first.start,
          message: `${kind} stands twice; only that of line ${winner.start} counts.`,
          why: `An image has one ${kind}. A later one replaces an earlier one; it adds nothing.`,
          fix: 'Keep one. A second service belongs into its own container.',
        },
      ];
    });
  },
};
