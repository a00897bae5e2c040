import { isSidecar } from '../../kubelet/pod-runtime';
import { timeOf } from '../../store/timestamp';
import type { ContainerStatus, Pod } from '../objects';
import { shortDuration } from './age';

const endReason = ({ terminated }: ContainerStatus['state']): string =>
  terminated?.reason || (terminated ? `ExitCode:${terminated.exitCode}` : '');

/** READY, STATUS and RESTARTS of a pod. */
export function podCells(
  pod: Pod,
  now: number,
): { readonly ready: string; readonly status: string; readonly restarts: string } {
  const { spec, status, metadata } = pod;
  const sidecars = (spec.initContainers ?? []).filter(isSidecar).map(({ name }) => name);
  const inits = status.initContainerStatuses ?? [];
  const mains = status.containerStatuses ?? [];
  let text = status.reason || (status.phase ?? '');
  let counted: readonly ContainerStatus[] = inits;
  let readyCount = 0;
  let initializing = false;
  for (const [i, one] of inits.entries()) {
    const sidecar = sidecars.includes(one.name);
    const { terminated, waiting } = one.state;
    if (terminated?.exitCode === 0 && !sidecar) continue;
    if (sidecar && one.started) {
      if (one.ready) readyCount += 1;
      continue;
    }
    if (terminated) text = `Init:${endReason(one.state)}`;
    else if (waiting?.reason && waiting.reason !== 'PodInitializing') text = `Init:${waiting.reason}`;
    else text = `Init:${i}/${spec.initContainers?.length ?? 0}`;
    initializing = true;
    break;
  }
  const initialized = status.conditions?.some(({ type, status: value }) => type === 'Initialized' && value === 'True');
  if (!initializing || initialized) {
    counted = [...inits.filter(({ name }) => sidecars.includes(name)), ...mains];
    let running = false;
    for (const one of [...mains].reverse()) {
      const { waiting, terminated, running: up } = one.state;
      if (waiting?.reason) text = waiting.reason;
      else if (terminated) text = endReason(one.state);
      else if (one.ready && up) {
        running = true;
        readyCount += 1;
      }
    }
    if (text === 'Completed' && running)
      text = status.conditions?.some(({ type, status: value }) => type === 'Ready' && value === 'True')
        ? 'Running'
        : 'NotReady';
  }
  if (metadata.deletionTimestamp !== undefined && !['Succeeded', 'Failed'].includes(status.phase ?? ''))
    text = 'Terminating';
  return {
    ready: `${readyCount}/${spec.containers.length + sidecars.length}`,
    status: text,
    restarts: restarts(counted, now),
  };
}

function restarts(list: readonly ContainerStatus[], now: number): string {
  const count = list.reduce((sum, { restartCount }) => sum + restartCount, 0);
  const last = Math.max(0, ...list.map(({ lastState }) => timeOf(lastState.terminated?.finishedAt)));
  return count === 0 || last === 0 ? String(count) : `${count} (${shortDuration(now - last)} ago)`;
}
