import { formatReference, InvalidReference, parseReference } from '../../docker/reference';
import { expandVariables } from '../expand-variables';
import { isImageReference } from '../image-reference';
import type { Instruction } from '../instruction';
import type { Stage } from '../stages';
import { SolveError } from './solve-error';

/** Where a stage's files come from. */
export type Base =
  | { readonly kind: 'scratch' }
  | { readonly kind: 'stage'; readonly index: number }
  | { readonly kind: 'image'; readonly name: string };

export interface PlannedStage {
  readonly stage: Stage;
  readonly base: Base;
  /** `[build 2/4]` without the numbers: "build ", "stage-1 " or "". */
  readonly prefix: string;
  /** Vertices: FROM (but scratch), RUN, COPY, ADD, WORKDIR. */
  readonly total: number;
}

export interface Plan {
  readonly stages: readonly PlannedStage[];
  readonly target: number;
  /** Stages that the target needs, in file order. */
  readonly needed: readonly number[];
  /** Images whose metadata is looked up, in order, with the instruction that asks. */
  readonly images: readonly { readonly name: string; readonly source: Instruction }[];
}

const makesVertex = (instruction: Instruction): boolean => ['RUN', 'COPY', 'ADD', 'WORKDIR'].includes(instruction.kind);

export function makePlan(
  stages: readonly Stage[],
  target: string,
  globals: ReadonlyMap<string, string>,
  escapeChar: string,
): Plan {
  const wanted = findTarget(stages, target);
  const named = (name: string, before: number): number | undefined => {
    const lower = name.toLowerCase();
    const index = stages.findIndex(({ from }, i) => i < before && from.as !== '' && from.as === lower);
    if (index >= 0) return index;
    return /^\d+$/.test(name) && Number(name) < before ? Number(name) : undefined;
  };
  const planned = stages.map((stage, index): PlannedStage => {
    const expanded = expandVariables(stage.from.image, (name) => globals.get(name), { escape: escapeChar });
    if ('error' in expanded) throw new SolveError(expanded.error, stage.from);
    const name = expanded.text;
    if (name === '') throw new SolveError(`base name (${stage.from.image}) should not be blank`, stage.from);
    const other = named(name, index);
    const base: Base =
      other !== undefined
        ? { kind: 'stage', index: other }
        : name === 'scratch'
          ? { kind: 'scratch' }
          : { kind: 'image', name: checkedName(name, stage.from) };
    const prefix = stage.from.as !== '' ? `${stage.from.as} ` : stages.length > 1 ? `stage-${index} ` : '';
    return {
      stage,
      base,
      prefix,
      total: (base.kind === 'scratch' ? 0 : 1) + stage.instructions.filter(makesVertex).length,
    };
  });
  const needed = new Set<number>();
  const images = new Map<string, Instruction>();
  const visit = (index: number): void => {
    const one = planned[index];
    if (!one || needed.has(index)) return;
    needed.add(index);
    if (one.base.kind === 'stage') visit(one.base.index);
    if (one.base.kind === 'image' && !images.has(one.base.name)) images.set(one.base.name, one.stage.from);
    for (const instruction of one.stage.instructions) {
      for (const from of fromsOf(instruction)) {
        const other = named(from, index);
        if (other !== undefined) visit(other);
        else if (from !== 'scratch' && !images.has(from)) images.set(checkedName(from, instruction), instruction);
      }
    }
  };
  visit(wanted);
  const order = [...images]
    .map(([name, source]) => ({ name, source }))
    .sort((a, b) => Number(b.source.kind === 'FROM') - Number(a.source.kind === 'FROM'));
  return { stages: planned, target: wanted, needed: [...needed].sort((a, b) => a - b), images: order };
}

export const fromsOf = (instruction: Instruction): string[] =>
  (instruction.kind === 'COPY' && instruction.from !== ''
    ? [instruction.from]
    : instruction.kind === 'RUN'
      ? instruction.mounts.map((mount) => mount.from)
      : []
  ).filter(Boolean);

/** A stage earlier in the file, by name or number. */
export function stageNamed(plan: Plan, name: string): number | undefined {
  const index = plan.stages.findIndex(({ stage }) => stage.from.as !== '' && stage.from.as === name.toLowerCase());
  if (index >= 0) return index;
  return /^\d+$/.test(name) && Number(name) < plan.stages.length ? Number(name) : undefined;
}

function findTarget(stages: readonly Stage[], target: string): number {
  if (target === '') return stages.length - 1;
  const index = stages.findIndex(({ from }) => from.as === target.toLowerCase());
  if (index >= 0) return index;
  if (/^\d+$/.test(target) && Number(target) < stages.length) return Number(target);
  throw new SolveError(`target stage ${JSON.stringify(target)} could not be found`);
}

function checkedName(name: string, source: Instruction): string {
  if (isImageReference(name)) return formatReference(parseReference(name));
  try {
    parseReference(name);
  } catch (error) {
    if (!(error instanceof InvalidReference)) throw error;
    const message = error.message.replace(
      /repository name \(/,
      `repository name (${name.includes('/') ? '' : 'library/'}`,
    );
    throw new SolveError(`failed to parse stage name ${JSON.stringify(name)}: ${message}`, source);
  }
  return name;
}

/** With its registry and its folder: docker.io/library/node:20-slim. */
export function fullName(name: string): string {
  const { repository, tag, digest } = parseReference(name);
  const first = repository.split('/')[0] ?? '';
  const host = repository.includes('/') && /[.:]|^localhost$/.test(first);
  const path = host ? repository : `docker.io/${repository.includes('/') ? '' : 'library/'}${repository}`;
  return `${path}${tag ? `:${tag}` : ''}${digest ? `@${digest}` : ''}`;
}

/** What BuildKit says when a name is not among the local images and no registry can be asked. */
export function unreachable(name: string): string {
  const { repository, tag, digest } = parseReference(name);
  const path = repository.includes('/') ? repository : `library/${repository}`;
  return `failed to do request: Head "https://registry-1.docker.io/v2/${path}/manifests/${digest ?? tag}": dial tcp: lookup registry-1.docker.io on 192.168.65.10:53: no such host`;
}
