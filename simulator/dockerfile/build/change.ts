import type { ImageConfig } from '../../docker/image';
import { Tree } from '../../vfs/tree';
import { parse } from '../parse';
import { readInstruction } from '../read-instruction';
import { configure } from './configure';
import type { StageState } from './stage-state';

const allowed = 'CMD ENTRYPOINT HEALTHCHECK ENV EXPOSE LABEL ONBUILD STOPSIGNAL USER VOLUME WORKDIR'.split(' ');

/** What `commit --change` and `import --change` make of a configuration; throws an error with the daemon's words. */
export function applyChanges(config: ImageConfig, changes: readonly string[]): ImageConfig {
  const parsed = parse(changes.join('\n'));
  if (changes.length > 0 && 'error' in parsed) throw new Error(parsed.error);
  const state: StageState = {
    snapshot: new Tree().snapshot(),
    config,
    layers: [],
    history: [],
    key: '',
    created: 0,
    author: '',
    args: new Map(),
    declared: [],
    cmdSet: false,
  };
  for (const instr of 'error' in parsed ? [] : parsed.instrs) {
    const name = instr.keyword.toUpperCase();
    if (!allowed.includes(name)) throw new Error(`${name} is not a valid change command`);
    state.config = configure(state, readInstruction(instr)) ?? state.config;
  }
  const { argsEscaped: _, ...rest } = state.config;
  return rest;
}
