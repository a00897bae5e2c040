import type { ContainerSpec } from '../api/objects';
import type { Cluster } from '../cluster';
import { recordEvent } from '../store/record-event';
import type { PodRuntime } from './pod-runtime';

/** Notes an event of a pod, or of one of its containers, as the kubelet of its node. */
export function report(
  cluster: Cluster,
  run: PodRuntime,
  reason: string,
  message: string,
  { container, warning = false }: { readonly container?: ContainerSpec; readonly warning?: boolean } = {},
): void {
  recordEvent(cluster, run.pod, {
    type: warning ? 'Warning' : 'Normal',
    reason,
    message,
    from: 'kubelet',
    host: run.node,
    ...(container && { fieldPath: fieldPath(run, container) }),
  });
}

function fieldPath({ pod }: PodRuntime, { name }: ContainerSpec): string {
  const { spec } = pod;
  const list = spec.initContainers?.some((one) => one.name === name)
    ? 'initContainers'
    : spec.ephemeralContainers?.some((one) => one.name === name)
      ? 'ephemeralContainers'
      : 'containers';
  return `spec.${list}{${name}}`;
}
