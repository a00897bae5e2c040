// npm run kit -- LESSON/EXERCISE DIR: writes the folder that tries an answer on a real Docker. --answer FOLDER: that answer; without it, the solution.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readExercise } from '@/content/exercise';
import { isExecutable, kit } from '@/grading/kit/kit';
import { readFolder } from './inspect/read-input';
import { readKitShell } from './kit-shell';

const USAGE = 'usage: npm run kit -- LESSON/EXERCISE DIR [--answer FOLDER]';
const root = fileURLToPath(new URL('..', import.meta.url));
const stood = (process.env['npm_lifecycle_event'] === 'kit' && process.env['INIT_CWD']) || process.cwd();

function main(words: string[]): number {
  const at = words.indexOf('--answer');
  const answer = at < 0 ? undefined : words.splice(at, 2)[1];
  const [id = '', dir] = words;
  if (dir === undefined || !/^[\w-]+\/[\w-]+$/.test(id)) return refuse(USAGE, 2);
  const [lesson = '', name = ''] = id.split('/');
  const folder = `${root}/content/lessons/${lesson}/exercises/${name}`;
  if (!existsSync(folder)) return refuse(`kit: there is no exercise ${id}`, 2);
  const exercise = readExercise(lesson, name, readFolder(folder));
  const own = answer === undefined ? exercise.solution : readFolder(resolve(stood, answer));
  const files = kit(exercise, { ...exercise.start, ...own }, readKitShell(root));
  if (!files) return refuse(`kit: ${id} is not one that plain Docker can prove`, 1);
  for (const [path, text] of Object.entries(files)) {
    const file = join(resolve(stood, dir), path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { mode: isExecutable(path, text) ? 0o755 : 0o644 });
  }
  process.stdout.write(`${dir}: ${Object.keys(files).join(', ')}\nsh ${join(dir, 'verify.sh')}\n`);
  return 0;
}

function refuse(text: string, status: number): number {
  process.stderr.write(`${text}\n`);
  return status;
}

process.exitCode = main(process.argv.slice(2));
