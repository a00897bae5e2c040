import { expect, it } from 'vitest';
import { finish } from '@/grading/battery/steps';
import { report } from '@/grading/report/report';
import { targetsOf } from '@/grading/report/targets';
import { inspectExamples } from './inspect-examples';

const bands: Readonly<Record<string, readonly string[]>> = {
  'Ten seconds to stop': ['Dockerfile C'],
  'A script that stays': ['Dockerfile C'],
  'Three under supervisord': ['Dockerfile B'],
  'One each, with Compose': ['cache A', 'web A', 'worker C'],
  'Nothing to say': ['Dockerfile A'],
};

it.each(inspectExamples)('$title: can be run, and shows what it is for', ({ title, files }) => {
  const { targets, problem } = finish(targetsOf(files));
  expect(problem).toBeUndefined();
  const seen = targets.map(({ name, files: own, overrides }) => {
    const { simulated, reason, band } = report(own, overrides);
    return simulated ? `${name} ${band}` : reason;
  });
  expect(seen.sort()).toEqual(bands[title]);
});
