import { programName } from '../../startup/shell-of';
import { type Repair, replaceLines, rewrite } from './repair';

const RUNNERS = /^(npm|yarn|pnpm)$/;

export const programWithoutRunner: Repair = {
  id: 'program-without-runner',
  says: 'Start the command that package.json names, without the package manager in front.',
  wins: [
    'app-is-pid-1',
    'stops-on-term',
    'exits-cleanly',
    'one-process-per-service',
    'hup-reloads',
    'crash-is-visible',
  ],
  apply({ command, files }) {
    const part = [command?.cmd, command?.entrypoint].find(
      (one) =>
        one?.line &&
        one.argv.some((word) => RUNNERS.test(programName(word)) || /\b(npm|yarn|pnpm) (run )?start\b/.test(word)),
    );
    const start = /"start"\s*:\s*"([^"]+)"/.exec(files['package.json'] ?? '')?.[1];
    const own =
      part &&
      command?.instructions.findLast(({ kind, start: line }) => kind === part.instruction && line === part.line);
    if (!part || !own || start === undefined || /[$&|;<>]/.test(start)) return undefined;
    const row = `${part.instruction} [${start
      .split(/\s+/)
      .map((word) => JSON.stringify(word))
      .join(', ')}]`;
    return rewrite(files, 'Dockerfile', (text) => replaceLines(text, own.start, own.end, [row]));
  },
};
