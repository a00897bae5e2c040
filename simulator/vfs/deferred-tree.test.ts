import { expect, it } from 'vitest';
import { DeferredTree } from './deferred-tree';
import { plantFile } from './plant';

it('is filled once, when somebody looks', () => {
  let filled = 0;
  const tree = new DeferredTree('sysfs', (empty) => {
    filled += 1;
    plantFile(empty, '/class/net', 'eth0');
  });
  expect(filled).toBe(0);
  expect(tree.lookup(['class', 'net'])?.data).toBe('eth0');
  expect(tree.lookup([])?.type).toBe('directory');
  expect(filled).toBe(1);
});
