import type { Syscalls } from '../../kernel/syscalls';

/** Bytes of /dev/urandom as a stream of numbers 0 ≤ n < 1. */
export function randomNumbers(sys: Syscalls, path = '/dev/urandom') {
  const fd = sys.open(path, ['read']);
  return function* () {
    const bytes = yield* sys.read(fd, 4);
    let value = 0;
    for (let i = 0; i < 4; i++) value = value * 256 + (bytes.charCodeAt(i) || 0);
    return value / 2 ** 32;
  };
}
