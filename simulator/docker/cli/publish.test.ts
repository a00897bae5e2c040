import { expect, test } from 'vitest';
import { parsePublish } from './publish';

const read = (spec: string) =>
  Object.entries(parsePublish([spec]).bindings).map(([port, [first]]) => `${first?.hostIp}|${first?.hostPort}|${port}`);

test.each([
  ['80', ['||80/tcp']],
  ['8080:80', ['|8080|80/tcp']],
  ['127.0.0.1:8080:80/udp', ['127.0.0.1|8080|80/udp']],
  ['127.0.0.1::80', ['127.0.0.1||80/tcp']],
  ['8000-8001:80-81', ['|8000|80/tcp', '|8001|81/tcp']],
  ['8000-8010:80', ['|8000-8010|80/tcp']],
  ['published=8080,target=80', ['|8080|80/tcp']],
])('%s', (spec, want) => expect(read(spec)).toEqual(want));

test.each([
  ['abc:80', 'Invalid hostPort: abc'],
  ['99999:80', 'Invalid hostPort: 99999'],
  ['80:abc', 'Invalid containerPort: abc'],
  ['1.2.3:80:80', 'Invalid ip address: 1.2.3'],
  ['80-82:80-81', 'Invalid ranges specified for container and host Ports: 80-81 and 80-82'],
  ['80/foo', 'Invalid proto: foo'],
])('%s is refused', (spec, why) => expect(() => parsePublish([spec])).toThrow(why));
