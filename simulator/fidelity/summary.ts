import { compare, type RecordedStep } from './compare';
import type { ReplayedStep, Scenario } from './replay';

export interface Recording {
  readonly scenario: Scenario & { readonly name: string; readonly topic: string; readonly about: string };
  readonly engine: Readonly<Record<string, string>>;
  readonly steps: readonly RecordedStep[];
}

export interface TopicSummary {
  readonly topic: string;
  readonly scenarios: number;
  readonly whole: number;
  readonly steps: number;
  readonly matched: number;
}

/** One step on which the simulator and the engine differ. */
export interface Difference {
  readonly topic: string;
  readonly scenario: string;
  readonly run: string;
  /** exit, stdout, stderr, seconds. */
  readonly fields: readonly string[];
}

export interface FidelitySummary {
  readonly engine: Readonly<Record<string, string>>;
  readonly topics: readonly TopicSummary[];
  readonly differences: readonly Difference[];
}

/** What a replay of all recordings says; `play` answers one scenario. Topics in alphabetical order. */
export function summarise(
  recordings: readonly Recording[],
  play: (scenario: Scenario) => readonly ReplayedStep[],
): FidelitySummary {
  const topics = new Map<string, TopicSummary>();
  const differences: Difference[] = [];
  for (const { scenario, steps } of recordings) {
    const { name, topic, files, apps, steps: asked } = scenario;
    const result = compare(steps, play({ steps: asked, ...(files && { files }), ...(apps && { apps }) }));
    const before = topics.get(topic) ?? { topic, scenarios: 0, whole: 0, steps: 0, matched: 0 };
    topics.set(topic, {
      topic,
      scenarios: before.scenarios + 1,
      whole: before.whole + (result.matched === result.steps ? 1 : 0),
      steps: before.steps + result.steps,
      matched: before.matched + result.matched,
    });
    for (const step of new Set(result.mismatches.map((one) => one.step))) {
      const here = result.mismatches.filter((one) => one.step === step);
      differences.push({ topic, scenario: name, run: here[0]?.run ?? '', fields: here.map(({ field }) => field) });
    }
  }
  return {
    engine: recordings[0]?.engine ?? {},
    topics: [...topics.values()].sort((a, b) => (a.topic < b.topic ? -1 : 1)),
    differences,
  };
}
