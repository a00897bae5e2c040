import { dashDialect } from './dialect';
import { shellProgram } from './program';

export const dash = shellProgram(dashDialect);
