import type { CheckReport } from '@/grading/grade';

export const isEarned = ({ earned, points }: CheckReport): boolean => earned === points;
