import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { pack } from '@/components/team/packed';
import { isPath, MOST_TEXT } from './limits';
import { linkTo, openSaved, savedIn } from './saved-link';

beforeAll(() => vi.stubGlobal('location', { origin: 'https://example.org' }));

const through = async (files: Record<string, string>) => {
  const made = await linkTo(files);
  return 'link' in made ? openSaved(savedIn(new URL(made.link).hash) ?? '') : made;
};

describe('a link', () => {
  it('brings back any files', async () => {
    const path = fc.stringMatching(/^[\w.@+-]{1,12}(\/[\w-]{1,8})?$/).filter(isPath);
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(path, fc.string({ unit: 'binary' }), { minKeys: 1, maxKeys: 5 }),
        async (given) => {
          const files = Object.fromEntries(Object.entries(given));
          expect(await through(files)).toEqual({ files });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is short for a Dockerfile', async () => {
    const made = await linkTo({ Dockerfile: 'FROM node:20-slim\nCOPY . .\nCMD node server.js\n' });
    expect('link' in made && made.link.length).toBeLessThan(260);
  });

  it('is refused when it would be too long', async () => {
    let seed = 1;
    const letter = () => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return String.fromCharCode(33 + ((seed >>> 16) % 90));
    };
    const noise = Array.from({ length: 90_000 }, letter).join('');
    expect(await linkTo({ Dockerfile: noise })).toEqual({ problem: expect.stringContaining('Remove what') });
  });
});

it('does not make a link that could not be opened', async () => {
  expect(await linkTo({ Dockerfile: '\u0001'.repeat(MOST_TEXT) })).toHaveProperty('problem');
});

describe('what is not such a link', () => {
  it.each([
    ['newer', { format: 'pid-one-files', version: 2, files: [] }, 'newer version'],
    ['another format', { format: 'pid-one-report', version: 1 }, 'incomplete, or was changed'],
    ['a path that leads out', { format: 'pid-one-files', version: 1, files: [['../x', '']] }, 'incomplete'],
    ['__proto__', { format: 'pid-one-files', version: 1, files: [['__proto__', '']] }, 'incomplete'],
    ['empty', { format: 'pid-one-files', version: 1, files: [] }, 'no files'],
    ['too much', { format: 'pid-one-files', version: 1, files: [['a', 'x'.repeat(MOST_TEXT + 1)]] }, 'too much'],
    ['null', null, 'incomplete'],
  ])('%s', async (_, value, words) => {
    expect(await openSaved(await pack(value))).toEqual({ problem: expect.stringContaining(words) });
  });

  it('too long', async () => {
    expect(await openSaved('x'.repeat(60_001))).toEqual({ problem: expect.stringContaining('longer than') });
  });

  it('a bomb', async () => {
    const bomb = await pack('\0'.repeat(900_000).concat('x'.repeat(900_000))).catch(() => 'x');
    expect(await openSaved(bomb)).toHaveProperty('problem');
  });

  it('any bytes: a sentence, never a crash', async () => {
    const good = await pack({ format: 'pid-one-files', version: 1, files: [['Dockerfile', 'FROM a\n']] });
    const cut = fc.tuple(fc.nat(good.length), fc.nat(good.length)).map(([a, b]) => good.slice(0, a) + good.slice(b));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.base64String(), cut), async (text) => {
        const opened = await openSaved(text);
        expect('problem' in opened ? opened.problem.length : Object.keys(opened.files).length).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });
});

it('takes the paths of a folder, and no others', () => {
  for (const path of ['Dockerfile', '.dockerignore', 'web/Dockerfile', 'a/b/c.sh', 'x@2+1'])
    expect([path, isPath(path)]).toEqual([path, true]);
  for (const path of ['', '/etc/passwd', '../x', 'a/../b', 'a b', '__proto__', 'a//b', './x', 'x'.repeat(101)])
    expect([path, isPath(path)]).toEqual([path, false]);
});
