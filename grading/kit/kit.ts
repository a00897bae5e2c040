import { checkNamed } from '../checks/check-named';
import type { ExerciseSpec } from '../exercise-spec';
import type { Files } from '../files';
import { isAsked, type Shell } from './parts';
import { verifyScript } from './verify-script';

export interface KitExercise extends ExerciseSpec {
  /** LESSON/NAME */
  readonly id: string;
  readonly title: string;
}

/** "Prove it on real Docker": the answer, the battery as a shell script, and what to do with them. By path. There is none for a cluster. */
export function kit(exercise: KitExercise, files: Files, shell: Shell): Files | undefined {
  const { scenario, rubric, id } = exercise;
  const paths = Object.keys(files).sort();
  if ('manifest' in scenario) return undefined;
  return {
    'README.md': readme(exercise, shell),
    'verify.sh': verifyScript({ id, scenario, rubric, paths }, shell),
    ...Object.fromEntries(paths.map((path) => [`answer/${path}`, files[path] ?? ''])),
  };
}

/** Programs of the kit: the script, and what an answer marks as one by its first line. */
export const isExecutable = (path: string, text: string): boolean => path === 'verify.sh' || text.startsWith('#!');

function readme({ title, id, rubric, scenario }: KitExercise, shell: Shell): string {
  const isStack = 'compose' in scenario;
  const left = rubric.filter((item) => !isAsked(item, shell));
  return `# ${title}

Your answer to \`${id}\`, to be tried on a real Docker.

    sh verify.sh

It ${isStack ? 'brings a copy of `answer/` up with docker compose' : 'builds `answer/`, starts containers of it'}, does to ${isStack ? 'its containers' : 'them'} what the exercise asks for, and prints what it sees. That takes a few
minutes, because real seconds pass. Its last line begins with \`pid-one\`: paste it below the exercise for a mark with your Engine’s version.

It needs a POSIX shell, docker${isStack ? ' with compose' : ''}, and the image \`busybox:1.37\`, from which one container with \`--pid host\` and \`--network host\` is started: it looks at the
processes of your answer, sends signals to them from outside, and asks them for pages. ${isStack ? STACK : CONTAINER}
Nothing is sent anywhere. Read the script first: it is there to be read.
${left.length > 0 ? `\nLeft out, because no container of this script shows it: ${left.map(({ id: check }) => `\`${checkNamed(check).id}\``).join(', ')}.\n` : ''}`;
}

const CONTAINER = `All containers and the image it builds are called \`pid-one-…\`; they are
removed at the end.`;

const STACK = `The project is called
\`pid-one-…\`, and so is all that belongs to it, whatever names the file gives: containers, images, networks and volumes. They are removed at the
end. Ports that the file publishes are moved to free ones, all by the same number, and a service without limits gets 1 GB and 500 processes.`;
