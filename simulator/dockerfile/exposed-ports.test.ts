import { expect, it } from 'vitest';
import { readExposedPorts } from './exposed-ports';

it('gives every port its protocol and writes ranges out', () => {
  expect(readExposedPorts(['80', '53/UDP', '7000-7002/tcp', '127.0.0.1:8080:81'])).toEqual([
    ...['80/tcp', '53/udp', '7000/tcp', '7001/tcp', '7002/tcp', '81/tcp'],
  ]);
});

it('says what is no port', () => {
  expect(readExposedPorts(['abc'])).toEqual({ error: 'Invalid containerPort: abc' });
  expect(readExposedPorts(['70000'])).toEqual({ error: 'Invalid containerPort: 70000' });
  expect(readExposedPorts(['80/xyz'])).toEqual({ error: 'Invalid proto: xyz' });
});
