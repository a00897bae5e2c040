import { expect, it } from 'vitest';
import type { Node } from '../service';
import { parseConstraint, satisfies } from './constraints';

const node: Node = {
  id: 'abc',
  hostname: 'docker-host',
  createdAt: 0,
  updatedAt: 0,
  version: 1,
  availability: 'active',
  labels: { zone: 'A' },
  address: '192.168.65.10',
};

it.each([
  ['node.role==manager', true],
  ['node.role != worker', true],
  ['node.hostname==docker-host', true],
  ['node.labels.zone==a', true],
  ['node.labels.zone!=a', false],
  ['node.labels.none!=a', true],
  ['node.labels.none==a', false],
  ['node.platform.os==linux', true],
  ['node.colour==red', false],
  ['node.colour!=red', false],
])('%s: %s', (text, met) => {
  expect(satisfies(node, [text])).toBe(met);
});

it('refuses what is no constraint', () => {
  expect(() => parseConstraint('node.role')).toThrow('constraint expected one operator from ==, !=');
  expect(() => parseConstraint('no de==x')).toThrow("key 'no de' is invalid");
});
