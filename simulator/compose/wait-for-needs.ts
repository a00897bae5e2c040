import { CommandError } from '../docker/cli/command-run';
import type { Container } from '../docker/container';
import { sleep } from '../docker/wait';
import type { Run } from '../kernel/syscalls';
import { asMap, asText, type Json, type JsonMap } from './file/json';
import { serviceContainers } from './labels';
import { all } from './parallel';
import { replicasOf } from './service';
import { checkCanceled, type Session } from './session';

/** ms between two looks. */
const TICK = 500;

/** Until everything that a service depends on is as the file wants it. */
export function* waitForNeeds(session: Session, dependant: string, needs: JsonMap): Run<void> {
  const { engine, project, progress, warn } = session;
  const waits: Run<void>[] = [];
  for (const [name, need] of Object.entries(needs)) {
    const service = project.services[name];
    if (asText(asMap(need)['condition']) === 'service_started') continue;
    if (!service || replicasOf(service) === 0) continue;
    const containers = serviceContainers(engine, project.name, [name]);
    for (const container of containers) progress.report(`Container ${container.name}`, 'Waiting');
    if (containers.length > 0) waits.push(waitFor(session, name, need, containers));
    else if (asMap(need)['required'] !== false) throw new CommandError(`${dependant} is missing dependency ${name}`);
    else warn(`${dependant} is missing dependency ${name}`);
  }
  yield* all(engine, waits);
}

function* waitFor(session: Session, name: string, need: Json, containers: readonly Container[]): Run<void> {
  const { engine, progress, warn } = session;
  const condition = asText(asMap(need)['condition']);
  const required = asMap(need)['required'] !== false;
  const say = (status: string, failed = false) => {
    for (const container of containers) progress.report(`Container ${container.name}`, status, { failed });
  };
  const skip = (why: string) => {
    say(`Skipped: ${why}`);
    warn(why);
  };
  for (;;) {
    yield* sleep(engine.kernel, TICK);
    checkCanceled(session);
    if (condition === 'service_completed_successfully') {
      const ended = containers.find(({ status }) => status === 'exited');
      if (!ended) continue;
      const { exitCode } = ended.state;
      if (exitCode === 0) return say('Exited');
      const why = `${JSON.stringify(name)} didn't complete successfully: exit ${exitCode}`;
      if (!required) return skip(`optional dependency ${why}`);
      say(`service ${why}`, true);
      throw new CommandError(`service ${why}`);
    }
    const fallback = condition === 'service_running_or_healthy';
    const health = healthOf(containers, fallback);
    if (health === true) return say('Healthy');
    if (health === false) continue;
    if (!required)
      return skip(
        `optional dependency ${JSON.stringify(name)} ${fallback ? 'is not running or is unhealthy' : 'failed to start'}: ${health}`,
      );
    if (fallback) throw new CommandError(health);
    say('Error', true);
    throw new CommandError(`dependency failed to start: ${health}`);
  }
}

/** Whether all are healthy, or why they never will be. Without a health check, running is enough with `fallback`. */
function healthOf(containers: readonly Container[], fallback: boolean): boolean | string {
  for (const { name, status, state, health, config } of containers) {
    if (status === 'exited') return `container ${name} exited (${state.exitCode})`;
    const checks = config.healthcheck && config.healthcheck.test[0] !== 'NONE';
    if (!checks && fallback) {
      if (status !== 'running') return false;
    } else if (!checks || !health) return `container ${name} has no healthcheck configured`;
    else if (health.status === 'unhealthy') return `container ${name} is unhealthy`;
    else if (health.status !== 'healthy') return false;
  }
  return true;
}
