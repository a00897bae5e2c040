import type { ImageConfig } from '../../docker/image';
import { parseSignal } from '../../kernel/signal';
import { normalize } from '../../vfs/path';
import { readExposedPorts } from '../exposed-ports';
import type { Instruction } from '../instruction';
import { SolveError } from './solve-error';
import { type StageState, setEnv, shellOf } from './stage-state';

/** Instructions that change only the image's configuration: what the configuration is after them. */
export function configure(state: StageState, instruction: Instruction): ImageConfig | undefined {
  const { config } = state;
  switch (instruction.kind) {
    case 'ENV':
      return instruction.pairs.reduce((now, { name, value }) => setEnv(now, name, value), config);
    case 'LABEL':
      return {
        ...config,
        labels: { ...config.labels, ...Object.fromEntries(instruction.pairs.map(({ name, value }) => [name, value])) },
      };
    case 'CMD':
      state.cmdSet = true;
      return { ...config, cmd: orNone(commandLine(state, instruction)), argsEscaped: true };
    case 'ENTRYPOINT':
      return {
        ...config,
        entrypoint: orNone(commandLine(state, instruction)),
        cmd: state.cmdSet ? config.cmd : null,
        argsEscaped: true,
      };
    case 'EXPOSE': {
      const ports = readExposedPorts([...instruction.ports]);
      if (!Array.isArray(ports)) throw new SolveError(ports.error, instruction);
      return { ...config, exposedPorts: [...new Set([...config.exposedPorts, ...ports])] };
    }
    case 'VOLUME':
      return { ...config, volumes: [...new Set([...config.volumes, ...instruction.paths])] };
    case 'USER':
      return { ...config, user: instruction.user };
    case 'WORKDIR':
      return { ...config, workingDir: normalize(instruction.path, config.workingDir || '/') };
    case 'STOPSIGNAL':
      if (parseSignal(instruction.signal) === undefined)
        throw new SolveError(`invalid signal: ${instruction.signal}`, instruction);
      return { ...config, stopSignal: instruction.signal };
    case 'SHELL':
      return { ...config, shell: instruction.shell };
    case 'ONBUILD':
      return { ...config, onBuild: [...config.onBuild, instruction.trigger] };
    case 'HEALTHCHECK':
      return { ...config, healthcheck: instruction.health };
    case 'ARG':
    case 'MAINTAINER':
      return config;
    default:
      return undefined;
  }
}

/** `CMD []` and `ENTRYPOINT []` leave none. */
const orNone = (words: readonly string[]): readonly string[] | null => (words.length > 0 ? words : null);

/** Exec form as it stands, shell form behind the shell. */
export function commandLine(
  state: StageState,
  { form, args }: Extract<Instruction, { kind: 'CMD' | 'ENTRYPOINT' | 'RUN' }>,
): readonly string[] {
  return form === 'exec' ? args : [...shellOf(state), args.join(' ')];
}
