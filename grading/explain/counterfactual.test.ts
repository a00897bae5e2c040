import { describe, expect, it } from 'vitest';
import { finish } from '../battery/steps';
import type { Files } from '../files';
import { grade } from '../grade';
import { checkCases, specOf } from '../testing/check-cases';
import { counterfactuals } from './counterfactual';
import { composeRepairs } from './repairs/compose-file';
import { manifestRepairs } from './repairs/manifest';
import { repairs } from './repairs/repairs';

const used = new Set<string>();

/** Checks of which a file can be so wrong that no small change cures it. */
const BEYOND = new Set([
  'builds',
  'starts-and-answers',
  'survives-child-crash',
  'stop-lets-finish',
  'stop-reaches-every-process',
  'memory-stays-within-limit',
  'oom-takes-only-itself',
  'env-configures',
  'one-process-per-service',
  'exits-when-fatal',
  'image-size-at-most',
  'no-build-tools-in-image',
  'only-the-app-in-image',
  'files-present',
  'nothing-deleted-too-late',
  'same-image-twice',
  'stop-signal-is',
  'env-is',
  'publishes-port',
  'data-on-volume',
  'listens-on-all-interfaces',
  'no-zombies',
  'crash-is-visible',
  'no-secret-in-image',
  'update-refuses-nothing',
  'update-cuts-nothing',
  'bad-release-goes-back',
  'bad-release-drops-nothing',
  'comes-back-or-ends',
  'logs-stay-bounded',
]);

describe.each(checkCases.map((one) => [one.id, one] as const))('%s', (id, one) => {
  const spec = specOf(one, one.failsWith);
  const [found] = finish(counterfactuals(spec, one.fails));

  it('is regained by a repair, or is beyond small repairs', () => {
    expect(found !== undefined, found?.says.join(' ')).toBe(!BEYOND.has(id));
  });

  it.runIf(found)('was told from two runs', () => {
    for (const text of found?.says ?? []) used.add(text);
    expect(grade(spec, { ...one.fails, ...found?.files }).score).toBe(100);
    expect(found?.before.observed).not.toBe(found?.after.observed);
    expect(found?.before.figures === '' || found?.before.figures !== found?.after.figures).toBe(true);
  });
});

it('says how long it took and how it ended, before and after', () => {
  const one = checkCases.find(({ id }) => id === 'stops-on-term');
  const [found] = one
    ? finish(
        counterfactuals(specOf(one), {
          ...one.fails,
          Dockerfile: one.holds['Dockerfile']?.replace(/CMD.*/, 'CMD node graceful.js') ?? '',
        }),
      )
    : [];
  expect(found).toMatchObject({ before: { figures: '10.1 s, 137' }, after: { figures: '0.1 s, 0' } });
  expect(found?.before.moments.map(({ what, outcome, reason }) => `${what} ${outcome} ${reason}`.trim())).toEqual([
    'kill 15',
    'SIGTERM ignored pid1-default',
    'kill 9',
    'SIGKILL killed stop-timeout',
    'exit 137 stop-timeout',
    'exit 137 namespace-teardown',
    'stop answer',
    'die 137',
  ]);
});

const node = (lines: string) => `FROM node:20-slim\nWORKDIR /app\nCOPY . ./\n${lines}\n`;
const script = (text: string) => ({ Dockerfile: node('ENTRYPOINT ["./run.sh"]'), 'run.sh': `#!/bin/sh\n${text}\n` });

it.each<[string, string, Files, string]>([
  ['foreground', 'starts-and-answers', { Dockerfile: node('CMD node graceful.js &') }, 'CMD node graceful.js\n'],
  ['drop-stop-signal', 'exits-cleanly', { Dockerfile: node('STOPSIGNAL 9\nCMD ["node", "graceful.js"]') }, './\nCMD'],
  [
    'name-stop-signal',
    'exits-cleanly',
    {
      Dockerfile: node('CMD ["node", "graceful.js"]'),
      'graceful.js': `const server = require('http').createServer((_, res) => res.end('x'));
server.listen(3000, () => console.log('listening on 3000'));
process.on('SIGINT', () => process.exit(0));
`,
    },
    '\nSTOPSIGNAL SIGINT\n',
  ],
  [
    'exec-in-shell-form',
    'app-is-pid-1',
    { Dockerfile: node('CMD cd /app && X=$HOME node graceful.js') },
    '&& X=$HOME exec node',
  ],
  ['exec-in-script', 'app-is-pid-1', script('node graceful.js'), '\nexec node graceful.js'],
  [
    'exec-in-script',
    'app-is-pid-1',
    script('trap "exit 0" TERM\nnode graceful.js &\nwait $!'),
    'sh\nexec node graceful.js\n',
  ],
  ['arguments-in-script', 'arguments-reach-app', script('exec node graceful.js'), 'exec "$@"'],
  [
    'program-without-runner',
    'app-is-pid-1',
    { Dockerfile: node('CMD npm start'), 'package.json': '{"name":"x","scripts":{"start":"node graceful.js"}}' },
    'CMD ["node", "graceful.js"]',
  ],
])('%s wins %s back', (name, id, files, expected) => {
  const one = checkCases.find((known) => known.id === id);
  const repair = repairs.find((known) => known.id === name);
  if (!one || !repair) throw new Error(name);
  const answer = { 'graceful.js': one.holds['graceful.js'] ?? '', ...files };
  const [found] = finish(counterfactuals(specOf(one), answer));
  expect(found?.says).toContain(repair.says);
  expect(Object.values(found?.files ?? {}).join('\n')).toContain(expected);
  used.add(repair.says);
});

// Those of Compose files and manifests are at work in checks/stack-checks.test.ts.
it('has seen every repair at work', () => {
  const here = repairs.filter((repair) => !composeRepairs.includes(repair) && !manifestRepairs.includes(repair));
  expect(here.filter(({ says }) => !used.has(says)).map(({ id }) => id)).toEqual([]);
});
