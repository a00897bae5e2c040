import type { ExerciseSpec } from '../exercise-spec';
import type { Files } from '../files';
import { checkNamed } from '../grade';
import { isAsked, type Shell, verifyScript } from './verify-script';

export interface KitExercise extends ExerciseSpec {
  /** LESSON/NAME */
  readonly id: string;
  readonly title: string;
}

/** "Prove it on real Docker": the answer, the battery as a shell script, and what to do with them. By path. */
export function kit(exercise: KitExercise, files: Files, shell: Shell): Files | undefined {
  const { scenario, rubric, id } = exercise;
  const paths = Object.keys(files).sort();
  if (!('app' in scenario)) return undefined;
  return {
    'README.md': readme(exercise, shell),
    'verify.sh': verifyScript({ id, scenario, rubric, paths }, shell),
    ...Object.fromEntries(paths.map((path) => [`answer/${path}`, files[path] ?? ''])),
  };
}

/** Programs of the kit: the script, and what an answer marks as one by its first line. */
export const isExecutable = (path: string, text: string): boolean => path === 'verify.sh' || text.startsWith('#!');

function readme({ title, id, rubric }: KitExercise, shell: Shell): string {
  const left = rubric.filter((item) => !isAsked(item, shell));
  return `# ${title}

Your answer to \`${id}\`, to be tried on a real Docker.

    sh verify.sh

It builds \`answer/\`, starts containers of it, does to them what the exercise asks for, and prints what it sees. That takes a few
minutes, because real seconds pass. Its last line begins with \`pid-one\`: paste it below the exercise for a mark with your Engine’s version.

It needs a POSIX shell, docker, and the image \`busybox:1.37\`, from which one container with \`--pid host\` is started: it looks at the
processes of your answer and sends signals to them from outside. All containers and the image it builds are called \`pid-one-…\`; they are
removed at the end. Nothing is published, and nothing is sent anywhere. Read the script first: it is there to be read.
${left.length > 0 ? `\nLeft out, because your files say it and no container does: ${left.map(({ id: check }) => `\`${checkNamed(check).id}\``).join(', ')}.\n` : ''}`;
}
