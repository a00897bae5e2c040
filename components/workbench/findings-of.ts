import type { Finding } from '@/components/editor/finding';
import { isEarned } from '@/components/score/report';
import type { Report } from '@/grading/judge';

/** The lost points that have a line, for the editor. */
export const findingsOf = ({ checks }: Report): Finding[] =>
  checks.flatMap((check) => {
    const { file, line, essential, observed, why, next } = check;
    if (isEarned(check) || !file || !line) return [];
    const message = [observed, why, next].filter(Boolean).join('\n');
    return [{ file, line, severity: essential ? ('error' as const) : ('warning' as const), message }];
  });
