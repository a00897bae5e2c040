import { parsePublish } from '../../docker/cli/publish';
import { invalidFile } from './compose-error';
import { isMap, type Json, type JsonMap } from './json';

/** A port's short or long form as long ones; a range becomes one for each port. */
export function normalisePort(value: Json): JsonMap[] {
  if (isMap(value)) {
    const { mode = 'ingress', host_ip, target, published, protocol = 'tcp', ...rest } = value;
    return [
      {
        ...rest,
        mode,
        ...(host_ip !== undefined && { host_ip }),
        target: Number(target),
        ...(published !== undefined && { published: String(published) }),
        protocol,
      },
    ];
  }
  return Object.entries(bindingsOf(String(value))).flatMap(([port, bindings]) => {
    const [target = '', protocol = 'tcp'] = port.split('/');
    return bindings.map(({ hostIp, hostPort }) => ({
      mode: 'ingress',
      ...(hostIp !== '' && { host_ip: hostIp }),
      target: Number(target),
      ...(hostPort !== '' && { published: hostPort }),
      protocol,
    }));
  });
}

function bindingsOf(text: string): ReturnType<typeof parsePublish>['bindings'] {
  try {
    return parsePublish([text]).bindings;
  } catch (error) {
    throw error instanceof Error ? invalidFile(error.message) : error;
  }
}
