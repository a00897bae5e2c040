import type { Finding } from '@/components/editor/finding';
import { isEarned, type ScoreReport } from '@/components/score/report';

/** The lost points that have a line, for the editor. */
export const findingsOf = ({ checks }: ScoreReport): Finding[] =>
  checks.flatMap((check) => {
    const { file, line, essential, observed, why, next } = check;
    if (isEarned(check) || !file || !line) return [];
    const message = [observed, why, next].filter(Boolean).join('\n');
    return [{ file, line, severity: essential ? ('error' as const) : ('warning' as const), message }];
  });
