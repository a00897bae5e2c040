import { expect, test } from 'vitest';
import { makeTar, readTar } from './tar';

test('reads what it wrote', () => {
  const entries = [
    { name: 'a.txt', data: 'one' },
    { name: 'dir/', data: '' },
    { name: 'dir/b', data: 'x'.repeat(1000) },
  ];
  const data = makeTar(entries, 0);
  expect(data.length % 512).toBe(0);
  expect(readTar(data)?.get('dir/b')).toBe('x'.repeat(1000));
  expect(readTar('no archive'.repeat(200))).toBeUndefined();
});
