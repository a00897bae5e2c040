import { sleep } from '../../docker/wait';
import type { Run } from '../../kernel/syscalls';
import type { Autoscaler, Condition, Deployment, Pod, ReplicaSet } from '../api/objects';
import { milliCpu } from '../api/quantity';
import { requirementsOf } from '../api/selector';
import type { Cluster } from '../cluster';
import { recordEvent } from '../store/record-event';
import { timestamp } from '../store/timestamp';
import { isActive, isReady } from './pods';

/** ms between two looks. */
const PERIOD = 15_000;
/** Below this part of a difference nothing is done. */
const TOLERANCE = 0.1;
/** ms in which the highest recommendation holds before fewer replicas are made. */
const STABILISATION = 300_000;

/** Compares the pods' use of CPU with what they ask for, every fifteen seconds. */
export function* runAutoscaler(cluster: Cluster): Run<void> {
  const recommendations = new Map<string, { readonly at: number; readonly replicas: number }[]>();
  for (;;) {
    yield* sleep(cluster.kernel, PERIOD);
    for (const scaler of cluster.store.list<Autoscaler>('HorizontalPodAutoscaler'))
      look(cluster, scaler, recommendations);
  }
}

function look(
  cluster: Cluster,
  scaler: Autoscaler,
  recommendations: Map<string, { readonly at: number; readonly replicas: number }[]>,
): void {
  const { store, now } = cluster;
  const { scaleTargetRef, minReplicas, maxReplicas, metrics = [] } = scaler.spec;
  const target = store.get<Deployment | ReplicaSet>(
    scaleTargetRef.kind,
    scaler.metadata.namespace,
    scaleTargetRef.name,
  );
  const from = 'horizontal-pod-autoscaler';
  if (!target) {
    const message = `deployments/scale.apps "${scaleTargetRef.name}" not found`;
    recordEvent(cluster, scaler, { type: 'Warning', reason: 'FailedGetScale', message, from });
    return;
  }
  const pods = store
    .list<Pod>('Pod', scaler.metadata.namespace, requirementsOf(target.spec.selector))
    .filter((pod) => isActive(pod) && isReady(pod));
  const wanted = metrics.find(({ resource }) => resource?.name === 'cpu')?.resource?.target.averageUtilization;
  const current = target.spec.replicas;
  const asked = pods.reduce((sum, pod) => sum + requestOf(pod), 0);
  if (wanted === undefined || asked === 0) {
    const message = `failed to get cpu utilization: missing request for cpu`;
    if (wanted !== undefined && pods.length > 0)
      recordEvent(cluster, scaler, { type: 'Warning', reason: 'FailedGetResourceMetric', message, from });
    store.update(scaler, {
      status: { ...scaler.status, currentReplicas: current, desiredReplicas: scaler.status.desiredReplicas ?? 0 },
    });
    return;
  }
  const used = pods.reduce((sum, pod) => sum + podCpu(cluster, pod), 0);
  const utilization = Math.floor((used / asked) * 100);
  const ratio = utilization / wanted;
  const raw = Math.abs(ratio - 1) <= TOLERANCE ? current : Math.ceil(ratio * pods.length);
  const key = scaler.metadata.uid ?? '';
  const recent = [
    ...(recommendations.get(key) ?? []).filter(({ at }) => at > now - STABILISATION),
    { at: now, replicas: raw },
  ];
  recommendations.set(key, recent);
  const stable = raw >= current ? raw : Math.min(current, Math.max(...recent.map(({ replicas }) => replicas)));
  // At most twice as many, or four more, at a time.
  const fastest = Math.max(current * 2, current + 4);
  const desired = Math.max(minReplicas, Math.min(maxReplicas, stable, fastest));
  if (desired !== current && current > 0) {
    store.update(target, { spec: { ...target.spec, replicas: desired } } as Partial<Deployment>);
    const why =
      desired > current ? 'cpu resource utilization (percentage of request) above target' : 'All metrics below target';
    recordEvent(cluster, scaler, {
      reason: 'SuccessfulRescale',
      message: `New size: ${desired}; reason: ${why}`,
      from,
    });
  }
  store.update(scaler, {
    status: {
      currentMetrics: [
        {
          resource: {
            current: { averageUtilization: utilization, averageValue: `${Math.round(used / (pods.length || 1))}m` },
            name: 'cpu',
          },
          type: 'Resource',
        },
      ],
      currentReplicas: current,
      desiredReplicas: desired,
      ...(desired !== current
        ? { lastScaleTime: timestamp(now) }
        : scaler.status.lastScaleTime && { lastScaleTime: scaler.status.lastScaleTime }),
      conditions: conditions(scaler, now, raw),
    },
  });
}

function conditions({ status, spec }: Autoscaler, now: number, raw: number): Condition[] {
  const limited = raw > spec.maxReplicas ? 'TooManyReplicas' : raw < spec.minReplicas ? 'TooFewReplicas' : undefined;
  const which = limited === 'TooManyReplicas' ? 'more than the maximum' : 'less than the minimum';
  const list: Condition[] = [
    {
      type: 'AbleToScale',
      status: 'True',
      reason: 'ReadyForNewScale',
      message: 'recommended size matches current size',
    },
    {
      type: 'ScalingActive',
      status: 'True',
      reason: 'ValidMetricFound',
      message:
        'the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)',
    },
    limited
      ? {
          type: 'ScalingLimited',
          status: 'True',
          reason: limited,
          message: `the desired replica count is ${which} replica count`,
        }
      : {
          type: 'ScalingLimited',
          status: 'False',
          reason: 'DesiredWithinRange',
          message: 'the desired count is within the acceptable range',
        },
  ];
  return list.map((one) => {
    const before = status.conditions?.find(({ type }) => type === one.type);
    const lastTransitionTime =
      before?.status === one.status && before.lastTransitionTime ? before.lastTransitionTime : timestamp(now);
    return { ...one, lastTransitionTime };
  });
}

const requestOf = ({ spec }: Pod): number =>
  spec.containers.reduce((sum, { resources }) => sum + milliCpu(resources?.requests?.['cpu']), 0);

/** ms over which the use of CPU is measured. */
const WINDOW = 15_000;

interface Sample {
  readonly at: number;
  readonly cpu: number;
  readonly rate: number;
}

const samples = new WeakMap<object, Sample>();

/** Thousandths of a processor that a container used in the last seconds, as the metrics server knows it. */
export function containerCpu(cluster: Cluster, pod: Pod, name: string): number {
  const cgroup = cluster.pods.get(pod.metadata.uid ?? '')?.containers.get(name)?.container?.sandbox?.cgroup;
  if (!cgroup) return 0;
  const known = samples.get(cgroup);
  if (known && cluster.now - known.at < WINDOW) return known.rate;
  const since = known ? cluster.now - known.at : WINDOW;
  const rate = known ? ((cgroup.cpu - known.cpu) / since) * 1000 : 0;
  samples.set(cgroup, { at: cluster.now, cpu: cgroup.cpu, rate });
  return rate;
}

const podCpu = (cluster: Cluster, pod: Pod): number =>
  pod.spec.containers.reduce((sum, { name }) => sum + containerCpu(cluster, pod, name), 0);
