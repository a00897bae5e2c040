// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are of Dockerfiles
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LintResult, lint } from './lint';

const folder = '../shared/dockerfile-corpus';

interface Row {
  id: string;
  dockerfile: string;
  lint: LintResult;
}

interface Check {
  source: string;
  rule: string;
  dockerfile: string;
  expected: 'hit' | 'clean';
}

const rows: Row[] = existsSync(folder)
  ? readFileSync(`${folder}/buildkit-parse.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : [];
const checks: Check[] = existsSync(folder) ? JSON.parse(readFileSync(`${folder}/buildkit-checks.json`, 'utf8')) : [];

describe("BuildKit's own findings", () => {
  if (rows.length === 0) it.skip(`not compared: ${folder} is not here`, () => {});
  it.each(rows)('$id', ({ dockerfile, lint: want }) => {
    expect(lint(dockerfile)).toEqual(want);
  });
  it.each(checks)('$rule $expected, $source', ({ rule, dockerfile, expected }) => {
    const text = /^\s*(?:#.*\n|ARG.*\n|\s)*FROM/i.test(dockerfile) ? dockerfile : `FROM debian:13\n${dockerfile}`;
    const hit = lint(text).warnings.some((warning) => warning.rule === rule);
    expect(hit).toBe(expected === 'hit');
  });
});

describe('lint', () => {
  const rulesOf = (text: string) => lint(text).warnings.map(({ rule }) => rule);

  it('obeys the check directive', () => {
    const body = 'FROM a as B\nCMD x\n';
    expect(rulesOf(body)).toEqual(['StageNameCasing', 'FromAsCasing', 'JSONArgsRecommended']);
    expect(rulesOf(`# check=skip=FromAsCasing,JSONArgsRecommended\n${body}`)).toEqual(['StageNameCasing']);
    expect(lint(`# check=skip=all\n${body}`)).toEqual({ warnings: [] });
    expect(lint(`# check=skip=StageNameCasing;error=true\n${body}`).error).toBe(
      'lint violation found for rules: FromAsCasing, JSONArgsRecommended',
    );
  });

  it('points at the instruction that has no effect', () => {
    expect(lint('FROM a\nCMD ["x"]\nUSER y\nCMD ["z"]').warnings).toMatchObject([{ line: 2 }]);
  });

  it('never throws', () => {
    const lines = fc.constantFrom(
      ...[
        'FROM a',
        'from $B AS c',
        'ARG B=${B:-x}',
        'ENV A $B',
        'CMD x',
        'SHELL ["x"]',
        'EXPOSE 1:2/TCP',
        'WORKDIR ${',
      ],
      ...[
        'COPY <<E /\n$X\nE',
        'RUN --mount=from=$X,target=/ y',
        'ONBUILD CMD',
        'FROM --platform=$P c',
        '# check=skip=all',
      ],
    );
    const text = fc.array(fc.oneof(lines, fc.string()), { maxLength: 12 }).map((all) => all.join('\n'));
    fc.assert(
      fc.property(text, (input) => void lint(input)),
      { numRuns: 5000 },
    );
  });
});
