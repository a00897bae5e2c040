import type { Bytes } from '../bytes';

// A compiled program in the simulated file system: an ELF header, then the name under which the simulator knows it.
const HEADER = '\x7fELF\x02\x01\x01\x00';

export const binary = (program: string): Bytes => `${HEADER}${program}\n`;

/** The program's name, or undefined for a file that is no binary. */
export const programOf = (data: Bytes): string | undefined =>
  data.startsWith(HEADER) ? data.slice(HEADER.length, -1) : undefined;
