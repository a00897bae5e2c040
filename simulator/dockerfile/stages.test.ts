import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandInstruction } from './expand-instruction';
import type { Instruction } from './instruction';
import { readDockerfile } from './read-dockerfile';

const read = readDockerfile;

function errorOf(text: string): string | undefined {
  const found = read(text);
  return 'error' in found ? found.error : undefined;
}

function only(line: string): Instruction | undefined {
  const found = read(`FROM a\n${line}`);
  if ('error' in found) throw new Error(found.error);
  return found.stages[0]?.instructions[0];
}

describe('readDockerfile', () => {
  it('groups instructions under their FROM, and ARGs before it', () => {
    const found = read('ARG V=1\nFROM --platform=linux/arm64 a:$V AS One\nUSER x\nFROM b\nUSER y');
    expect(found).toMatchObject({
      globalArgs: [{ args: [{ name: 'V', value: '1' }] }],
      stages: [
        { from: { image: 'a:$V', as: 'one', platform: 'linux/arm64', start: 2 }, instructions: [{ user: 'x' }] },
        { from: { image: 'b', as: '' }, instructions: [{ user: 'y', start: 5 }] },
      ],
    });
  });

  it.each([
    ['RUNN echo hi', 'unknown instruction: RUNN (did you mean RUN?)'],
    ['runn echo hi', 'unknown instruction: runn (did you mean run?)'],
    ['BLAHBLAH x', 'unknown instruction: BLAHBLAH'],
    ['FROM a b', 'FROM requires either one or three arguments'],
    ['FROM a AS 1x', 'invalid name for build stage: "1x", name can\'t start with a number or contain symbols'],
    ['USER', 'USER requires exactly one argument'],
    ['RUN --user=x y', 'unknown flag: --user'],
    ['COPY --form=x y z', 'unknown flag: --form (did you mean from?)'],
    ['COPY --chown=a --chown=b y z', 'duplicate flag specified: chown'],
    ['COPY --link=maybe y z', 'expecting boolean value for flag link, not: maybe'],
    ['COPY --from y z', 'missing a value on flag: from'],
    ['COPY x', 'COPY requires at least two arguments, but only one was provided. Destination could not be determined'],
    ['HEALTHCHECK', 'HEALTHCHECK requires at least one argument'],
    ['HEALTHCHECK CMD', 'Missing command after HEALTHCHECK CMD'],
    ['HEALTHCHECK NONE x', 'HEALTHCHECK NONE takes no arguments'],
    ['HEALTHCHECK foo', 'Unknown type "FOO" in HEALTHCHECK (try CMD)'],
    ['HEALTHCHECK --interval=x CMD y', 'time: invalid duration "x"'],
    ['HEALTHCHECK --timeout=1us CMD y', 'Interval "timeout" cannot be less than 1ms'],
    ['HEALTHCHECK --retries=-1 CMD y', '--retries cannot be negative (-1)'],
    ['SHELL bash', 'SHELL requires the arguments to be in JSON form'],
    ['SHELL []', 'SHELL requires at least one argument'],
    ['ONBUILD FROM x', "FROM isn't allowed as an ONBUILD trigger"],
    ['ONBUILD ONBUILD RUN x', "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed"],
    ['VOLUME [""]', 'VOLUME specified can not be an empty string'],
    ['ENV =x', 'ENV names can not be blank'],
    ['RUN --mount=type=bnd,target=/x y', 'unsupported mount type "bnd" (did you mean bind?)'],
  ])('%s → %s', (line, want) => {
    expect(errorOf(`FROM a\n${line}`)).toBe(`dockerfile parse error on line 2: ${want}`);
  });

  it('needs a FROM', () => {
    expect(errorOf('RUN x')).toBe('no build stage in current context');
    expect(errorOf('ARG x')).toBe('dockerfile contains no stages to build');
    expect(errorOf('\n')).toBe('file with no instructions');
    expect(errorOf('')).toBe('the Dockerfile cannot be empty');
  });

  it('reads forms, flags and heredocs', () => {
    expect(only('CMD node server.js')).toMatchObject({ form: 'shell', args: ['node server.js'] });
    expect(only('ENTRYPOINT ["a","b"]')).toMatchObject({ form: 'exec', args: ['a', 'b'] });
    expect(only('RUN --mount=type=cache,target=/c x')).toMatchObject({
      mounts: [{ type: 'cache', target: '/c', readOnly: false }],
    });
    expect(only("COPY --chmod=755 <<'E' /run.sh\nhi\nE")).toMatchObject({
      files: [{ name: 'E', content: 'hi\n', expand: false }],
      sources: [],
      dest: '/run.sh',
      chmod: '755',
      start: 2,
      end: 4,
    });
    expect(only('HEALTHCHECK --interval=1m30s --retries=2 CMD curl x')).toMatchObject({
      health: { test: ['CMD-SHELL', 'curl x'], interval: 90_000, retries: 2 },
    });
    expect(only('ONBUILD COPY . /x')).toMatchObject({ trigger: 'COPY . /x' });
  });

  it('expands variables only where BuildKit does', () => {
    const expand = (line: string) => {
      const one = only(line);
      return one && expandInstruction(one, (name) => (name === 'V' ? '1 2' : undefined), '\\');
    };
    expect(expand('ENV A=$V B="$U"')).toMatchObject({
      instruction: {
        pairs: [
          { name: 'A', value: '1 2' },
          { name: 'B', value: '' },
        ],
      },
      unset: ['U'],
    });
    expect(expand('EXPOSE $V')).toMatchObject({ instruction: { ports: ['1', '2'] } });
    expect(expand('COPY --from=$V --chown=$V $V /')).toMatchObject({
      instruction: { from: '$V', chown: '1 2', sources: ['1 2'] },
    });
    for (const line of ['CMD $V', 'RUN $V', 'ENTRYPOINT ["$V"]'])
      expect(expand(line)).toMatchObject({ instruction: only(line), unset: [] });
    expect(expand('COPY <<E /x\n"$V"\nE')).toMatchObject({ instruction: { files: [{ content: '"1 2"\n' }] } });
    expect(expand("WORKDIR 'a")).toMatchObject({
      error: 'failed to process "\'a": unexpected end of statement while looking for matching single-quote',
    });
  });

  it('never throws on 10,000 mutations of a Dockerfile', () => {
    const valid = [
      'ARG V=1\nFROM --platform=linux/amd64 node:$V AS base\nRUN --mount=type=cache,target=/c npm ci \\\n && x\n',
      'COPY --chown=a:b <<A <<-"B" /d/\n$V\nA\n\tb\n\tB\nENV A=1 B="c d"\nENV old way\nLABEL a=b\nEXPOSE 80/tcp\n',
      'HEALTHCHECK --interval=5s CMD ["a"]\nSHELL ["/bin/sh","-c"]\nONBUILD RUN x\nVOLUME /a /b\nSTOPSIGNAL 9\nCMD ["x"]\n',
    ].join('');
    const edit = fc.record({
      at: fc.nat(valid.length),
      cut: fc.nat(12),
      put: fc.oneof(
        fc.string({ maxLength: 4 }),
        fc.constantFrom('${', '"', "'", '\\\n', '--', '=', '<<', '\n', '[', ' '),
      ),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        let text = valid;
        for (const { at, cut, put } of edits) text = text.slice(0, at) + put + text.slice(at + cut);
        const found = read(text);
        if ('error' in found) return;
        for (const { instructions } of found.stages)
          for (const one of instructions) expandInstruction(one, () => undefined, '\\');
      }),
      { numRuns: 10_000 },
    );
  });
});
