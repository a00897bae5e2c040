import { expect, it } from 'vitest';
import { parsePort } from './parse-port';

const port = { protocol: 'tcp', targetPort: 80, publishedPort: 8080, publishMode: 'ingress' };

it.each([
  ['8080:80', [port]],
  ['80', [{ ...port, publishedPort: 0 }]],
  ['8080:80/udp', [{ ...port, protocol: 'udp' }]],
  ['8080-8081:80-81', [port, { ...port, targetPort: 81, publishedPort: 8081 }]],
  ['published=8080,target=80,mode=host', [{ ...port, publishMode: 'host' }]],
])('reads %s', (text, ports) => {
  expect(parsePort(text)).toEqual(ports);
});

it.each([
  ['published=8080', "missing mandatory field 'target'"],
  ['target=80,mode=open', "invalid publish mode value (open): must be either 'ingress' or 'host'"],
  ['target=x', 'invalid target port (x): value must be an integer'],
  ['127.0.0.1:80:80', 'hostip is not supported'],
])('refuses %s', (text, why) => {
  expect(() => parsePort(text)).toThrow(why);
});
