import { describe, expect, it } from 'vitest';
import { createMachine } from '@/simulator/machine';
import { runLine } from '../battery/run-line';
import { finish } from '../battery/steps';
import { misconceptions } from './misconceptions';
import { proofs } from './proofs/proofs';

it('has a demo and a question for every belief', () => {
  expect(Object.keys(proofs).sort()).toEqual([...misconceptions.keys()].sort());
  expect(misconceptions.size).toBeGreaterThanOrEqual(25);
});

it.each([...misconceptions.values()].map((one) => [one.id, one] as const))(
  '%s: two lines refute it',
  (_, { refutation }) => {
    expect(refutation.split('\n').length).toBeLessThanOrEqual(3);
    expect(refutation).not.toMatch(/\b(just|simply|obviously)\b/i);
  },
);

describe.each(Object.entries(proofs))('%s', (_, { demo, recheck }) => {
  it('is refuted by what the terminal shows', () => {
    const machine = createMachine({ files: demo.files ?? {} });
    for (const { run, shows } of demo.steps) {
      const { stdout, stderr } = finish(runLine(machine, run));
      expect(stdout + stderr, run).toContain(shows);
    }
  });

  it('asks a question with one right answer', () => {
    expect(recheck.options[recheck.answer]).toBeDefined();
    expect(new Set(recheck.options).size).toBe(recheck.options.length);
    expect(recheck.why.length).toBeGreaterThan(10);
  });
});
