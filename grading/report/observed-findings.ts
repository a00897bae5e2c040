import type { EffectiveCommand } from '../effective-command';
import { quoteCommand } from '../findings/quote-command';
import type { Finding } from '../findings/rule';
import type { Trial } from './trial';

/** What only shows when the container runs. `known`: what the files told already. */
export function observedFindings(trial: Trial, command: EffectiveCommand, known: readonly Finding[]): Finding[] {
  const own = [command.cmd, command.entrypoint].find((part) => part?.line);
  const place = { file: own?.file ?? 'Dockerfile', line: own?.line ?? null };
  const explained = known.some(({ severity }) => severity === 'essential');
  const { start, stop, zombies } = trial;
  const found: Finding[] = [];
  if (start.error)
    found.push({
      ...place,
      id: 'does-not-start',
      lesson: 'pid-1',
      severity: 'essential',
      message: `The container does not start: ${start.error}`,
      why: 'The runtime could not execute what ENTRYPOINT and CMD make up.',
      fix: 'Check the program’s name and path, and that it is in the image and executable.',
    });
  else if (!start.running && start.exitCode !== 0 && !explained)
    found.push({
      ...place,
      id: 'ends-at-once',
      lesson: 'what-a-container-runs',
      severity: 'essential',
      message: `The container ends with exit code ${start.exitCode} within two seconds.`,
      why: `Its log: ${tellingLine(trial.logs)}`,
      fix: 'Run it and read docker logs.',
    });
  if (stop?.timedOut && !explained)
    found.push({
      ...place,
      id: 'stop-signal-ignored',
      lesson: 'pid-1',
      severity: 'essential',
      message: `docker stop takes ${stop.seconds} s and ends in SIGKILL.`,
      why: `PID 1 is \`${quoteCommand(trial.became.at(-1) ?? [])}\`, which has no handler for ${stop.signal}; as PID 1 it has no default action either.`,
      fix: 'Give the program a handler, or put an init in front (tini, dumb-init, docker run --init).',
    });
  if (zombies.before > 0)
    found.push({
      ...place,
      id: 'leaves-zombies',
      lesson: 'zombies',
      severity: 'actionable',
      message: `${zombies.before} zombie${zombies.before === 1 ? '' : 's'} two seconds after the start.`,
      why: 'A process starts children and does not wait for them; each keeps its process number until somebody does.',
      fix: 'Let the program wait for its children. An init reaps orphans only, not the children of a living parent.',
    });
  return found;
}

const tellingLine = (log: string): string => {
  const lines = log.trim().split('\n');
  return lines.find((line) => /error|not found|cannot|denied/i.test(line)) ?? (lines[0] || 'nothing');
};
