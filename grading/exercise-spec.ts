import type { KubernetesScenario } from './battery/kubernetes/kubernetes-scenario';
import type { Scenario } from './battery/scenario';
import type { StackScenario } from './battery/stack/stack-scenario';
import type { Context } from './trade-off/dimensions';

export interface RubricItem {
  /** Of a check. */
  readonly id: string;
  /** The role whose container is looked at; without it, each container has to hold. */
  readonly of?: string | undefined;
  readonly points: number;
  readonly essential: boolean;
  /** Other values than the check's own, by name. */
  readonly with?: Readonly<Record<string, number | string | readonly string[]>> | undefined;
}

/** What of an exercise the judge needs. */
export interface ExerciseSpec {
  readonly scenario: Scenario | StackScenario | KubernetesScenario;
  readonly rubric: readonly RubricItem[];
  /** Beliefs this exercise can detect. */
  readonly misconceptions: readonly string[];
  /** Situations in which the shape is weighed. */
  readonly contexts?: readonly Context[] | undefined;
}

/** How a line of the rubric is called: its check, and the role if it names one. */
export const keyOf = ({ id, of: role }: Pick<RubricItem, 'id' | 'of'>): string =>
  role === undefined ? id : `${id}:${role}`;
