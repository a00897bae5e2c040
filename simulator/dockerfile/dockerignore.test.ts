import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Dockerignore } from './dockerignore';

function ignored(text: string, ...paths: string[]): string[] {
  const file = Dockerignore.read(text);
  if ('error' in file) throw new Error(file.error);
  return paths.filter((path) => file.ignores(path));
}

describe('Dockerignore', () => {
  it('leaves out what a pattern or a folder of it matches', () => {
    const paths = ['a.log', 'keep.log', 'sub/b.log', 'node_modules/m.js', 'secret/key', 'src/i.js'];
    expect(ignored('node_modules\n*.log\n!keep.log\nsecret/\n', ...paths)).toEqual([
      'a.log',
      'node_modules/m.js',
      'secret/key',
    ]);
  });

  it('lets the last pattern decide', () => {
    expect(ignored('*\n!src\nsrc/*.md', 'a', 'src/a', 'src/a.md', 'src/x/a.md')).toEqual(['a', 'src/a.md']);
    expect(ignored('!keep\n*', 'keep')).toEqual(['keep']);
  });

  it('crosses folders with **', () => {
    expect(ignored('**/*.go', 'a.go', 'x/y/a.go', 'a.gox')).toEqual(['a.go', 'x/y/a.go']);
    expect(ignored('x/**/z', 'x/z', 'x/a/b/z', 'z')).toEqual(['x/z', 'x/a/b/z']);
    expect(ignored('x/**', 'x/a/b', 'y')).toEqual(['x/a/b']);
    expect(ignored('**foo', 'xfoo', 'a/foo', 'foob')).toEqual(['xfoo', 'a/foo']);
  });

  it('cleans patterns: comments, slashes, dots and blanks', () => {
    const paths = ['a', 'b', 'c/d', '#x', 'e'];
    expect(ignored('# a\n  /b/ \n./c/../c/d\n #x\r\n! e\n', ...paths)).toEqual(['b', 'c/d', '#x']);
  });

  it('knows classes, escapes and ?', () => {
    expect(ignored('[a-c]?\n[^x]z\n\\*q', 'a1', 'd1', 'a/', 'yz', 'xz', '*q', 'aq')).toEqual(['a1', 'yz', '*q', 'aq']);
  });

  it('does not bring back a file by naming a folder above it', () => {
    expect(ignored('a/b\n!a', 'a/b', 'a/c')).toEqual(['a/b']);
  });

  it('says what is wrong with a pattern', () => {
    expect(Dockerignore.read('[a')).toEqual({ error: 'syntax error in pattern' });
    expect(Dockerignore.read('a\\')).toEqual({ error: 'syntax error in pattern' });
    expect(Dockerignore.read('!')).toEqual({ error: 'illegal exclusion pattern: "!"' });
  });

  it('never throws', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab/*?[]^!-\\.# \n$(){}+|') });
    fc.assert(
      fc.property(text, text, (pattern, path) => {
        const file = Dockerignore.read(pattern);
        if (!('error' in file)) file.ignores(path);
      }),
      { numRuns: 5000 },
    );
  });
});
