/** One measured figure. `ok` is value ≤ budget; `comparedWith` says what else does the same, and how it fares. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  budget: number;
  ok: boolean;
  comparedWith?: string;
}

export type Measure = () => Promise<Figure[]>;

export const figure = (name: string, value: number, unit: string, budget: number): Figure => ({
  name,
  value: Math.round(value * 10) / 10,
  unit,
  budget,
  ok: value <= budget,
});
