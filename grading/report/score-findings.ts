import type { Finding, Severity } from '../findings/rule';
import type { Band } from './process-report';

const COST: Readonly<Record<Severity, number>> = { essential: 30, actionable: 8, informative: 0, celebratory: 0 };

/** 100, less what the findings cost. */
export const scoreOf = (findings: readonly Finding[]): number =>
  Math.max(
    0,
    findings.reduce((rest, { severity }) => rest - COST[severity], 100),
  );

// Docker Scout's bands.
const bands: readonly (readonly [number, Band])[] = [
  [90, 'A'],
  [70, 'B'],
  [50, 'C'],
  [30, 'D'],
  [10, 'E'],
];

export const bandOf = (score: number): Band => bands.find(([above]) => score > above)?.[1] ?? 'F';
