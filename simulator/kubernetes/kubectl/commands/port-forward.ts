import { string } from '../../../cli/flag-types';
import { Errno } from '../../../kernel/errno';
import type { Pod, Service } from '../../api/objects';
import { targetPort } from '../../controllers/endpoints';
import { findPod } from '../find-pod';
import type { Command, Session } from '../kubectl';
import { KubectlError } from '../kubectl-error';

/** Ports of this host lead to a pod's, as long as it runs. */
export const portForward: Command = {
  name: 'port-forward',
  flags: { address: string({ initial: 'localhost' }), 'pod-running-timeout': string() },
  *run(session, line) {
    const [word, ...pairs] = line.args;
    if (word === undefined)
      throw new KubectlError(
        "error: TYPE/NAME and list of ports are required for port-forward\nSee 'kubectl port-forward -h' for help and examples",
      );
    if (pairs.length === 0) throw new KubectlError('error: at least 1 PORT is required for port-forward');
    const { cluster, sys } = session;
    const pod = findPod(session, word);
    if (pod.status.phase !== 'Running')
      throw new KubectlError(
        `error: unable to forward port because pod is not running. Current status=${pod.status.phase}`,
      );
    const { hostNet } = cluster.kernel;
    const net = cluster.pods.get(pod.metadata.uid ?? '')?.sandbox?.sandbox?.net;
    if (!net)
      throw new KubectlError('error: unable to forward port because pod is not running. Current status=Pending');
    const opened: number[] = [];
    try {
      for (const pair of pairs) {
        const [from = '', to = from] = pair.split(':');
        if (!/^\d*$/.test(from) || !/^[\w-]+$/.test(to))
          throw new KubectlError(
            `error: error parsing local port '${from}': strconv.ParseUint: parsing "${from}": invalid syntax`,
          );
        const local = from === '' ? hostNet.ephemeralPort() : Number(from);
        const port = resolvePort(session, word, pod, to);
        if (hostNet.forwards.has(local) || (hostNet.listeners.get(local) ?? []).length > 0)
          throw new KubectlError(
            `Unable to listen on port ${local}: Listeners failed to create with the following errors: [unable to create listener: Error listen tcp4 127.0.0.1:${local}: bind: address already in use unable to create listener: Error listen tcp6 [::1]:${local}: bind: address already in use]\nerror: unable to listen on any of the requested ports: [{${local} ${port}}]`,
          );
        hostNet.forwards.set(local, { net, port, host: '127.0.0.1' });
        opened.push(local);
        yield* session.print(
          `Forwarding from 127.0.0.1:${local} -> ${port}\nForwarding from [::1]:${local} -> ${port}\n`,
        );
      }
      while (cluster.pods.get(pod.metadata.uid ?? '')?.sandbox?.sandbox?.net === net)
        yield* sys.waitFor([cluster.store.changed]);
      throw new KubectlError('error: lost connection to pod');
    } catch (error) {
      if (error instanceof Errno && error.code === 'EINTR') return 0;
      throw error;
    } finally {
      for (const local of opened) hostNet.forwards.delete(local);
    }
  },
};

function resolvePort({ cluster, namespace }: Session, word: string, pod: Pod, text: string): number {
  const [kind = '', name = ''] = word.split('/');
  const service = /^(svc|services?)$/.test(kind) ? cluster.store.get<Service>('Service', namespace, name) : undefined;
  const own = service?.spec.ports?.find((port) => String(port.port) === text || port.name === text);
  if (service && !own) throw new KubectlError(`error: Service ${name} does not have a service port ${text}`);
  if (own) return targetPort(pod, own) ?? own.port;
  if (/^\d+$/.test(text)) return Number(text);
  const named = pod.spec.containers.flatMap(({ ports = [] }) => ports).find((port) => port.name === text);
  if (!named) throw new KubectlError(`error: Pod '${pod.metadata.name}' does not have a named port '${text}'`);
  return named.containerPort;
}
