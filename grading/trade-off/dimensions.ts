/** What a shape of containers is good at, or pays with. */
export const dimensions = ['isolation', 'scaling', 'blast-radius', 'observability', 'size', 'operations'] as const;

export type Dimension = (typeof dimensions)[number];

/** A situation that says what matters: a weight from 0 to 3 for each dimension it cares about. */
export interface Context {
  readonly title: string;
  readonly text: string;
  readonly weights: Readonly<Partial<Record<Dimension, number>>>;
}
