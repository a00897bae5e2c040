import type { Container } from './container';
import type { RestartPolicy } from './container-config';

/** ms */
const FIRST_WAIT = 100;
const LONGEST_WAIT = 60_000;
/** A run of this length counts as a success: waiting starts from the beginning. */
const LONG_RUN = 10_000;

// #region restart-policy
/** Is the container to be started again? Sets how long to wait first (`backoff`). */
export function shouldRestart(container: Container, exitCode: number, ranFor: number): boolean {
  if (ranFor >= LONG_RUN) container.backoff = 0;
  container.backoff = container.backoff === 0 ? FIRST_WAIT : Math.min(container.backoff * 2, LONGEST_WAIT);
  if (container.stoppedByHand) return false;
  const { name, maximumRetryCount } = container.hostConfig.restartPolicy;
  if (name === 'always' || name === 'unless-stopped') return true;
  if (name !== 'on-failure' || exitCode === 0) return false;
  return maximumRetryCount === 0 || container.restartCount < maximumRetryCount;
}
// #endregion

/** `on-failure:3`; throws an error with the client's words. */
export function parseRestartPolicy(text: string): RestartPolicy {
  if (text === '') return { name: 'no', maximumRetryCount: 0 };
  const [name = '', count, ...rest] = text.split(':');
  if (name === '') throw new Error('invalid restart policy format: no policy provided before colon');
  if (rest.length > 0) throw new Error('invalid restart policy format');
  if (count !== undefined && !/^-?\d+$/.test(count)) {
    throw new Error('invalid restart policy format: maximum retry count must be an integer');
  }
  return { name: name as RestartPolicy['name'], maximumRetryCount: Number(count ?? 0) };
}

/** What the daemon refuses about a policy. */
export function restartPolicyProblem({ name, maximumRetryCount }: RestartPolicy): string | undefined {
  const known: readonly string[] = ['no', 'always', 'unless-stopped', 'on-failure'];
  if (!known.includes(name)) {
    return `invalid restart policy: unknown policy '${name}'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'`;
  }
  if (maximumRetryCount !== 0 && name !== 'on-failure') {
    return `invalid restart policy: maximum retry count can only be used with 'on-failure'`;
  }
  return maximumRetryCount < 0 ? `invalid restart policy: maximum retry count cannot be negative` : undefined;
}
