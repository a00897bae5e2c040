import type { CheckReport } from '@/grading/judge';

export const isEarned = ({ earned, points }: CheckReport): boolean => earned === points;
