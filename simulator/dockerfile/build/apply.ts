import { digest } from '../../docker/digest';
import type { Image, Layer } from '../../docker/image';
import type { Mount as KernelMount } from '../../kernel/mount';
import type { Run } from '../../kernel/syscalls';
import { changes, layerSize } from '../../vfs/changes';
import type { Inode } from '../../vfs/inode';
import { normalize } from '../../vfs/path';
import { plantDirectory, plantFile } from '../../vfs/plant';
import { type Snapshot, Tree } from '../../vfs/tree';
import { Dockerignore } from '../dockerignore';
import { expandInstruction } from '../expand-instruction';
import { expandVariables } from '../expand-variables';
import type { Instruction, InstructionOf } from '../instruction';
import { parse } from '../parse';
import { readInstruction } from '../read-instruction';
import { PROXY_ARGS, readStageArgs } from '../scope';
import { checksum } from './checksum';
import { commandLine, configure } from './configure';
import { CopyError, copyInto, destination } from './copy';
import { findSources, hasWildcard } from './glob';
import { createdBy, transferText } from './history';
import { findOwner } from './owner';
import { runStep } from './run-step';
import type { Solve, Vertex } from './solve';
import { SolveError } from './solve-error';
import { envOf, type StageState, shellOf, variablesOf } from './stage-state';
import { membersOf, unpackInto } from './unpack';

/** Before the first step is shown, its FROM is: told whether that step comes from the cache. */
type BeforeStep = (cached: boolean) => Run<void>;

/** One instruction of a stage, its variables replaced: changes `state`. */
export function* applyInstruction(
  solve: Solve,
  state: StageState,
  raw: Instruction,
  label: string,
  before: BeforeStep,
): Run<void> {
  const variables = variablesOf(state);
  const expanded = expandInstruction(raw, (name) => variables.get(name), solve.escape);
  if ('error' in expanded) throw new SolveError(expanded.error, raw);
  const { instruction } = expanded;
  if (instruction.kind === 'RUN') yield* run(solve, state, instruction, label, before);
  else if (instruction.kind === 'COPY' || instruction.kind === 'ADD')
    yield* copy(solve, state, instruction, label, before);
  else if (instruction.kind === 'WORKDIR') yield* workdir(solve, state, instruction, label, before);
  else {
    if (instruction.kind === 'ARG') {
      for (const [name, value] of readStageArgs(instruction, solve.request.buildArgs, solve.globals))
        state.args.set(name, value);
      state.declared = [...state.declared, ...instruction.args.map(({ name }) => name)];
    }
    if (instruction.kind === 'ENV') for (const { name } of instruction.pairs) state.args.delete(name);
    if (instruction.kind === 'MAINTAINER') state.author = instruction.maintainer;
    state.config = configure(state, instruction) ?? state.config;
    const command =
      instruction.kind === 'CMD' || instruction.kind === 'ENTRYPOINT' ? commandLine(state, instruction) : undefined;
    // An ARG stands in the history as it is written; what it was given is shown at each RUN below it.
    remember(state, createdBy(instruction, { shell: shellOf(state), args: [], ...(command && { command }) }), true);
  }
}

/** ONBUILD instructions of a base image, as if they stood after FROM. */
export function onBuildTriggers(image: Image): Instruction[] {
  return image.config.onBuild.flatMap((text) => {
    const parsed = parse(text);
    return 'error' in parsed ? [] : parsed.instrs.map((instr) => readInstruction(instr));
  });
}

function remember(state: StageState, text: string, emptyLayer: boolean): void {
  state.history.push({ created: state.created, createdBy: text, comment: 'buildkit.dockerfile.v0', emptyLayer });
}

interface Step {
  readonly name: string;
  /** Everything that decides the result. */
  readonly key: string;
  readonly history: string;
  readonly source: Instruction;
  readonly make: (tree: Tree, vertex: Vertex) => Run<void>;
}

/** Runs a step, or takes what it made last time. */
function* perform(solve: Solve, state: StageState, step: Step, before: BeforeStep): Run<void> {
  const key = digest(`${state.key}\n${step.key}`);
  const { cache, kernel } = solve.builder;
  const known = solve.request.noCache ? undefined : cache.get(key);
  yield* before(known !== undefined);
  const result = yield* solve.vertex(step.name, function* (vertex) {
    if (known) {
      vertex.cached = true;
      return known;
    }
    const tree = new Tree(state.snapshot);
    yield* step.make(tree, vertex);
    const snapshot = tree.snapshot();
    const created = kernel.clock.now;
    const layer: Layer = {
      diffId: digest(`layer ${key} ${created}`),
      size: layerSize(changes(state.snapshot.root, snapshot.root)),
      snapshot,
    };
    return { snapshot, layer, created };
  });
  cache.set(key, result);
  state.key = key;
  state.snapshot = result.snapshot;
  state.layers.push(result.layer);
  state.created = result.created;
  remember(state, step.history, false);
}

function* run(
  solve: Solve,
  state: StageState,
  instruction: InstructionOf<'RUN'>,
  label: string,
  before: BeforeStep,
): Run<void> {
  const env = envOf(state);
  const variables = variablesOf(state);
  const args = [...state.args];
  for (const name of PROXY_ARGS) {
    const value = solve.request.buildArgs.get(name);
    if (value !== undefined && !state.args.has(name)) args.push([name, value]);
  }
  const shown = state.declared.map((name) => `${name}=${variables.get(name) ?? ''}`);
  const script = instruction.files.length > 0 ? heredocCommand(state, instruction) : undefined;
  const argv = script?.argv ?? commandLine(state, instruction);
  const cwd = state.config.workingDir || '/';
  const { user } = state.config;
  const text = instruction.original.replace(/^(\S+)/, (keyword) => keyword.toUpperCase());
  const name = script ? `RUN ${instruction.original.replace(/^\S+\s+/, '')}${script.summary}` : text;
  const expandedName = expandVariables(name, (variable) => variables.get(variable), {
    escape: solve.escape,
    keepUnset: true,
    rawQuotes: true,
    rawEscapes: true,
  });
  yield* perform(
    solve,
    state,
    {
      name: `${label} ${'error' in expandedName ? name : expandedName.text}`,
      key: JSON.stringify([
        'RUN',
        argv,
        [...env],
        args,
        cwd,
        user,
        instruction.mounts,
        instruction.network,
        instruction.files,
      ]),
      history: script
        ? `RUN ${shown.length ? `|${shown.length} ${shown.join(' ')} ` : ''}${argv.join(' ')} # buildkit`
        : createdBy(instruction, { shell: shellOf(state), args: shown }),
      source: instruction,
      *make(tree, vertex) {
        const mounts = yield* mountsOf(solve, instruction, tree);
        if (script) mounts.push(...script.mounts);
        const status = yield* runStep(
          solve.builder.kernel,
          solve.sys,
          solve.builder.parent,
          tree,
          { argv, env: new Map([...env, ...args]), cwd, user, mounts },
          vertex,
        );
        if (status === 0) return;
        const why = typeof status === 'number' ? `exit code: ${status}` : status.error;
        throw new SolveError(`process "${argv.join(' ')}" did not complete successfully: ${why}`, instruction);
      },
    },
    before,
  );
}

interface Script {
  readonly argv: readonly string[];
  readonly summary: string;
  readonly mounts: KernelMount[];
}

/** RUN <<EOF: the text for the shell, or a script file when it starts with #!. */
function heredocCommand(state: StageState, { files, args }: InstructionOf<'RUN'>): Script {
  const first = files[0];
  const content = first?.content ?? '';
  const alone = files.length === 1 && /^<<-?(['"]?)\w+\1$/.test(args.join(' ').trim());
  const lines = content.split('\n').filter((line) => line.trim() !== '');
  const summary = alone ? ` (${(lines[0] ?? '').trim()}${lines.length > 1 ? '...' : ''})` : '';
  if (!alone) {
    const bodies = files.map(({ name, content: body }) => `${body}${name}\n`).join('');
    return { argv: [...shellOf(state), `${args.join(' ')}\n${bodies}`], summary, mounts: [] };
  }
  if (!content.startsWith('#!')) return { argv: [...shellOf(state), content], summary, mounts: [] };
  const folder = new Tree(undefined, 'tmpfs');
  plantFile(folder, first?.name ?? 'EOF', content, { mode: 0o755 });
  return {
    argv: [`/dev/pipes/${first?.name ?? 'EOF'}`],
    summary,
    mounts: [{ target: '/dev/pipes', fs: folder, base: [], readonly: true, source: 'tmpfs' }],
  };
}

function* mountsOf(solve: Solve, instruction: InstructionOf<'RUN'>, tree: Tree): Run<KernelMount[]> {
  const out: KernelMount[] = [];
  for (const mount of instruction.mounts) {
    const target = normalize(mount.target || '/', '/');
    if (mount.type === 'secret' || mount.type === 'ssh') {
      if (mount.required) throw new SolveError(`${mount.type} ${mount.id}: not found`, instruction);
      continue;
    }
    const source = mount.type === 'bind' ? new Tree(yield* solve.sourceOf(mount.from)) : new Tree(undefined, 'tmpfs');
    const base =
      mount.type === 'bind'
        ? normalize(mount.source || '/', '/')
            .split('/')
            .filter(Boolean)
        : [];
    const there = source.lookup(base);
    if (!there)
      throw new SolveError(
        `failed to compute cache key: failed to calculate checksum of ref ${refOf(solve)}: "/${base.join('/')}": not found`,
        instruction,
      );
    if (!tree.lookup(target.split('/').filter(Boolean))) {
      if (there.type === 'directory') plantDirectory(tree, target);
      else plantFile(tree, target, '');
    }
    out.push({ target, fs: source, base, readonly: mount.readOnly, source: mount.type });
  }
  return out;
}

const refOf = (solve: Solve): string => {
  const { random } = solve.builder.kernel;
  return `${random.hex(8)}-${random.hex(4)}-4${random.hex(3)}-a${random.hex(3)}-${random.hex(12)}::${random.hex(25)}`;
};

function* copy(
  solve: Solve,
  state: StageState,
  instruction: InstructionOf<'COPY' | 'ADD'>,
  label: string,
  before: BeforeStep,
): Run<void> {
  const name = `${label} ${transferText(instruction)}`;
  if (instruction.sources.some((source) => /^https?:\/\//.test(source))) {
    yield* before(false);
    yield* solve.vertex(name, () =>
      fail(
        `failed to load cache key: Get "${instruction.sources[0] ?? ''}": dial tcp: lookup ${(/\/\/([^/:]+)/.exec(instruction.sources[0] ?? '') ?? [])[1] ?? ''} on 192.168.65.10:53: no such host`,
        instruction,
      ),
    );
  }
  const from: Snapshot = yield* solve.sourceOf(instruction.from);
  const matches = instruction.sources.flatMap((source): { path: string; inode: Inode | undefined }[] => {
    const found = findSources(from.root, source);
    return found.length > 0 || hasWildcard(source) ? found : [{ path: normalize(source, '/'), inode: undefined }];
  });
  const missing = matches.find(({ inode }) => !inode);
  if (missing) {
    yield* before(false);
    const why = `failed to compute cache key: failed to calculate checksum of ref ${refOf(solve)}: "${missing.path}": not found`;
    yield* solve.vertex(name, () => fail(why, instruction));
  }
  const found = matches.flatMap(({ path, inode }) => (inode ? [{ path, inode }] : []));
  const sums = found.map(({ path, inode }) => [path.slice(path.lastIndexOf('/') + 1), checksum(inode)]);
  const isArchive = (inode: Inode) =>
    instruction.kind === 'ADD' && inode.type === 'file' && membersOf(inode.data) !== undefined;
  const archives = found.filter(({ inode }) => isArchive(inode));
  const plain = found.filter(({ inode }) => !isArchive(inode));
  const dest = destinationText(state, instruction.dest);
  yield* perform(
    solve,
    state,
    {
      name,
      key: JSON.stringify([
        instruction.kind,
        sums,
        dest,
        instruction.chown,
        instruction.chmod,
        instruction.exclude,
        instruction.files,
      ]),
      history: createdBy(instruction, { shell: shellOf(state), args: [] }),
      source: instruction,
      *make(tree) {
        yield* solve.sys.sleep(15);
        const owner = instruction.chown === '' ? undefined : findOwner(tree, instruction.chown);
        const ignore = Dockerignore.read(instruction.exclude.join('\n'));
        const options = {
          dest,
          uid: owner?.uid ?? (instruction.from === '' ? 0 : undefined),
          gid: owner?.gid ?? (instruction.from === '' ? 0 : undefined),
          mode: /^[0-7]{3,4}$/.test(instruction.chmod) ? Number.parseInt(instruction.chmod, 8) : undefined,
          now: solve.builder.kernel.clock.now,
          excludes: (path: string) => !('error' in ignore) && ignore.ignores(path),
        };
        try {
          copyInto(tree, from.root, plain, options);
          for (const archive of archives) unpackInto(tree, archive.inode.data, options);
        } catch (error) {
          if (error instanceof CopyError) throw new SolveError(error.message, instruction);
          throw error;
        }
        for (const file of instruction.files) {
          const path = dest.endsWith('/') ? `${dest}${file.name}` : dest;
          plantFile(tree, `/${destination(tree, path).join('/')}`, file.content, {
            mode: options.mode ?? 0o644,
            uid: options.uid ?? 0,
            gid: options.gid ?? 0,
            mtime: options.now,
          });
        }
      },
    },
    before,
  );
}

function* fail(message: string, source: Instruction): Run<never> {
  throw new SolveError(message, source);
}

/** Absolute, with the slash that means a folder kept. */
function destinationText(state: StageState, dest: string): string {
  const path = normalize(dest, state.config.workingDir || '/');
  return /(^|\/)\.?$/.test(dest) && path !== '/' ? `${path}/` : path;
}

function* workdir(
  solve: Solve,
  state: StageState,
  instruction: InstructionOf<'WORKDIR'>,
  label: string,
  before: BeforeStep,
): Run<void> {
  const config = configure(state, instruction) ?? state.config;
  const { workingDir } = config;
  const { user } = state.config;
  state.config = config;
  yield* perform(
    solve,
    state,
    {
      name: `${label} WORKDIR ${instruction.path}`,
      key: JSON.stringify(['WORKDIR', workingDir, user]),
      history: createdBy({ ...instruction, path: workingDir }, { shell: [], args: [] }),
      source: instruction,
      *make(tree) {
        yield* solve.sys.sleep(10);
        const parts = destination(tree, workingDir);
        const owner = findOwner(tree, user || '0');
        for (let i = 1; i <= parts.length; i++) {
          const here = parts.slice(0, i);
          if (!tree.lookup(here))
            tree.create(here, { type: 'directory', mode: 0o755, ...owner, mtime: solve.builder.kernel.clock.now });
        }
      },
    },
    before,
  );
}
