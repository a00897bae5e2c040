import type { Files } from './exercise';

/** A right answer with one thing broken. */
export interface Mutant {
  what: string;
  files: Files;
}

const execForm = /^(CMD|ENTRYPOINT) (\[.*\])$/m;

const mutations: readonly [string, (files: Files) => Files][] = [
  ['the CMD is in shell form', (files) => edit(files, /^CMD (\[.*\])$/m, (_, list) => `CMD ${words(list).join(' ')}`)],
  [
    'exec is missing in the Dockerfile',
    (files) => edit(files, /^(CMD|ENTRYPOINT) exec /m, (_, keyword) => `${keyword} `),
  ],
  ['exec is missing in a script', (files) => editScripts(files, /^exec /m, () => '')],
  ['nobody chooses a USER', (files) => edit(files, /^USER .*\n/m, () => '')],
  ['STOPSIGNAL is SIGKILL', (files) => append(files, 'STOPSIGNAL SIGKILL')],
  ['STOPSIGNAL is one that is ignored', (files) => append(files, 'STOPSIGNAL SIGURG')],
  ['a comma is left over', (files) => edit(files, execForm, (all) => all.replace(/\]$/, ',]'))],
  ['the quotes are single', (files) => edit(files, execForm, (all) => all.replaceAll('"', "'"))],
  [
    'the ENTRYPOINT is in shell form',
    (files) => edit(files, /^ENTRYPOINT (\[.*\])$/m, (_, list) => `ENTRYPOINT ${words(list).join(' ')}`),
  ],
  ['the trap is missing', (files) => editScripts(files, /^trap .*\n/m, () => '')],
  ['the program runs in the background', (files) => editScripts(files, /^exec (.*)$/m, (_, rest) => `${rest} &`)],
  ['nothing waits', (files) => editScripts(files, /^(wait .*\n)+/m, () => '')],
  ['a file is not copied', (files) => edit(files, / server\.js /, () => ' ')],
  ['the command keeps alive only', (files) => append(files, 'CMD ["sleep", "infinity"]')],
  ['the output goes to a file', (files) => edit(files, /^CMD exec (.*)$/m, (_, rest) => `CMD exec ${rest} > /tmp/log`)],
];

export function mutants(files: Files): Mutant[] {
  return mutations
    .map(([what, mutate]) => ({ what, files: mutate(files) }))
    .filter((mutant) => JSON.stringify(mutant.files) !== JSON.stringify(files));
}

type Replace = (all: string, ...groups: string[]) => string;

const edit = (files: Files, pattern: RegExp, replace: Replace): Files => ({
  ...files,
  Dockerfile: (files['Dockerfile'] ?? '').replace(pattern, replace),
});

// Scripts that the image has nothing of are left as they are.
function editScripts(files: Files, pattern: RegExp, replace: Replace): Files {
  const used = ([path]: [string, string]) => path.endsWith('.sh') && (files['Dockerfile'] ?? '').includes(path);
  return Object.fromEntries(
    Object.entries(files).map((entry) => (used(entry) ? [entry[0], entry[1].replace(pattern, replace)] : entry)),
  );
}

const append = (files: Files, line: string): Files => ({
  ...files,
  Dockerfile: `${files['Dockerfile']?.trimEnd()}\n${line}\n`,
});

const words = (list: string): string[] => JSON.parse(list) as string[];
