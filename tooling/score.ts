// npm run --silent score -- DIR: how the container of a folder's Dockerfile behaves as processes, or as an answer to an exercise.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readExercise } from '@/content/exercise';
import type { Files } from '@/grading/files';
import { grade } from '@/grading/grade';
import { report } from '@/grading/report/report';
import { lostAsFindings, sarif } from '@/grading/report/sarif';
import { exerciseWords, processWords } from '@/grading/report/words';
import { readFolder } from './inspect/read-input';
import { type Options, readOptions, USAGE } from './score/options';

const root = fileURLToPath(new URL('..', import.meta.url));
// npm changes to the project's folder; the user stood elsewhere.
const stood = (process.env['npm_lifecycle_event'] === 'score' && process.env['INIT_CWD']) || process.cwd();

function answer(options: Options): { score: number; json: object; text: string; sarif: object } {
  const files = readFolder(resolve(stood, options.dir));
  if (options.exercise === undefined) {
    if (files['Dockerfile'] === undefined) throw new Error('there is no Dockerfile in it');
    const found = report(files);
    return { score: found.score, json: found, text: processWords(found), sarif: sarif(found.findings) };
  }
  const found = gradeAnswer(options.exercise, files);
  const checks = found.checks.map(({ title, kind, lesson, also, ...check }) => check);
  const { score, passed } = found;
  const json = { score, passed, checks, misconceptions: found.misconceptions.map(({ id }) => id) };
  return { score, json, text: exerciseWords(found), sarif: sarif(lostAsFindings(found.checks)) };
}

// Files that the folder leaves out are those that the exercise starts with.
function gradeAnswer(id: string, files: Files) {
  const [lesson = '', name = ''] = id.split('/');
  const folder = `${root}/content/lessons/${lesson}/exercises/${name}`;
  if (!existsSync(folder)) throw new Error(`there is no exercise ${id}`);
  const exercise = readExercise(lesson, name, readFolder(folder));
  return grade(exercise, { ...exercise.start, ...files });
}

function main(): number {
  const options = readOptions(process.argv.slice(2));
  if (typeof options === 'string') {
    process.stderr.write(`score: ${options}\n${USAGE}\n`);
    return 2;
  }
  try {
    const found = answer(options);
    const format = options.format ?? (process.stdout.isTTY ? 'text' : 'json');
    process.stdout.write(format === 'text' ? found.text : `${JSON.stringify(found[format])}\n`);
    return options.failUnder !== undefined && found.score < options.failUnder ? 1 : 0;
  } catch (error) {
    process.stderr.write(`score: ${options.dir}: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

process.exitCode = main();
