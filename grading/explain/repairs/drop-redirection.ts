import { type Repair, rewrite } from './repair';

const REDIRECTION = /\s*(?:[12]?>>?|&>>?)\s*(?!&|\/dev\/std)\S+(?:\s*2>&1)?/g;

export const dropRedirection: Repair = {
  id: 'drop-redirection',
  says: 'Let the program print to its own standard output.',
  wins: ['logs-reach-docker', 'logs-of-both', 'no-log-files', 'read-only-root'],
  apply({ startup, command, files }) {
    const script = startup?.steps.findLast(({ kind }) => kind === 'script')?.file;
    const changed = script && rewrite(files, script, (text) => text.replace(REDIRECTION, ''));
    if (changed) return changed;
    const own = [command?.cmd, command?.entrypoint].find((part) => part?.line && />/.test(part.written));
    if (!own) return undefined;
    return rewrite(files, 'Dockerfile', (text) =>
      text
        .split('\n')
        .map((row, index) => (index + 1 === own.line ? row.replace(REDIRECTION, '') : row))
        .join('\n'),
    );
  },
};
