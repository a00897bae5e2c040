import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instr } from './instr';
import { parse } from './parse';

interface Row {
  id: string;
  dockerfile: string;
  parse: { error: string } | { escape: string; instrs: Instr[]; parserWarnings: number };
}

const corpus = '../shared/dockerfile-corpus/buildkit-parse.jsonl';
const rows: Row[] = existsSync(corpus)
  ? readFileSync(corpus, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : [];

function instrs(text: string): Instr[] {
  const parsed = parse(text);
  if ('error' in parsed) throw new Error(parsed.error);
  return parsed.instrs;
}

describe("BuildKit's own answers", () => {
  if (rows.length === 0) it.skip(`not compared: ${corpus} is not here`, () => {});
  it.each(rows)('$id', ({ dockerfile, parse: want }) => {
    const got = parse(dockerfile);
    if ('error' in got || 'error' in want) expect({ error: 'error' in got ? got.error : undefined }).toEqual(want);
    else {
      expect(got.escape).toBe(want.escape);
      expect(got.instrs).toEqual(want.instrs);
      expect(got.emptyContinuations).toHaveLength(want.parserWarnings);
    }
  });
});

describe('parse', () => {
  it('takes anything but a JSON array of strings as shell form', () => {
    for (const args of ['["node","x",]', '["node","x"] # c', '["node", \'x\']', "['echo']"])
      expect(instrs(`CMD ${args}`)[0]).toMatchObject({ args: [args], json: false });
    expect(instrs('CMD ["nginx","-g","daemon off;"]')[0]?.args).toEqual(['nginx', '-g', 'daemon off;']);
    expect(parse('CMD ["a", 1]')).toMatchObject({
      error: 'when using JSON array syntax, arrays must be comprised of strings only',
    });
  });

  it('holds words together by quotes and escapes; nothing escapes in single quotes', () => {
    expect(instrs('ENV A=\'x\\\' B="y\\" z" C=a\\ b')[0]?.args).toEqual([
      ...['A', "'x\\'", '=', 'B', '"y\\" z"', '=', 'C', 'a\\ b', '='],
    ]);
    expect(parse('ENV A=b c')).toMatchObject({
      error: 'Syntax error - can\'t find = in "c". Must be of the form: name=value',
    });
  });

  it('joins continuation lines around comments and counts their lines', () => {
    expect(instrs('# top\nFROM a\nRUN x \\\n  # inside\n  && y\nUSER b')).toMatchObject([
      { start: 2, end: 2 },
      { args: ['x   && y'], start: 3, end: 5 },
      { start: 6 },
    ]);
  });

  it('obeys the escape directive', () => {
    const parsed = parse('# escape=`\nFROM a\nRUN x `\n y\nWORKDIR c:\\');
    expect(parsed).toMatchObject({ escape: '`', instrs: [{}, { args: ['x  y'] }, { args: ['c:\\'] }] });
    expect(parse('# escape=x\nFROM a')).toMatchObject({
      error: "invalid escape token 'x' does not match ` or \\",
    });
    expect(parse('# escape=`\n# escape=`\nFROM a')).toMatchObject({
      error: 'only one escape parser directive can be used',
    });
  });

  it('reads heredocs, and says when one has no end', () => {
    expect(instrs("COPY <<-A <<'B' /to/\n\t1\n\tA\n2\nB\nUSER x")).toMatchObject([
      {
        start: 1,
        end: 5,
        heredocs: [
          { name: 'A', expand: true, chomp: true, content: '\t1\n' },
          { name: 'B', expand: false, chomp: false, content: '2\n' },
        ],
      },
      { start: 6 },
    ]);
    expect(parse('RUN <<E\nx')).toMatchObject({ error: 'unterminated heredoc', line: 1 });
  });

  it('reads files with carriage returns and a byte order mark', () => {
    expect(instrs('\uFEFFFROM a\r\nRUN x \\\r\n y\r\n')).toMatchObject([{ args: ['a'] }, { args: ['x  y'] }]);
  });

  it('refuses a line over 65535 bytes', () => {
    expect(parse(`FROM a\nRUN ${'x'.repeat(65532)}`)).toMatchObject({
      error: 'dockerfile line greater than maximum allowed size of 65535',
    });
    expect(instrs(`FROM a\nRUN ${'x'.repeat(65531)}`)).toHaveLength(2);
  });

  it('comes to an end of a megabyte of anything', () => {
    const pastes = ['RUN a \\\n', 'ONBUILD \\\n', 'RUN <<A\n', 'ENV "\\\n', 'COPY <<${a:-\\\n', 'x '];
    for (const line of pastes) expect(parse(line.repeat(1_000_000 / line.length))).toBeDefined();
  });

  it('never throws on 10,000 random texts', () => {
    const piece = fc.constantFrom(
      ...[
        'FROM ',
        'RUN ',
        'ENV ',
        'ONBUILD ',
        'COPY ',
        'HEALTHCHECK ',
        '--a=',
        '<<',
        '<<-',
        'E',
        '\n',
        '\\\n',
        '[',
        ']',
      ],
      ...['"', "'", '\\', '`', '# ', 'escape=', '$', '${', '}', ':-', '\t', ' ', '\r\n', '=', 'a', 'é', '😀', '\u0000'],
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 40 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (input) => {
        const parsed = parse(input);
        if ('error' in parsed) expect(parsed.error).not.toBe('');
        else for (const instr of parsed.instrs) expect(instr.end).toBeGreaterThanOrEqual(instr.start);
      }),
      { numRuns: 10_000 },
    );
  });
});
