import { type Bytes, decodeUtf8 } from '../../bytes';
import type { Image } from '../../docker/image';
import { makeImage } from '../../docker/image-id';
import type { ImageStore } from '../../docker/image-store';
import type { Kernel } from '../../kernel/kernel';
import type { Proc } from '../../kernel/proc';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { WaitQueue } from '../../kernel/wait-queue';
import type { Snapshot } from '../../vfs/tree';
import { readDockerfile } from '../read-dockerfile';
import { platformArgs, readGlobals } from '../scope';
import { applyInstruction, onBuildTriggers } from './apply';
import type { BuildCache } from './cache';
import { type BuildContext, readContext } from './context';
import { inBytes } from './in-bytes';
import { fullName, makePlan, type Plan, unreachable } from './plan';
import type { ProgressEvent } from './progress';
import { SolveError } from './solve-error';
import { type StageState, startFromImage, startFromScratch, startFromStage } from './stage-state';

/** The part of the engine that builds. */
export interface Builder {
  readonly kernel: Kernel;
  readonly images: ImageStore;
  readonly cache: BuildCache;
  /** Parent of the build's containers on the host. */
  readonly parent: Proc | undefined;
}

export interface BuildRequest {
  /** Folder of the context on the client; undefined where there is none but the Dockerfile. */
  readonly context: string | undefined;
  /** As given by -f, for messages. */
  readonly dockerfileName: string;
  /** undefined: there is no such file. */
  readonly dockerfile: string | undefined;
  readonly dockerignore: string | undefined;
  readonly target: string;
  readonly buildArgs: ReadonlyMap<string, string>;
  readonly labels: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
  readonly noCache: boolean;
}

export type Report = (event: ProgressEvent) => Run<void>;

/** One build under way: vertices, their numbers and their logs. */
export class Solve {
  readonly builder: Builder;
  readonly sys: Syscalls;
  readonly request: BuildRequest;
  readonly report: Report;
  readonly states = new Map<number, StageState>();
  plan: Plan | undefined;
  context: BuildContext | undefined;
  escape = '\\';
  globals: ReadonlyMap<string, string> = new Map();
  /** Name and log of the vertex that failed, for the summary. */
  failed: { readonly name: string; readonly log: readonly Bytes[] } | undefined;
  #vertex = 0;
  #pendingContext = false;

  constructor(builder: Builder, sys: Syscalls, request: BuildRequest, report: Report) {
    this.builder = builder;
    this.sys = sys;
    this.request = request;
    this.report = report;
  }

  /** Throws SolveError. */
  *run(): Run<Image> {
    const { request } = this;
    const text = yield* this.#loadDefinition();
    const file = inBytes(readDockerfile(decodeUtf8(text)));
    if ('error' in file)
      throw new SolveError(asEngineSays(file.error), file.line === undefined ? undefined : errorLines(text, file.line));
    const platform = platformArgs('linux/amd64', request.target || 'default');
    this.escape = file.parsed.escape;
    const globals = readGlobals(file.globalArgs, request.buildArgs, platform, this.escape);
    if ('error' in globals) throw new SolveError(globals.error, { start: globals.line, end: globals.line });
    this.globals = globals.values;
    this.plan = makePlan(file.stages, request.target, globals.values, this.escape);
    for (const { name, source } of this.plan.images) yield* this.#resolve(name, source);
    yield* this.#loadIgnore();
    this.#pendingContext = this.#needsContext(this.plan);
    if (this.#pendingContext && request.context !== undefined)
      this.context = readContext(this.sys, request.context, request.dockerignore);
    for (const index of this.plan.needed) this.states.set(index, yield* this.#buildStage(this.plan, index));
    const state = this.states.get(this.plan.target);
    if (!state) throw new SolveError('no build stage in current context');
    return yield* this.#exportImage(state);
  }

  /** Shows a vertex from start to end; what `work` throws marks it as failed. */
  *vertex<T>(name: string, work: (vertex: Vertex) => Run<T>): Run<T> {
    this.#vertex += 1;
    const vertex = new Vertex(this, this.#vertex, name);
    yield* this.report({ type: 'start', vertex: vertex.number, name });
    try {
      const result = yield* work(vertex);
      yield* this.report(
        vertex.cached
          ? { type: 'cached', vertex: vertex.number }
          : { type: 'done', vertex: vertex.number, ms: vertex.elapsed },
      );
      return result;
    } catch (error) {
      if (error instanceof SolveError) {
        yield* this.report({
          type: 'error',
          vertex: vertex.number,
          message: error.message
            .replace(/^failed to compute cache key: /, '')
            .replace(/^\S+: failed to resolve source metadata for \S+: /, ''),
        });
        this.failed = { name, log: vertex.lines };
      }
      throw error;
    }
  }

  /** The context's vertex comes right after the FROMs. */
  *showContext(): Run<void> {
    if (!this.#pendingContext) return;
    this.#pendingContext = false;
    yield* this.vertex('[internal] load build context', function* (vertex) {
      yield* vertex.solve.sys.sleep(15);
      const bytes = vertex.solve.context?.size ?? 0;
      yield* vertex.status(`transferring context: ${humanBytes(bytes === 0 ? 2 : bytes + 32)}`, 0);
    });
  }

  *#loadDefinition(): Run<string> {
    const { dockerfile, dockerfileName } = this.request;
    yield* this.vertex(`[internal] load build definition from ${dockerfileName}`, function* (vertex) {
      yield* vertex.solve.sys.sleep(20);
      yield* vertex.status(
        `transferring dockerfile: ${humanBytes(dockerfile === undefined ? 2 : dockerfile.length + 39)}`,
        0,
      );
    });
    if (dockerfile === undefined)
      throw new SolveError(`failed to read dockerfile: open ${dockerfileName}: no such file or directory`);
    return dockerfile;
  }

  *#resolve(name: string, source: SolveError['source']): Run<void> {
    const { images } = this.builder;
    yield* this.vertex(`[internal] load metadata for ${fullName(name)}`, function* (vertex) {
      yield* vertex.solve.sys.sleep(10);
      if (!images.named(name))
        throw new SolveError(
          `${name}: failed to resolve source metadata for ${fullName(name)}: ${unreachable(name)}`,
          source,
        );
    });
  }

  *#loadIgnore(): Run<void> {
    const { dockerignore } = this.request;
    yield* this.vertex('[internal] load .dockerignore', function* (vertex) {
      yield* vertex.solve.sys.sleep(10);
      yield* vertex.status(
        `transferring context: ${humanBytes(dockerignore === undefined ? 2 : dockerignore.length + 39)}`,
        0,
      );
    });
  }

  #needsContext(plan: Plan): boolean {
    return plan.needed.some(
      (index) =>
        plan.stages[index]?.stage.instructions.some(
          (one) =>
            ((one.kind === 'COPY' || one.kind === 'ADD') && one.from === '' && one.sources.length > 0) ||
            (one.kind === 'RUN' && one.mounts.some((m) => m.type === 'bind' && m.from === '')),
        ) ||
        (plan.stages[index]?.base.kind === 'image' &&
          (this.#baseImage(plan, index)?.config.onBuild.some((t) => /^(COPY|ADD)\b/i.test(t)) ?? false)),
    );
  }

  #baseImage(plan: Plan, index: number): Image | undefined {
    const base = plan.stages[index]?.base;
    return base?.kind === 'image' ? this.builder.images.named(base.name) : undefined;
  }

  *#buildStage(plan: Plan, index: number): Run<StageState> {
    const planned = plan.stages[index];
    if (!planned) throw new SolveError('no build stage in current context');
    const { base, stage, prefix, total } = planned;
    const image = this.#baseImage(plan, index);
    const parent = base.kind === 'stage' ? this.states.get(base.index) : undefined;
    const state = image
      ? startFromImage(image)
      : parent
        ? startFromStage(parent)
        : startFromScratch(this.builder.kernel.clock.now);
    const triggers = image ? onBuildTriggers(image) : [];
    const instructions = [...triggers, ...stage.instructions];
    let number = base.kind === 'scratch' ? 0 : 1;
    let shown = base.kind !== 'image';
    const show = function* (solve: Solve, firstIsCached: boolean): Run<void> {
      if (!shown && base.kind === 'image') yield* solve.#showFrom(base.name, `[${prefix}1/${total}] `, firstIsCached);
      shown = true;
      yield* solve.showContext();
    };
    for (const instruction of instructions) {
      const step = ['RUN', 'COPY', 'ADD', 'WORKDIR'].includes(instruction.kind);
      if (step) number += 1;
      yield* applyInstruction(this, state, instruction, `[${prefix}${number}/${total}]`, (cached) =>
        show(this, cached),
      );
    }
    yield* show(this, false);
    return state;
  }

  *#showFrom(name: string, label: string, firstIsCached: boolean): Run<void> {
    const { cache } = this.builder;
    const used = cache.usedBases.has(name);
    if (this.#froms.has(name)) return;
    this.#froms.add(name);
    cache.usedBases.add(name);
    yield* this.vertex(`${label}FROM ${fullName(name)}`, function* (vertex) {
      vertex.cached = used && !firstIsCached;
      yield* vertex.solve.sys.sleep(2);
    });
  }
  readonly #froms = new Set<string>();

  /** Files of `--from`: a stage's, an image's, or the context. */
  *sourceOf(name: string): Run<Snapshot> {
    if (name === '') return this.context?.snapshot ?? { root: startFromScratch(0).snapshot.root };
    const index =
      this.plan?.stages.findIndex(
        ({ stage }, i) => (stage.from.as !== '' && stage.from.as === name.toLowerCase()) || String(i) === name,
      ) ?? -1;
    const stage = this.states.get(index);
    if (stage) return stage.snapshot;
    const image = this.builder.images.named(name);
    if (!image) throw new SolveError(`${name}: not found`);
    yield* this.#showFrom(name, '', true);
    return image.layers.at(-1)?.snapshot ?? startFromScratch(0).snapshot;
  }

  *#exportImage(state: StageState): Run<Image> {
    const { request, builder } = this;
    const now = builder.kernel.clock.now;
    const labels = { ...state.config.labels, ...request.labels };
    const image = makeImage({
      created: state.created,
      author: state.author,
      config: { ...state.config, labels, workingDir: state.config.workingDir || '/' },
      layers: state.layers,
      history: state.history,
    });
    return yield* this.vertex('exporting to image', function* (vertex) {
      yield* vertex.solve.sys.sleep(20);
      yield* vertex.status('exporting layers', 0);
      yield* vertex.status(`writing image ${image.id}`, 0);
      builder.images.add(image, undefined, now);
      for (const tag of request.tags) {
        builder.images.tag(tag, image.id, now);
        yield* vertex.status(`naming to ${fullName(tag).replace(/:latest$/, '')}`, 0);
      }
      return image;
    });
  }
}

export class Vertex {
  readonly solve: Solve;
  readonly number: number;
  readonly name: string;
  readonly lines: Bytes[] = [];
  readonly added = new WaitQueue();
  cached = false;
  readonly #started: number;
  #waiting: { readonly ms: number; readonly line: Bytes }[] = [];

  constructor(solve: Solve, number: number, name: string) {
    this.solve = solve;
    this.number = number;
    this.name = name;
    this.#started = solve.builder.kernel.clock.now;
  }

  get elapsed(): number {
    return this.solve.builder.kernel.clock.now - this.#started;
  }

  *status(text: string, ms: number): Run<void> {
    yield* this.solve.report({ type: 'status', vertex: this.number, text, ms });
  }

  add(line: Bytes): void {
    this.#waiting.push({ ms: this.elapsed, line });
    this.lines.push(`${(this.elapsed / 1000).toFixed(3)} ${line}`);
    this.added.wake();
  }

  *drain(): Run<void> {
    while (this.#waiting.length > 0) {
      const next = this.#waiting.shift();
      if (next) yield* this.solve.report({ type: 'log', vertex: this.number, ...next });
    }
  }
}

/** The parser's words are those of today's BuildKit; the engine's own has no dashes before an unknown flag. */
const asEngineSays = (message: string): string => message.replace('unknown flag: --', 'unknown flag: ');

/** The whole instruction that starts on a line. */
function errorLines(text: string, line: number): { start: number; end: number } {
  const lines = text.split('\n');
  let end = line;
  while (/\\\s*$/.test(lines[end - 1] ?? '') && end < lines.length) end += 1;
  return { start: line, end };
}

/** go-units with four digits, as BuildKit's status lines have it. */
export function humanBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes}B`;
  if (bytes < 1e6) return `${(bytes / 1000).toFixed(2)}kB`;
  return `${(bytes / 1e6).toFixed(2)}MB`;
}
