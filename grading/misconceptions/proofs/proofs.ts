import { commands } from './commands';
import type { Proofs } from './proof';
import { services } from './services';
import { severalContainers } from './several-containers';
import { signals } from './signals';

/** Of every belief: the demo that refutes it, and the question that asks for it again. */
export const proofs: Proofs = { ...commands, ...signals, ...services, ...severalContainers };
