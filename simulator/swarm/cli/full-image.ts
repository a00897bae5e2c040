import { warn } from '../../docker/cli/call';
import { formatReference, parseReference } from '../../docker/reference';
import type { Run, Syscalls } from '../../kernel/syscalls';

/** With its tag; a name that is none stays as it is. */
export function fullImage(name: string): string {
  try {
    return formatReference(parseReference(name));
  } catch {
    return name;
  }
}

/** What the manager says when it can't ask a registry for the image's digest. */
export const unpinned = (image: string): string =>
  `image ${image} could not be accessed on a registry to record
its digest. Each node will access ${image} independently,
possibly leading to different nodes running different
versions of the image.

`;

export function* warnUnpinned(sys: Syscalls, image: string): Run<void> {
  // Asking takes as long as it takes to hear that there is no such host.
  yield* sys.sleep(5);
  if (!image.includes('@sha256:')) yield* warn(sys, unpinned(image));
}
