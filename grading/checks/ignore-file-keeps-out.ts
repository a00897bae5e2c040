import { few } from '../explain/amount';
import { matchesPath } from '../explain/path-pattern';
import { defineCheck, lost, passed } from './check';

export const ignoreFileKeepsOut = defineCheck({
  id: 'ignore-file-keeps-out',
  lesson: 'reproducibility',
  title: ({ paths }) => `The build context is sent without ${few(paths)}`,
  needs: 'image',
  observes: ['context'],
  takes: { paths: ['.git/', 'node_modules/', '.env'] },
  judge({ seen, files }, { paths }) {
    const sent = seen.context.filter((path) => matchesPath(path, paths));
    if (sent.length === 0) return passed(`${seen.context.length} files are sent, none of these.`);
    return lost(
      `Sent to the builder: ${few(sent)}.`,
      'The context is all of the folder that .dockerignore does not name. What is sent may be copied, and what changes in it breaks the cache.',
      files['.dockerignore'] === undefined
        ? 'A file of patterns beside the Dockerfile keeps them out; it is written like .gitignore.'
        : 'Compare your patterns with these paths: they are matched from the context’s root.',
      files['.dockerignore'] === undefined ? 'Dockerfile' : '.dockerignore',
      files['.dockerignore'] === undefined ? null : 1,
    );
  },
});
