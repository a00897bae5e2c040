import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Files, readExercise } from '@/content/exercise';
import { readIncident } from '@/content/incident';
import { mutants } from '@/content/mutants';
import { readReps } from '@/content/rep';
import { finish } from '@/grading/battery/steps';
import { grade } from '@/grading/grade';
import { playWalk } from '@/grading/incident/play-walk';
import { finish as finishRun } from '@/simulator/fidelity/replay';
import { createMachine } from '@/simulator/machine';
import { filesUnder } from '../check/files-under';
import { make } from './make';

const place = mkdtempSync(join(tmpdir(), 'new-'));
const command = (name: string, ...words: string[]) => {
  const run = spawnSync(process.execPath, [resolve('tooling/run.mjs'), name, ...words], {
    cwd: place,
    encoding: 'utf8',
  });
  return { status: run.status, said: run.stderr + run.stdout };
};
const read = (path: string) => readFileSync(join(place, path), 'utf8');
const write = (path: string, text: string) => writeFileSync(join(place, path), text);

// A project that has its tools and no lesson.
beforeAll(() => {
  for (const folder of ['components', 'simulator', 'tooling']) symlinkSync(resolve(folder), join(place, folder));
  mkdirSync(join(place, 'content/reps'), { recursive: true });
  mkdirSync(join(place, 'content/lessons'));
  symlinkSync(resolve('content/glossary'), join(place, 'content/glossary'));
});
afterAll(() => rmSync(place, { recursive: true }));

it('makes one of each, of which the check says no more than what its author has to write', () => {
  expect(command('new', 'exercise', 'monolith/split').said).toContain('npm run new -- lesson monolith');
  for (const [kind = '', ...rest] of [
    ['lesson', 'monolith'],
    ['exercise', 'monolith/split'],
    ['incident', 'monolith/ringing'],
    ['rep', 'monolith/one'],
    ['rep', 'monolith/two'],
  ]) {
    const { status, said } = command('new', kind, ...rest);
    expect(status, said).toBe(0);
    expect(said.match(/^[123]\. .{20,}$/gm)).toHaveLength(3);
  }
  const { status, said } = command('check', 'monolith');
  const problems = said.split('\n').filter((line) => line !== '' && !line.includes('to be written: '));
  expect(problems).toEqual([
    'content/lessons/monolith/lesson.mdx:1: the lesson lacks an <Exercise>: npm run new -- exercise monolith/NAME',
    expect.stringContaining('monolith/lesson.mdx:4: 10 minutes are said'),
    'content/lessons/monolith/lesson.mdx:1: <Exercise id="monolith/split" /> is missing, which shows content/lessons/monolith/exercises/split',
    'content/lessons/monolith/lesson.mdx:1: <Incident id="monolith/ringing" /> is missing, which shows content/lessons/monolith/incidents/ringing',
    expect.stringMatching(/^monolith: \d+ to mend$/),
  ]);
  expect(said).toContain('content/lessons/monolith/exercises/split/exercise.yaml:1: to be written: what the learner');
  expect(status).toBe(1);
});

it('never overwrites', () => {
  write('content/lessons/monolith/exercises/split/task.mdx', 'mine');
  for (const words of [
    ['lesson', 'monolith'],
    ['exercise', 'monolith/split'],
    ['rep', 'monolith/one'],
  ])
    expect(command('new', ...words)).toMatchObject({ status: 2, said: expect.stringContaining('already') });
  expect(read('content/lessons/monolith/exercises/split/task.mdx')).toBe('mine');
});

it.each([
  [['lessons', 'x'], 'usage: npm run new -- lesson SLUG'],
  [['lesson'], 'usage'],
  [['lesson', 'x', 'y'], 'usage'],
  [['lesson', 'Take It'], 'lesson takes SLUG, each of lower-case words'],
  [['exercise', 'monolith'], 'exercise takes LESSON/NAME'],
  [['exercise', '../x'], 'exercise takes LESSON/NAME'],
])('says what to do instead of %j', (words, expected) => {
  expect(make(words)).toContain(expected);
});

describe('what is made is true before anything is written', () => {
  const template = (name: string) => filesUnder(`tooling/new/templates/${name}`);
  const lost = (report: ReturnType<typeof grade>) =>
    report.checks.filter(({ earned, points }) => earned < points).map(({ id }) => id);

  it('the exercise', () => {
    const exercise = readExercise('pid-1', 'made', template('exercise'));
    const gradeAll = (files: Files) => grade(exercise, { ...exercise.start, ...files });
    expect(lost(gradeAll({}))).toEqual(exercise.startLoses);
    const shapes = [exercise.solution, ...Object.values(exercise.solutions)];
    for (const files of shapes) expect(gradeAll(files)).toMatchObject({ score: 100, misconceptions: [] });
    for (const [name, files] of Object.entries(exercise.wrongs)) {
      const report = gradeAll(files);
      expect(lost(report), name).toEqual(exercise.wrong[name]?.loses);
      expect(report.misconceptions.map(({ id }) => id)).toEqual(exercise.wrong[name]?.shows);
    }
    const checks = exercise.rubric.map(({ id }) => id);
    for (const files of shapes)
      for (const mutant of mutants({ ...exercise.start, ...files }, checks))
        expect(gradeAll(mutant.files).score, mutant.what).toBeLessThan(100);
  });

  it('the incident', () => {
    const incident = readIncident('on-call', 'made', template('incident'));
    const run = [...incident.model.look, ...incident.model.act].map((step) => step.run);
    const model = { run, causes: ['shell-in-front'], loses: [] };
    for (const walk of [model, ...Object.values(incident.walks)])
      expect(lost(finish(playWalk(incident, walk)).report)).toEqual(walk.loses);
  });

  it('the rep', () => {
    const text = (template('.')['rep.yaml'] ?? '').replace('{{name}}', 'made');
    const [rep] = readReps('rep.yaml', 'pid-1', text);
    const machine = createMachine();
    const said = rep?.proof.run.map((line) => finishRun(machine, machine.run(line.replaceAll('{name}', 'web'))).stdout);
    expect(said?.at(-1)).toBe(`${rep?.answer}\n`);
  });
});
