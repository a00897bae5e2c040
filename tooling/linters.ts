// npm run linters -- DIR: what linters installed in DIR, and our report, say of the same files. Prints Markdown, as in grading/LINTERS.md.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { judgeUnrun } from '@/grading/report/report';
import { percentile } from './bench/percentile';
import { realDockerfiles } from './corpus';
import { type Case, cases } from './linters/cases';

interface Linter {
  readonly name: string;
  /** What it says of a Dockerfile's text; style and all. */
  messages(files: Case['files']): string[];
  /** Starts a process for each file: its time is no time of its own. */
  readonly spawns?: boolean;
}

const folder = resolve(process.argv[2] ?? '.');
const load = createRequire(join(folder, 'x.js'));
const named = (name: string) => `${name} ${(load(`${name}/package.json`) as { version: string }).version}`;

const utils = load('dockerfile-utils') as { validate(text: string): { message: string }[] };
const Validator = load('dockerfile_lint') as new () => {
  validate(text: string): Record<'error' | 'warn' | 'info', { data: { message: string }[] }>;
};
const lint = load('dockerfilelint/lib/index.js') as { run(path: string, text: string): { title: string }[] };
const scratch = join(mkdtempSync(join(tmpdir(), 'linters-')), 'Dockerfile');

const linters: readonly Linter[] = [
  {
    name: 'ours',
    messages: (files) => {
      const { report, warnings } = judgeUnrun(files);
      const told = report.findings.filter(({ severity }) => severity !== 'informative');
      return [
        ...told.map(({ id, message, why }) => `${id} ${message} ${why}`),
        ...warnings.map(({ detail }) => detail),
      ];
    },
  },
  {
    name: named('dockerfile-utils'),
    messages: ({ Dockerfile: text = '' }) => utils.validate(text).map((one) => one.message),
  },
  {
    name: named('dockerfilelint'),
    messages: ({ Dockerfile: text = '' }) => lint.run(folder, text).map((one) => one.title),
  },
  {
    name: named('dockerfile_lint'),
    messages: ({ Dockerfile: text = '' }) => {
      const { error, warn, info } = new Validator().validate(text);
      return [error, warn, info].flatMap(({ data }) => data.map((one) => one.message));
    },
  },
  {
    name: named('dockerlint'),
    spawns: true,
    messages: ({ Dockerfile: text = '' }) => {
      writeFileSync(scratch, text);
      const { stdout, stderr } = spawnSync(join(folder, 'node_modules/.bin/dockerlint'), [scratch], {
        encoding: 'utf8',
      });
      return `${stdout}${stderr}`.split('\n').filter((row) => /^(ERROR|WARN)/.test(row) && !row.endsWith('failed.'));
    },
  },
];

/** What a message of a clean file must not speak of. */
const processTalk = /exec|signal|pid 1|shell form|process|service|root|user\b/i;
const bad = cases.filter(({ about }) => about);
const clean = cases.filter(({ about }) => !about);
const safely = (work: () => string[]): string[] => {
  try {
    return work();
  } catch {
    return [];
  }
};

/** ms of compute for all files. */
const PATIENCE = 10_000;

function milliseconds({ spawns, messages }: Linter): string {
  const files = (realDockerfiles() ?? []).map((text) => ({ Dockerfile: text }));
  if (spawns || files.length === 0) return 'a process each';
  const times: number[] = [];
  for (const one of files) {
    const before = process.cpuUsage();
    safely(() => messages(one));
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
    if (times.reduce((sum, ms) => sum + ms, 0) > PATIENCE) return `${times.length} files in ${PATIENCE / 1000} s`;
  }
  return `${percentile(times, 0.5).toFixed(1)} / ${percentile(times, 0.95).toFixed(1)} ms`;
}

const row = (cells: readonly string[]) => console.log(`| ${cells.join(' | ')} |`);
row(['', ...linters.map(({ name }) => name)]);
row(['---', ...linters.map(() => '---')]);
const finds = (linter: Linter, { files, about }: Case) =>
  safely(() => linter.messages(files)).some((text) => about?.test(text));
for (const one of bad) row([one.name, ...linters.map((linter) => (finds(linter, one) ? 'found' : ''))]);
row([`found, of ${bad.length}`, ...linters.map((linter) => String(bad.filter((one) => finds(linter, one)).length))]);
const alarms = (linter: Linter) =>
  clean
    .filter(({ files }) => safely(() => linter.messages(files)).some((text) => processTalk.test(text)))
    .map(({ name }) => name);
row([
  `false alarms, of ${clean.length}`,
  ...linters.map((linter) => `${alarms(linter).length} ${alarms(linter).join(', ')}`.trim()),
]);
row(['compute a file, median / p95', ...linters.map(milliseconds)]);
