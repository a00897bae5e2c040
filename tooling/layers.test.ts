import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importsOf, layers, refuse } from './layers';

const isSource = (path: string) => /\.(ts|tsx|mdx)$/.test(path) && !/\.(test|d)\.tsx?$/.test(path);
const sourcesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(isSource)
    .map((path) => `${folder}/${path}`);

describe.each(Object.keys(layers))('%s', (folder) => {
  it('imports only what its layer may', () => {
    const refusals = sourcesOf(folder).flatMap((file) =>
      importsOf(readFileSync(file, 'utf8')).flatMap((specifier) => refuse(file, specifier) ?? []),
    );
    expect(refusals).toEqual([]);
  });
});

describe('the rules', () => {
  it('see every way to import', () => {
    const source = `import type { A } from './a';\nimport {\n  b,\n} from "./b";\nexport * from './c';\nimport './d';\nawait import('./e');`;
    expect(importsOf(source)).toEqual(['./a', './b', './c', './d', './e']);
  });

  it.each([
    ['simulator/kernel/wait.ts', '../docker/engine'],
    ['simulator/docker/engine.ts', '../compose/up'],
    ['simulator/machine.ts', 'node:fs'],
    ['simulator/machine.ts', '../grading/grade'],
    ['grading/grade.ts', '@/components/score/score'],
    ['grading/grade.ts', 'react'],
    ['content/lessons.ts', '@/simulator/machine'],
    ['components/site/hero.tsx', '@/app/page'],
    ['app/page.tsx', '@/tooling/bench'],
  ])('refuse %s importing %s', (file, specifier) => {
    expect(refuse(file, specifier)).toContain(file);
  });

  it.each([
    ['simulator/shell/ast.ts', 'unbash'],
    ['simulator/docker/engine.ts', '../kernel/wait'],
    ['grading/grade.ts', '@/simulator/machine'],
    ['components/terminal/terminal.tsx', '@xterm/xterm'],
  ])('allow %s importing %s', (file, specifier) => {
    expect(refuse(file, specifier)).toBeUndefined();
  });
});
