import { describe, expect, it } from 'vitest';
import type { Rep } from '@/content/rep';
import { reps } from '@/content/reps';
import { finish } from '@/simulator/fidelity/replay';
import { createMachine } from '@/simulator/machine';
import { appSources } from '@/simulator/programs/apps/sources';
import { combinations, fill, isRight, pose, questionOf, type Values } from './pose';

/** Combinations that are played: each value at least once. */
function played(rep: Rep): Values[] {
  const all = combinations(rep);
  const most = Math.max(...Object.values(rep.vary).map((list) => list.length));
  const values = Object.entries(rep.vary);
  const each = Array.from({ length: most }, (_, at) =>
    Object.fromEntries(values.map(([name, list]) => [name, list[at % list.length]])),
  ) as Values[];
  return all.length <= most ? all : each;
}

function play(rep: Rep, values: Values) {
  const known = { ...values, code: rep.code === undefined ? '' : fill(rep.code, values).trimEnd() };
  const files = Object.fromEntries(
    Object.entries(rep.proof.files).map(([path, text]) => [path, `${fill(text, known)}\n`]),
  );
  for (const app of rep.proof.apps) files[app] = appSources[app] ?? '';
  const machine = createMachine({ files });
  const outcomes = rep.proof.run.map((line) => finish(machine, machine.run(fill(line, known))));
  return { outcomes, last: outcomes.at(-1) };
}

const matches = (pattern: string, text: string) =>
  /^\/.*\/$/.test(pattern) ? new RegExp(pattern.slice(1, -1)).test(text) : pattern === text;

describe.each(reps.map((rep) => [rep.id, rep] as const))('%s', (_, rep) => {
  it.each(played(rep).map((values) => [JSON.stringify(values), values] as const))('is true with %s', (_, values) => {
    const { outcomes, last } = play(rep, values);
    const said = outcomes.map(({ stdout, stderr }) => stdout + stderr).join('');
    expect(said).not.toMatch(/not part of this simulation|not simulated/);
    const expected = fill(rep.proof.prints ?? rep.answer, values);
    expect(matches(expected, last?.stdout.trim() ?? ''), `${expected}\n${said}`).toBe(true);
    if (!rep.proof.takes) return;
    const [from, to] = rep.proof.takes.map((bound) => Number(fill(String(bound), values)));
    expect(last?.seconds).toBeGreaterThanOrEqual(from ?? 0);
    expect(last?.seconds).toBeLessThanOrEqual(to ?? 0);
  });

  it('has an answer among options that differ, whatever the values', () => {
    for (const values of combinations(rep)) {
      const { options, answer, ask, code } = questionOf(rep, values);
      if (options) expect(options.length, ask).toBeGreaterThan(1);
      else expect(`${ask} ${code ?? ''}`.length, answer).toBeLessThan(400);
    }
  });
});

describe('a rep', () => {
  const [rep] = reps as [Rep];

  it('is the same for the same seed, and another for another', () => {
    expect(pose(rep, '7')).toEqual(pose(rep, '7'));
    const asked = new Set(Array.from({ length: 30 }, (_, seed) => JSON.stringify(pose(rep, String(seed)))));
    expect(asked.size).toBeGreaterThan(3);
  });

  it('has its answer in every place', () => {
    const places = Array.from({ length: 60 }, (_, seed) => {
      const { options, answer } = pose(rep, String(seed));
      return options?.indexOf(answer);
    });
    expect(new Set(places).size).toBe(3);
  });

  it('takes a typed answer with spaces and in any case', () => {
    const question = { ask: '', code: undefined, options: undefined, answer: 'SIGTERM', because: '' };
    expect(isRight(question, ' sigterm ')).toBe(true);
    expect(isRight(question, 'sigkill')).toBe(false);
  });

  it('names a value that is missing', () => {
    expect(() => fill('kill {signal.name}', { signal: 'TERM' })).toThrow('nothing for {signal.name}');
    expect(fill("docker inspect -f '{{.State.Status}}' {name}", { name: 'web' })).toBe(
      "docker inspect -f '{{.State.Status}}' web",
    );
  });
});

it('there are many, over many lessons', () => {
  expect(reps.length).toBeGreaterThanOrEqual(25);
  expect(new Set(reps.map(({ id }) => id)).size).toBe(reps.length);
});
