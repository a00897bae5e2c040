import { ashDialect } from './dialect';
import { shellProgram } from './program';

export const ash = shellProgram(ashDialect);
