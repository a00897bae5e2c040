import { expect, it } from 'vitest';
import { allCapabilities, capabilitiesOf, capabilityMask, noCapabilities } from './capability';

it('shows a set as the kernel does', () => {
  expect(capabilityMask(allCapabilities)).toBe('000001ffffffffff');
  expect(capabilityMask(new Set(['CHOWN', 'NET_BIND_SERVICE']))).toBe('0000000000000401');
});

it('gives root what the bounding set has, and others nothing', () => {
  const bounding = new Set(['KILL']);
  expect(capabilitiesOf(0, bounding)).toBe(bounding);
  expect(capabilitiesOf(1000, bounding)).toBe(noCapabilities);
});
