import type { Files } from '../../files';
import type { BuildOf } from './observe-stack';

/** The files as docker build sees them for one service: its context's, its Dockerfile under that name. */
export interface ServiceFiles {
  readonly files: Files;
  /** Where a file of the context stands in the answer. */
  origin(path: string): string;
}

export function serviceFiles(files: Files, { context, dockerfile = 'Dockerfile', image }: BuildOf): ServiceFiles {
  if (context === undefined)
    return { files: { ...files, Dockerfile: `FROM ${image ?? 'scratch'}\n` }, origin: (path) => path };
  const prefix = context === '' ? '' : `${context.replace(/\/$/, '')}/`;
  const own = Object.entries(files).flatMap(([path, text]) =>
    path.startsWith(prefix) ? [[path.slice(prefix.length), text] as const] : [],
  );
  const inContext = Object.fromEntries(own);
  const written = inContext[dockerfile];
  return {
    files: written === undefined ? inContext : { ...inContext, Dockerfile: written },
    origin: (path) => prefix + (path === 'Dockerfile' ? dockerfile : path),
  };
}
