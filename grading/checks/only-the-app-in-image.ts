import { few } from '../explain/amount';
import { instructionLine } from '../explain/instruction-line';
import { matchesPath } from '../explain/path-pattern';
import { defineCheck, lost, passed } from './check';

export const onlyTheAppInImage = defineCheck({
  id: 'only-the-app-in-image',
  lesson: 'simplicity',
  title: 'The application’s folder holds the application, and nothing else',
  needs: 'image',
  observes: ['image'],
  takes: { files: ['server.js', 'package.json', 'package-lock.json', 'node_modules/'] },
  judge(evidence, { files }) {
    const { layers, paths, workingDir } = evidence.seen.image;
    const folder = workingDir.replace(/\/$/, '');
    const own = new Set(layers.flatMap((layer) => layer.files.map(({ path }) => path)));
    const inside = [...own].filter((path) => paths.has(path) && path.startsWith(`${folder}/`));
    const more = inside
      .map((path) => path.slice(folder.length + 1))
      .filter((path) => !matchesPath(path, files))
      .sort();
    if (more.length === 0)
      return passed(`${folder || '/'} holds ${few(inside.map((path) => path.slice(folder.length + 1)))}.`);
    return lost(
      `Also in ${folder || '/'}: ${few(more)}.`,
      'COPY takes all of the context that no ignore file keeps out. Each file more is one more reason to rebuild, and one more thing to leak.',
      'Copy what the application needs by name, or keep the rest out of the context.',
      'Dockerfile',
      instructionLine(evidence, 'COPY') ?? instructionLine(evidence, 'ADD'),
    );
  },
});
