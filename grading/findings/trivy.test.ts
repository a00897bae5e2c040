import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { judgeUnrun } from '../report/report';

interface Row {
  readonly id: string;
  readonly rule: string;
  readonly dockerfile: string;
  readonly expected: 'hit' | 'clean';
}

/** Trivy's rules that the report speaks of, and by what name: a finding, or a check of docker build. */
const covered: Readonly<Record<string, string>> = {
  'DS-0002': 'root-user',
  'DS-0004': 'expose-ssh',
  'DS-0007': 'MultipleInstructionsDisallowed', // Also two-commands, which looks at the stage that becomes the image.
  'DS-0008': 'unreadable', // To BuildKit the port is no warning but an error.
  'DS-0009': 'WorkdirRelativePath',
  'DS-0012': 'DuplicateStageName',
  'DS-0016': 'MultipleInstructionsDisallowed',
  'DS-0022': 'MaintainerDeprecated',
  'DS-0023': 'MultipleInstructionsDisallowed',
};

/** Rows on which the two differ, and why ours is kept. */
const differs: Readonly<Record<string, string>> = {};

/** Rules that the report leaves to others, and why. */
const left: Readonly<Record<string, string>> = {
  'DS-0001': 'a tag is no matter of processes; exercises judge it by pinned-base',
  'DS-0005': 'ADD for COPY is style',
  'DS-0006': 'seen when the image is built: docker build refuses it',
  'DS-0010': 'sudo in RUN says nothing of the container that runs',
  'DS-0011': 'seen when the image is built: docker build refuses it',
  'DS-0013': 'cd in RUN is style',
  'DS-0014': 'two tools for one job: the size of the image',
  'DS-0015': 'a package cache: the size of the image',
  'DS-0017': 'the build cache: exercises judge it by building twice',
  'DS-0019': 'a package cache: the size of the image',
  'DS-0020': 'a package cache: the size of the image',
  'DS-0021': 'seen when the image is built: apt-get asks and aborts',
  'DS-0024': 'upgrades at build time: the pins of the image',
};

const file = '../shared/dockerfile-corpus/trivy-checks.json';
const found = existsSync(file);

it.skipIf(!found)(`agrees with Trivy${found ? '' : ` (left out: ${file} is not here)`}`, () => {
  const rows = JSON.parse(readFileSync(file, 'utf8')) as Row[];
  expect(rows.length).toBeGreaterThan(40);
  const differing = rows.filter(({ rule, dockerfile, expected }) => {
    const ours = covered[rule];
    if (ours === undefined) return false;
    const { report, warnings } = judgeUnrun({ Dockerfile: dockerfile });
    const said = [...report.findings.map(({ id }) => id), ...warnings.map((one) => one.rule)];
    return said.includes(ours) !== (expected === 'hit');
  });
  expect(differing.map(({ id }) => id)).toEqual(Object.keys(differs));
  const unknown = rows.map(({ rule }) => rule).filter((rule) => !(rule in covered) && !(rule in left));
  expect(unknown).toEqual([]);
});
