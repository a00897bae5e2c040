import fc from 'fast-check';
import { expect, it } from 'vitest';
import { finish } from '../battery/steps';
import { inspectSteps } from './inspection';
import { judgeUnrun } from './report';

const words =
  'FROM AS ARG ENV RUN CMD ENTRYPOINT SHELL USER COPY --from= STOPSIGNAL EXPOSE 22 HEALTHCHECK NONE ONBUILD VOLUME WORKDIR node:20-slim scratch $A ${A:-b} ${A A=1 ["a","b"] [\'a\'] [ ] \\ " \' ` # <<EOF EOF & && | ; ( ) exec "$@" sh -c sleep tail -f /dev/null nginx node x.js supervisord tini -- # escape=`'.split(
    ' ',
  );
const soup = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(' ', '\n', '\t', '\\\n', '\r\n', '')), { maxLength: 60 })
  .map((parts) => parts.map((part) => part.join('')).join(''));
const text = fc.oneof(
  soup,
  soup.map((one) => `FROM node:20-slim\n${one}`),
  fc.string({ unit: 'binary' }),
  fc.string(),
);

it('reads any text as a Dockerfile, with any text beside it: findings or an error in a sentence, never a crash', () => {
  fc.assert(
    fc.property(text, text, (dockerfile, script) => {
      const { report, answers } = judgeUnrun({ Dockerfile: dockerfile, 'x.sh': script, 'supervisord.conf': script });
      expect(report.score).toBeGreaterThanOrEqual(0);
      if (answers.length === 0) expect(report.findings[0]?.message).toMatch(/./);
    }),
    { numRuns: 1500 },
  );
});

it('runs any of them, or says why not', () => {
  fc.assert(
    fc.property(text, text, (dockerfile, compose) => {
      const one = finish(inspectSteps({ Dockerfile: dockerfile })).judged[0]?.report;
      expect(one?.simulated || one?.reason).toBeTruthy();
      const { judged, problem } = finish(inspectSteps({ 'compose.yaml': compose, Dockerfile: 'FROM x\n' }));
      expect(judged.length > 0 || problem).toBeTruthy();
    }),
    { numRuns: 60 },
  );
});

const node = 'FROM node:20-slim\n';
it.each([
  ['a value that doubles', `${node}ENV A=xxxxxxxx\n${'ENV A=$A$A\n'.repeat(40)}CMD node\n`],
  ['the same before FROM', `ARG A=xxxxxxxx\n${'ARG A=$A$A\n'.repeat(40)}FROM x$A\n`],
  [
    'a thousand stages',
    Array.from({ length: 1000 }, (_, i) => `FROM ${i ? `s${i - 1}` : 'scratch'} AS s${i}`).join('\n'),
  ],
  ['a very long line', `${node}RUN ${'a '.repeat(100_000)}\n`],
  ['very many lines', `${node}RUN ${'a \\\n'.repeat(20_000)}b\n`],
  ['a build that never ends', `${node}RUN while :; do :; done\n`],
  ['a fork bomb', `${node}CMD b() { b | b & }; b\n`],
  ['a text that doubles', `${node}CMD ["node", "-e", "let a = 'x'; for (;;) a += a"]\n`],
])('survives %s', (_, dockerfile) => {
  const [one] = finish(inspectSteps({ Dockerfile: dockerfile })).judged;
  expect(one?.report.simulated || one?.report.reason).toBeTruthy();
});
