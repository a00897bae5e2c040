import { basePath } from '@/components/site/base-path';
import type { ShownExercise } from '@/content/exercise';
import type { Files } from '@/grading/files';
import type { Shell } from '@/grading/kit/parts';

/** The exercise's folder for a real Docker, as an archive. */
export async function downloadKit(exercise: ShownExercise, files: Files) {
  const [{ kit, isExecutable }, { zip }, shell] = await Promise.all([
    import('@/grading/kit/kit'),
    import('./zip'),
    fetch(`${basePath}/kit.json`).then((answer) => {
      if (!answer.ok) throw new Error('A part of this page could not be loaded. Is there a network? Try again.');
      return answer.json() as Promise<Shell>;
    }),
  ]);
  const folder = kit(exercise, files, shell);
  if (!folder) throw new Error('There is no folder for a cluster.');
  const name = exercise.id.replace('/', '-');
  const entries = Object.entries(folder).map(([path, text]) => ({
    path: `${name}/${path}`,
    text,
    executable: isExecutable(path, text),
  }));
  return { name: `${name}.zip`, archive: zip(entries) };
}
