// npm run kit -- LESSON/EXERCISE DIR: writes the folder that tries an answer on a real Docker. --answer FOLDER: that answer; without it, the solution.
// --all DIR: the folders of every exercise's every answer, as DIR/LESSON/EXERCISE/ANSWER. --compare DIR: where a seen.txt in one of them, the output of
// its verify.sh on a real Engine, says something else than the judge.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Files, readExercise } from '@/content/exercise';
import { isExecutable, kit } from '@/grading/kit/kit';
import { exercisesUnder } from './exercises';
import { readFolder } from './inspect/read-input';
import { agreement } from './kit/agreement';
import { answersOf } from './kit/answers';
import { readKitShell } from './kit/kit-shell';

const USAGE = 'usage: npm run kit -- LESSON/EXERCISE DIR [--answer FOLDER] | --all DIR | --compare DIR';
const root = fileURLToPath(new URL('..', import.meta.url));
const stood = (process.env['npm_lifecycle_event'] === 'kit' && process.env['INIT_CWD']) || process.cwd();
const shell = readKitShell(root);

function main(words: string[]): number {
  const at = words.indexOf('--answer');
  const answer = at < 0 ? undefined : words.splice(at, 2)[1];
  const [id = '', dir] = words;
  if (dir !== undefined && id === '--all') return writeAll(resolve(stood, dir));
  if (dir !== undefined && id === '--compare') return compare(resolve(stood, dir));
  if (dir === undefined || !/^[\w-]+\/[\w-]+$/.test(id)) return refuse(USAGE, 2);
  const [lesson = '', name = ''] = id.split('/');
  const folder = `${root}/content/lessons/${lesson}/exercises/${name}`;
  if (!existsSync(folder)) return refuse(`kit: there is no exercise ${id}`, 2);
  const exercise = readExercise(lesson, name, readFolder(folder));
  const own = answer === undefined ? exercise.solution : readFolder(resolve(stood, answer));
  const files = kit(exercise, { ...exercise.start, ...own }, shell);
  if (!files) return refuse(`kit: ${id} needs a cluster; plain Docker can’t prove it`, 1);
  write(resolve(stood, dir), files);
  process.stdout.write(`${dir}: ${Object.keys(files).join(', ')}\nsh ${join(dir, 'verify.sh')}\n`);
  return 0;
}

function write(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { mode: isExecutable(path, text) ? 0o755 : 0o644 });
  }
}

function writeAll(dir: string): number {
  for (const exercise of exercisesUnder(root))
    for (const [name, answer] of Object.entries(answersOf(exercise)))
      write(join(dir, exercise.id, name), kit(exercise, answer, shell) ?? {});
  return 0;
}

function compare(dir: string): number {
  for (const row of agreement(exercisesUnder(root), dir, shell)) process.stdout.write(`${row}\n`);
  return 0;
}

function refuse(text: string, status: number): number {
  process.stderr.write(`${text}\n`);
  return status;
}

process.exitCode = main(process.argv.slice(2));
