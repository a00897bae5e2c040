import type { Instruction } from '@/simulator/dockerfile/instruction';
import type { Evidence } from '../evidence';

/** Line of the last instruction of a kind that `fits`, in the stages the image is made from. */
export const instructionLine = (
  { command }: Evidence,
  kind: Instruction['kind'],
  fits: (one: Instruction) => boolean = () => true,
): number | null => command?.instructions.findLast((one) => one.kind === kind && fits(one))?.start ?? null;
