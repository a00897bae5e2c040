import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

// A mirror's address in the lock file would make a fresh clone depend on that mirror.
it('names no registry host', () => {
  expect(readFileSync('package-lock.json', 'utf8')).not.toContain('"resolved": "http');
  expect(readFileSync('.npmrc', 'utf8')).toContain('omit-lockfile-registry-resolved=true');
});
