import { expect, test } from 'vitest';
import { finish } from '../../fidelity/replay';
import { createMachine } from '../../machine';

// As Docker 26.1.5 with overlay2: lines seen 0.3 s after each of three was written.
test.each([
  ['', 'debian:trixie-slim', '0\n1\n2\n'],
  ['-v /d', 'debian:trixie-slim', '1\n2\n3\n'],
  ['--tmpfs /d', 'debian:trixie-slim', '1\n2\n3\n'],
  ['-v /d', 'busybox:1.37', '0\n1\n2\n'],
])('tail -F is told of changes, except on an overlay and by busybox: %s %s', (mount, image, seen) => {
  const write = 'for i in 1 2 3; do echo x >> /d/f; sleep 0.3; wc -l < /tmp/out; sleep 1.2; done';
  const machine = createMachine({ images: 'recorded' });
  const line = `docker run --rm ${mount} ${image} sh -c 'mkdir -p /d; : > /d/f; tail -F /d/f > /tmp/out & sleep 1.5; ${write}; kill $!'`;
  expect(finish(machine, machine.run(line)).stdout).toBe(seen);
});
