import { expect, it } from 'vitest';
import { lateParts } from './late';
import { tools } from './registry';

it.each(lateParts)('brings what it promises, and nothing that is there already: $names', async ({ names, fetch }) => {
  expect(Object.keys(await fetch()).sort()).toEqual([...names].sort());
  expect(names.filter((name) => name in tools)).toEqual([]);
});
