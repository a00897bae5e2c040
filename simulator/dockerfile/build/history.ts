import { readExposedPorts } from '../exposed-ports';
import { quoteGo } from '../go-quote';
import type { Instruction } from '../instruction';

const list = (words: readonly string[]): string => `[${words.join(' ')}]`;
const quoted = (words: readonly string[]): string => `[${words.map((word) => quoteGo(word)).join(' ')}]`;
const duration = (ms: number): string => quoteGo(goDuration(ms));

/** Go prints a rune of one byte: '\x03'. */
const retries = (n: number): string => `'\\x${n.toString(16).padStart(2, '0')}'`;

function goDuration(ms: number): string {
  const s = ms / 1000;
  if (ms === 0) return '0s';
  const h = Math.floor(s / 3600);
  const m = Math.floor((s % 3600) / 60);
  return `${h ? `${h}h` : ''}${h || m ? `${m}m` : ''}${+(s % 60).toFixed(3)}s`;
}

export interface HistoryContext {
  readonly shell: readonly string[];
  /** `NAME=value` of the ARGs in force, for RUN. */
  readonly args: readonly string[];
  /** The command line of CMD and ENTRYPOINT as it goes into the image. */
  readonly command?: readonly string[];
}

/** "Created by" of `docker history`. */
export function createdBy(instruction: Instruction, context: HistoryContext): string {
  switch (instruction.kind) {
    case 'RUN': {
      const argv = instruction.form === 'shell' ? [...context.shell, ...instruction.args] : instruction.args;
      const args = context.args.length > 0 ? `|${context.args.length} ${context.args.join(' ')} ` : '';
      return `RUN ${args}${argv.join(' ')} # buildkit`;
    }
    case 'COPY':
    case 'ADD':
      return `${transferText(instruction)} # buildkit`;
    case 'CMD':
    case 'ENTRYPOINT':
      return `${instruction.kind} ${quoted(context.command ?? [])}`;
    case 'ENV':
    case 'LABEL':
      return `${instruction.kind} ${instruction.pairs.map(({ name, value }) => `${name}=${value}`).join(' ')}`;
    case 'ARG':
      return `ARG ${instruction.args.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`)).join(' ')}`;
    case 'EXPOSE': {
      const ports = readExposedPorts([...instruction.ports]);
      return `EXPOSE map[${(Array.isArray(ports) ? [...ports].sort() : []).map((port) => `${port}:{}`).join(' ')}]`;
    }
    case 'VOLUME':
      return `VOLUME ${list(instruction.paths)}`;
    case 'USER':
      return `USER ${instruction.user}`;
    case 'WORKDIR':
      return `WORKDIR ${instruction.path}`;
    case 'STOPSIGNAL':
      return `STOPSIGNAL ${instruction.signal}`;
    case 'SHELL':
      return `SHELL ${list(instruction.shell)}`;
    case 'MAINTAINER':
      return `MAINTAINER ${instruction.maintainer}`;
    case 'ONBUILD':
      return `ONBUILD ${instruction.trigger}`;
    case 'HEALTHCHECK': {
      const { test, interval, timeout, startPeriod, startInterval, retries: tries } = instruction.health;
      return `HEALTHCHECK &{${quoted(test)} ${[interval, timeout, startPeriod, startInterval].map(duration).join(' ')} ${retries(tries)}}`;
    }
    case 'FROM':
      return '';
  }
}

/** COPY and ADD with their variables replaced, flags as written. */
export function transferText(instruction: Extract<Instruction, { kind: 'COPY' | 'ADD' }>): string {
  const flags = /^\S+((?:\s+--\S+)*)/.exec(instruction.original)?.[1]?.trim() ?? '';
  const heredocs = instruction.files.map(({ name }) => `<<${name}`);
  return [instruction.kind, flags, ...instruction.sources, ...heredocs, instruction.dest].filter(Boolean).join(' ');
}
