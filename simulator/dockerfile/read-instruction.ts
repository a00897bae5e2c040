import { Flags, refuseFlags } from './flags';
import { quoteGo } from './go-quote';
import { readHealthcheck } from './healthcheck';
import { chompTabs } from './heredoc';
import type { Instr } from './instr';
import {
  type CommandLine,
  type From,
  type Instruction,
  InstructionError,
  type InstructionOf,
  type Pair,
  type Source,
} from './instruction';
import { readMount } from './mount';
import { trimSpace } from './space';
import { suggest } from './suggest';
import { readTransfer } from './transfer';

type Reader = (instr: Instr, source: Source) => Instruction;

const READERS: Record<Instruction['kind'], Reader> = {
  ADD: (instr, source) => readTransfer('ADD', instr, source),
  ARG: readArg,
  CMD: (instr, source) => ({ ...source, kind: 'CMD', ...readBareCommand(instr) }),
  COPY: (instr, source) => readTransfer('COPY', instr, source),
  ENTRYPOINT: (instr, source) => ({ ...source, kind: 'ENTRYPOINT', ...readBareCommand(instr) }),
  ENV: (instr, source) => ({ ...source, kind: 'ENV', pairs: readPairs('ENV', instr) }),
  EXPOSE: (instr, source) => ({ ...source, kind: 'EXPOSE', ports: [...readSome('EXPOSE', instr)].sort() }),
  FROM: readFrom,
  HEALTHCHECK: (instr, source) => ({ ...source, kind: 'HEALTHCHECK', health: readHealthcheck(instr) }),
  LABEL: (instr, source) => ({ ...source, kind: 'LABEL', pairs: readPairs('LABEL', instr) }),
  MAINTAINER: (instr, source) => ({ ...source, kind: 'MAINTAINER', maintainer: readOne('MAINTAINER', instr) }),
  ONBUILD: readOnbuild,
  RUN: readRun,
  SHELL: readShell,
  STOPSIGNAL: (instr, source) => ({ ...source, kind: 'STOPSIGNAL', signal: readOne('STOPSIGNAL', instr) }),
  USER: (instr, source) => ({ ...source, kind: 'USER', user: readOne('USER', instr) }),
  VOLUME: readVolume,
  WORKDIR: (instr, source) => ({ ...source, kind: 'WORKDIR', path: readOne('WORKDIR', instr) }),
};

export const KEYWORDS = Object.keys(READERS);

/** Gives a parsed instruction its type and checks what BuildKit checks before it builds; throws InstructionError. */
export function readInstruction(instr: Instr): Instruction {
  const { start, end, original, keyword } = instr;
  const kind = keyword.toUpperCase();
  if (!isKind(kind)) throw new InstructionError(`unknown instruction: ${keyword}${suggest(keyword, KEYWORDS, false)}`);
  return READERS[kind](instr, { start, end, original, keyword });
}

function isKind(keyword: string): keyword is Instruction['kind'] {
  return Object.hasOwn(READERS, keyword);
}

function readSome(kind: string, instr: Instr): string[] {
  if (instr.args.length === 0) throw new InstructionError(`${kind} requires at least one argument`);
  refuseFlags(instr.flags);
  return instr.args;
}

function readOne(kind: string, instr: Instr): string {
  const [arg] = instr.args;
  if (arg === undefined || instr.args.length > 1) throw new InstructionError(`${kind} requires exactly one argument`);
  if (kind !== 'STOPSIGNAL') refuseFlags(instr.flags);
  return arg;
}

function readPairs(kind: string, instr: Instr): Pair[] {
  refuseFlags(instr.flags);
  readSome(kind, instr);
  const pairs: Pair[] = [];
  for (let at = 0; at < instr.args.length; at += 3) {
    const [name = '', value = '', separator] = instr.args.slice(at, at + 3);
    if (name === '') throw new InstructionError(`${kind} names can not be blank`);
    pairs.push({ name, value, legacy: separator === '' });
  }
  return pairs;
}

function readCommand(instr: Instr): CommandLine {
  const files = (instr.heredocs ?? []).map(({ name, content, chomp, expand }) => ({
    name,
    content: chomp ? chompTabs(content) : content,
    expand,
  }));
  return { form: instr.json ? 'exec' : 'shell', args: instr.args, files };
}

function readBareCommand(instr: Instr): CommandLine {
  refuseFlags(instr.flags);
  return readCommand(instr);
}

function readRun(instr: Instr, source: Source): InstructionOf<'RUN'> {
  const flags = new Flags(instr.flags, { mount: 'strings', network: 'string', security: 'string' });
  const [network, security] = [flags.text('network'), flags.text('security')];
  if (!['', 'default', 'none', 'host'].includes(network))
    throw new InstructionError(`invalid network mode: ${quoteGo(network)}`);
  if (!['', 'sandbox', 'insecure'].includes(security))
    throw new InstructionError(`security ${quoteGo(security)} is not valid`);
  const mounts = flags.texts('mount').map(readMount);
  return { ...source, kind: 'RUN', ...readCommand(instr), mounts, network, security };
}

function readFrom(instr: Instr, source: Source): From {
  const [image, asKeyword = '', asWritten = ''] = instr.args;
  const named = instr.args.length === 3 && asKeyword.toLowerCase() === 'as';
  if (image === undefined || (instr.args.length !== 1 && !named))
    throw new InstructionError('FROM requires either one or three arguments');
  const as = asWritten.toLowerCase();
  if (named && !/^[a-z][a-z0-9\-_.]*$/.test(as))
    throw new InstructionError(
      `invalid name for build stage: ${quoteGo(asWritten)}, name can't start with a number or contain symbols`,
    );
  const platform = new Flags(instr.flags, { platform: 'string' }).text('platform');
  return { ...source, kind: 'FROM', image, platform, as, asWritten, asKeyword };
}

function readArg(instr: Instr, source: Source): InstructionOf<'ARG'> {
  if (instr.args.length === 0) throw new InstructionError('ARG requires at least one argument');
  const args = instr.args.map((arg) => {
    const equals = arg.indexOf('=');
    if (equals === 0) throw new InstructionError('ARG names can not be blank');
    return equals < 0 ? { name: arg } : { name: arg.slice(0, equals), value: arg.slice(equals + 1) };
  });
  return { ...source, kind: 'ARG', args };
}

function readVolume(instr: Instr, source: Source): InstructionOf<'VOLUME'> {
  const paths = readSome('VOLUME', instr).map(trimSpace);
  if (paths.includes('')) throw new InstructionError('VOLUME specified can not be an empty string');
  return { ...source, kind: 'VOLUME', paths };
}

function readShell(instr: Instr, source: Source): InstructionOf<'SHELL'> {
  refuseFlags(instr.flags);
  readSome('SHELL', instr);
  if (!instr.json) throw new InstructionError('SHELL requires the arguments to be in JSON form');
  return { ...source, kind: 'SHELL', shell: instr.args };
}

function readOnbuild(instr: Instr, source: Source): InstructionOf<'ONBUILD'> {
  readSome('ONBUILD', instr);
  const trigger = (instr.child?.keyword ?? '').toUpperCase();
  if (trigger === 'ONBUILD') throw new InstructionError("Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed");
  if (trigger === 'MAINTAINER' || trigger === 'FROM')
    throw new InstructionError(`${trigger} isn't allowed as an ONBUILD trigger`);
  const bodies = (instr.heredocs ?? []).map(({ content, name }) => `\n${content}${name}`);
  return { ...source, kind: 'ONBUILD', trigger: instr.original.replace(/^\s*onbuild\s*/i, '') + bodies.join('') };
}
