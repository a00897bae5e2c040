import { isMap, type Json, type JsonMap } from './json';
import { fieldsOf } from './schema';

/** Fields that are kept and shown, but that nothing here acts on. */
const ignored: Readonly<Record<string, readonly string[]>> = {
  PodSpec: [
    'affinity',
    'dnsConfig',
    'hostUsers',
    'imagePullSecrets',
    'overhead',
    'priorityClassName',
    'readinessGates',
    'runtimeClassName',
    'schedulingGates',
    'topologySpreadConstraints',
  ],
  Probe: ['grpc'],
  ServiceSpec: ['externalIPs', 'sessionAffinityConfig', 'loadBalancerIP'],
  JobSpec: ['podFailurePolicy', 'successPolicy', 'backoffLimitPerIndex'],
  HorizontalPodAutoscalerSpec: ['behavior'],
};

/** Where an object asks for something that the simulation only keeps. */
export function notSimulated(type: string, value: JsonMap, path = ''): string[] {
  const fields = fieldsOf(type);
  return Object.entries(value).flatMap(([name, one]) => {
    const at = path === '' ? name : `${path}.${name}`;
    if (ignored[type]?.includes(name)) return [at];
    const field = fields?.get(name);
    if (!field || !fieldsOf(field.type)) return [];
    const inside = (item: Json | undefined, where: string) =>
      isMap(item) ? notSimulated(field.type, item, where) : [];
    return Array.isArray(one) ? one.flatMap((item: Json, i) => inside(item, `${at}[${i}]`)) : inside(one, at);
  });
}
