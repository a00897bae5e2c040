import type { Container } from '../../docker/container';
import { DaemonError } from '../../docker/daemon-error';
import { deleteContainer, removeContainer } from '../../docker/remove';
import { startByHand } from '../../docker/start';
import { stopContainer } from '../../docker/stop';
import { sleep, waitFor } from '../../docker/wait';
import type { Run } from '../../kernel/syscalls';
import { setState } from '../orchestration/new-task';
import { STOP_GRACE_PERIOD } from '../spec';
import type { SwarmCluster } from '../swarm-cluster';
import { compareStates, type Task } from '../task';
import { createTaskContainer } from './create-task-container';

/** ms in which the dispatcher gathers what it tells the node. */
const DISPATCH = 100;

/** ms until a task is told to stop; more for one that names or ports lead to: others have to hear that it left the balance. */
const STOPPING = 1000;
const UNBOUND = 2000;

/** The node's part: brings a task's container to where it is wanted, reports its end, clears up when it is forgotten. */
export function* runTask(cluster: SwarmCluster, task: Task): Run<void> {
  const { engine } = cluster;
  yield* sleep(engine.kernel, DISPATCH);
  yield* live(cluster, task);
  while (!task.removed && !cluster.left) yield* waitFor([task.changed]);
  const { container } = task;
  if (cluster.left || !container || container.removed) return;
  if (container.sandbox) yield* removeContainer(engine, container, { force: true, volumes: true });
  else yield* deleteContainer(engine, container, { volumes: true });
}

function* live(cluster: SwarmCluster, task: Task): Run<void> {
  const { engine } = cluster;
  const to = (state: Task['status']['state'], message: string, error = '') =>
    setState(cluster, task, state, { message, error });
  if (!task.wanted) return to('shutdown', 'shutdown');
  to('accepted', 'accepted');
  to('preparing', 'preparing');
  let container: Container;
  try {
    container = yield* createTaskContainer(cluster, task);
  } catch (error) {
    if (!(error instanceof DaemonError)) throw error;
    return to('rejected', 'preparing', error.message);
  }
  task.container = container;
  if (task.desired === 'ready') to('ready', 'prepared');
  if (compareStates(task.desired, 'running') < 0) {
    while (compareStates(task.desired, 'running') < 0 && !task.removed) yield* waitFor([task.changed]);
    yield* sleep(engine.kernel, DISPATCH);
  }
  if (!task.wanted) return to('shutdown', 'shutdown');
  to('starting', 'starting');
  try {
    yield* startByHand(engine, container);
  } catch (error) {
    if (!(error instanceof DaemonError)) throw error;
    return to('failed', 'starting', `starting container failed: ${error.message}`);
  }
  if (!container.health || (yield* watch(task, container)) === 'healthy') {
    if (container.sandbox) to('running', 'started');
    yield* watch(task, container, false);
  }
  yield* end(cluster, task, container);
}

/** Until it is healthy, if that is asked, ill, ended, or not wanted any more. */
function* watch(task: Task, container: Container, untilHealthy = true): Run<'healthy' | 'over'> {
  for (;;) {
    if (!container.sandbox || !task.wanted || isUnhealthy(container)) return 'over';
    if (untilHealthy && container.health?.status === 'healthy') return 'healthy';
    yield* waitFor([task.changed, container.changed]);
  }
}

const isUnhealthy = ({ health }: Container): boolean => health?.running === true && health.status === 'unhealthy';

// #region task-end
function* end(cluster: SwarmCluster, task: Task, container: Container): Run<void> {
  const { engine } = cluster;
  const ill = container.sandbox !== undefined && isUnhealthy(container);
  const timeout = (task.spec.container.stopGracePeriod ?? STOP_GRACE_PERIOD) / 1000;
  if (!task.wanted) yield* sleep(engine.kernel, DISPATCH);
  if (!task.wanted || ill) {
    yield* sleep(engine.kernel, STOPPING + (task.addresses.size > 0 ? UNBOUND : 0));
    yield* stopContainer(engine, container, { timeout });
  }
  if (cluster.left) return;
  if (!task.wanted) return setState(cluster, task, 'shutdown');
  const { exitCode, error } = container.state;
  if (exitCode === 0 && !ill) return setState(cluster, task, 'complete', { message: 'finished' });
  const cause = ill ? 'dockerexec: unhealthy container' : error;
  setState(cluster, task, 'failed', {
    message: 'started',
    error: `task: non-zero exit (${exitCode})${cause === '' ? '' : `: ${cause}`}`,
  });
}
// #endregion
