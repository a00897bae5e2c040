import { runCommands } from '../explain/run-commands';
import { quoteCommand } from '../findings/quote-command';
import { programName } from '../startup/shell-of';
import { defineCheck, lost, passed } from './check';

/** Whether a command installs a project's dependencies, and as its lock file says. */
function installs(words: readonly string[]): { readonly frozen: boolean } | undefined {
  const [program = '', ...rest] = words;
  const has = (...flags: readonly string[]) => rest.some((word) => flags.includes(word));
  const [verb = ''] = rest.filter((word) => !word.startsWith('-'));
  switch (programName(program)) {
    case 'npm':
      if (has('-g', '--global')) return undefined;
      if (/^(ci|clean-install|install-clean)$/.test(verb)) return { frozen: true };
      return /^(i|install|add)$/.test(verb) ? { frozen: false } : undefined;
    case 'yarn':
      return verb === '' || verb === 'install' ? { frozen: has('--frozen-lockfile', '--immutable') } : undefined;
    case 'pnpm':
      return /^(i|install)$/.test(verb) ? { frozen: has('--frozen-lockfile') } : undefined;
    case 'pip':
    case 'pip3':
      return verb === 'install' ? { frozen: has('--require-hashes') || has('-c', '--constraint') } : undefined;
    default:
      return undefined;
  }
}

export const lockFileUsed = defineCheck({
  id: 'lock-file-used',
  lesson: 'reproducibility',
  title: 'Dependencies are installed as the lock file says',
  needs: 'nothing',
  also: [{ tool: 'hadolint', id: 'DL3016' }],
  judge({ files }) {
    const found = runCommands(files).flatMap((command) => {
      const how = installs(command.words);
      return how ? [{ ...command, ...how }] : [];
    });
    const loose = found.find(({ frozen }) => !frozen);
    if (found.length > 0 && !loose)
      return passed(`\`${quoteCommand(found[0]?.words ?? [])}\` installs what is locked.`);
    if (!loose)
      return lost(
        'No instruction installs the dependencies.',
        'What is copied from a developer’s folder is whatever happened to be there.',
        'Install them in the build, from the lock file.',
        'Dockerfile',
        null,
      );
    return lost(
      `\`${quoteCommand(loose.words)}\` may install other versions tomorrow.`,
      'A range such as ^4.0.0 means the newest that fits on that day. The lock file holds the exact versions; this command may rewrite it.',
      'There is a command for builds that takes the lock file as it is, and fails when it does not fit.',
      'Dockerfile',
      loose.line,
    );
  },
});
