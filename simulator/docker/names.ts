import { randomName } from '../cli/random-names';
import type { Random } from '../random';
import { DaemonError } from './daemon-error';

const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;

export function checkName(name: string): void {
  if (!NAME.test(name)) {
    throw new DaemonError(`Invalid container name (${name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`);
  }
}

/** A name that nobody has. */
export function inventName(random: Random, taken: (name: string) => boolean): string {
  for (let retry = 0; ; retry++) {
    const name = randomName(() => random.next(), retry);
    if (!taken(name)) return name;
  }
}

/** Volumes follow the same rule, with other words. `-v x:/data` may have a short one, `docker volume create` not. */
export function checkVolumeName(name: string, { short = true }: { readonly short?: boolean } = {}): void {
  if (NAME.test(name) || (short && /^[a-zA-Z0-9]$/.test(name))) return;
  if (name.length === 1) {
    throw new DaemonError(
      `create ${name}: volume name is too short, names should be at least two alphanumeric characters`,
    );
  }
  throw new DaemonError(
    `create ${name}: "${name}" includes invalid characters for a local volume name, only "[a-zA-Z0-9][a-zA-Z0-9_.-]" are allowed. If you intended to pass a host directory, use absolute path`,
  );
}
