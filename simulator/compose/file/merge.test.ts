import { expect, test } from 'vitest';
import { merge } from './merge';

test('a later file adds to maps and lists, and replaces the rest', () => {
  const under = {
    image: 'a',
    command: ['one'],
    environment: { A: 'base', B: 'base' },
    volumes: ['./a:/a', '/keep'],
    ports: ['80:80'],
    depends_on: ['db'],
  };
  const over = {
    image: 'b',
    command: ['two', 'words'],
    environment: ['B=over'],
    volumes: ['./c:/a'],
    ports: ['81:81'],
    depends_on: { cache: { condition: 'service_healthy' } },
  };
  expect(merge(under, over)).toEqual({
    image: 'b',
    command: ['two', 'words'],
    environment: { A: 'base', B: 'over' },
    volumes: ['./c:/a', '/keep'],
    ports: ['80:80', '81:81'],
    depends_on: { db: { condition: 'service_started' }, cache: { condition: 'service_healthy' } },
  });
});
