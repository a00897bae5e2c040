import { bashDialect } from './dialect';
import { shellProgram } from './program';

export const bash = shellProgram(bashDialect);
