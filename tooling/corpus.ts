import { existsSync, readFileSync } from 'node:fs';

const FILE = '../shared/dockerfile-corpus/buildkit-parse.jsonl';

/** Dockerfiles of public projects, which stay outside of this one; undefined where they are not found. */
export const realDockerfiles = (): string[] | undefined =>
  existsSync(FILE)
    ? readFileSync(FILE, 'utf8')
        .trim()
        .split('\n')
        .map((row) => (JSON.parse(row) as { dockerfile: string }).dockerfile)
    : undefined;
