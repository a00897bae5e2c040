import { expandVariables } from '@/simulator/dockerfile/expand-variables';
import { readDockerfile } from '@/simulator/dockerfile/read-dockerfile';
import { platformArgs, readGlobals } from '@/simulator/dockerfile/scope';
import type { Stage } from '@/simulator/dockerfile/stages';
import type { Files } from '../files';

/** The stages of a Dockerfile; none when it can't be read. */
export function stagesOf(files: Files): readonly Stage[] {
  const read = readDockerfile(files['Dockerfile'] ?? '');
  return 'error' in read ? [] : read.stages;
}

export interface BaseSeen {
  /** With the variables of the ARG lines before it put in. */
  readonly name: string;
  readonly line: number;
}

/** The images that stages start from; stages that start from another stage, and scratch, left out. */
export function basesOf(files: Files): BaseSeen[] {
  const read = readDockerfile(files['Dockerfile'] ?? '');
  if ('error' in read) return [];
  const { escape: escapeChar } = read.parsed;
  const globals = readGlobals(read.globalArgs, new Map(), platformArgs(), escapeChar);
  const values = 'error' in globals ? new Map<string, string>() : globals.values;
  const names = new Set(read.stages.map(({ from }) => from.as).filter((name) => name !== ''));
  return read.stages.flatMap(({ from }) => {
    const expanded = expandVariables(from.image, (name) => values.get(name), { escape: escapeChar });
    const name = 'error' in expanded ? from.image : expanded.text;
    return name === 'scratch' || names.has(name.toLowerCase()) ? [] : [{ name, line: from.start }];
  });
}
