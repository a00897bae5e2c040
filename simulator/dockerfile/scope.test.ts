// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are of Dockerfiles
import { expect, it } from 'vitest';
import type { InstructionOf } from './instruction';
import { platformArgs, readGlobals, readStageArgs } from './scope';

function arg(...args: InstructionOf<'ARG'>['args']): InstructionOf<'ARG'> {
  return { kind: 'ARG', args, start: 1, end: 1, original: '', keyword: 'ARG' };
}

it('gives global ARGs their defaults, and --build-arg precedence', () => {
  const declared = [
    arg({ name: 'A', value: '1' }),
    arg({ name: 'B', value: '${A}-$TARGETARCH-$NO' }),
    arg({ name: 'C' }),
  ];
  const globals = readGlobals(declared, new Map([['A', '2']]), platformArgs(), '\\');
  if ('error' in globals) throw new Error(globals.error);
  expect(globals.values.get('B')).toBe('2-amd64-');
  expect(globals.values.has('C')).toBe(false);
  expect(globals.unset).toEqual([{ name: 'NO', line: 1 }]);
});

it('lets a stage inherit a global ARG by declaring it', () => {
  const globals = new Map([['A', 'global']]);
  const given = new Map([['G', 'given']]);
  const one = arg({ name: 'A' }, { name: 'B', value: 'own' }, { name: 'C' }, { name: 'G', value: 'x' });
  expect(readStageArgs(one, given, globals)).toEqual([
    ['A', 'global'],
    ['B', 'own'],
    ['G', 'given'],
  ]);
});
