import type { Scenario } from '../battery/scenario';
import { shellQuote } from '../battery/shell-quote';
import type { StackScenario } from '../battery/stack/stack-scenario';
import type { Settable } from '../checks/check';
import { checkNamed } from '../checks/check-named';
import { keyOf, type RubricItem } from '../exercise-spec';
import { performContainer } from './container';
import { isAsked, partsFor, type RealPart, type Shell } from './parts';
import { assign } from './performance';
import { performStack } from './stack';

export interface Trial {
  /** LESSON/NAME */
  readonly id: string;
  readonly scenario: Scenario | StackScenario;
  readonly rubric: readonly RubricItem[];
  /** Of the answer, sorted. */
  readonly paths: readonly string[];
  /** What is done beside what the rubric asks for. */
  readonly also?: readonly RealPart[];
}

/** verify.sh: the battery, with as much of it as the rubric needs. */
export function verifyScript({ id, scenario, rubric, paths, also = [] }: Trial, shell: Shell): string {
  const asked = rubric.filter((item) => isAsked(item, shell));
  const isStack = 'compose' in scenario;
  const { settings, functions, files, commands } = isStack
    ? performStack(scenario, asked)
    : performContainer(scenario, new Set([...partsFor(asked), ...also]));
  const checks = [...new Set(asked.map((item) => `checks/${item.id}`))];
  return [
    '#!/bin/sh\n# Builds and runs the files in answer/ on this machine’s Docker, and does to the containers what the exercise asks for.',
    // Words are split on purpose, no pattern is expanded (set -f), functions are called by name, and this exercise may have no use for some of it.
    '# shellcheck disable=SC2013,SC2015,SC2016,SC2034,SC2046,SC2086,SC2100,SC2119,SC2120,SC2254,SC2317',
    assign({ EXERCISE: id, FILES: paths.join(' '), ...settings }),
    shell['frame'],
    functions,
    ...files.map((file) => shell[file] ?? ''),
    ...checks.map((file) => shell[file] ?? ''),
    `perform() {\n${commands.map((line) => `  ${line}\n`).join('')}}\n`,
    `verdict() {\n  :\n${asked.map((item) => asking(item, isStack)).join('')}}\n`,
    shell['main'],
  ].join('\n');
}

/** A line of the rubric is asked of the one container, of a role's, of each, or of the stack as a whole. */
function asking(item: RubricItem, isStack: boolean): string {
  const { takes, needs, wants } = checkNamed(item.id);
  const values = Object.values({ ...takes, ...item.with } satisfies Settable).flat();
  const whom = !isStack || wants !== undefined ? [] : item.of === undefined ? ['each'] : ['as', shellQuote(item.of)];
  return `  ${['ask', keyOf(item), ...whom, 'holds', item.id, needs, ...values.map(quote)].join(' ')}\n`;
}

/** Patterns become POSIX's: \d is written out. */
const quote = (value: string | number): string =>
  shellQuote(String(value).replaceAll('\\d', '[0-9]').replaceAll('(?:', '('));
