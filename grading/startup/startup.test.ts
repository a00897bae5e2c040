import { expect, it } from 'vitest';
import { effectiveCommand } from '../effective-command';
import { followStartup } from './startup';

function startup(dockerfile: string, files: Record<string, string> = {}) {
  const command = effectiveCommand(dockerfile);
  if ('error' in command) throw new Error(command.error);
  return followStartup(command, files);
}
const pid1 = (lines: string, files = {}, base = 'node:20-slim') =>
  startup(`FROM ${base}\n${lines}\n`, files).pid1.join(' ');
const execs = '#!/bin/sh\necho hi\nexec "$@"\n';

it.each([
  ['CMD ["node", "x.js"]', 'node x.js'],
  ['CMD node x.js', '/bin/sh -c node x.js'],
  ['CMD exec node x.js', 'node x.js'],
  ['CMD ["sh", "-c", "exec node x.js"]', 'node x.js'],
  ['SHELL ["/bin/bash", "-c"]\nCMD node x.js', 'node x.js'],
  ['SHELL ["/bin/bash", "-c"]\nCMD node x.js > log', '/bin/bash -c node x.js > log'],
  ['ENTRYPOINT ["tini", "--"]\nCMD ["node", "x.js"]', 'tini -- node x.js'],
  ['ENTRYPOINT ["./run.sh"]\nCMD ["node", "x.js"]', 'node x.js'],
  ['ENTRYPOINT ["./run.sh"]\nCMD node x.js', '/bin/sh -c node x.js'],
  ['ENTRYPOINT ["./no.sh"]\nCMD ["node", "x.js"]', '/bin/sh ./no.sh node x.js'],
  ['ENTRYPOINT ["sh", "run.sh"]\nCMD ["node", "x.js"]', 'node x.js'],
])('%s: PID 1 is %s', (lines, expected) => {
  expect(pid1(lines, { 'run.sh': execs, 'no.sh': '#!/bin/sh\n"$@"\n' })).toBe(expected);
});

it('knows that busybox and some distributions have another sh', () => {
  expect(pid1('CMD node x.js', {}, 'node:20-alpine')).toBe('node x.js');
  expect(pid1('CMD ["sh", "-c", "java x"]', {}, 'amazonlinux:2023')).toBe('java x');
  expect(pid1('CMD a; b', {}, 'alpine')).toBe('b');
});

it('finds a script that COPY renames or writes', () => {
  expect(pid1('COPY docker/start.sh /usr/bin/go\nENTRYPOINT ["go"]\nCMD ["node"]', { 'docker/start.sh': execs })).toBe(
    'node',
  );
  expect(pid1('COPY <<EOF /go.sh\n#!/bin/sh\nexec node x.js\nEOF\nENTRYPOINT ["/go.sh"]')).toBe('node x.js');
});

it('sees what runs beside the application, with its line', () => {
  const { started } = startup('FROM a\nENTRYPOINT ["/s.sh"]\n', {
    's.sh': '#!/bin/bash\nredis-server &\nif [ -n "$X" ]; then cron; fi\nexec node x.js\n',
  });
  expect(started.map(({ argv, line, background }) => [argv.join(' '), line, background])).toEqual([
    ['redis-server', 2, true],
    ['[ -n $X ]', 3, false],
    ['cron', 3, false],
    ['node x.js', 4, false],
  ]);
});
