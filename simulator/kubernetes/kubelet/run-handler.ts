import type { Container } from '../../docker/container';
import { DaemonError } from '../../docker/daemon-error';
import { createExec, startExec } from '../../docker/exec';
import { waitFor } from '../../docker/wait';
import { signals } from '../../kernel/signal';
import type { Run } from '../../kernel/syscalls';
import type { ContainerSpec, Handler, IntOrString } from '../api/objects';
import type { Cluster } from '../cluster';
import { httpGet, tcpConnect } from '../network/http-get';
import type { PodRuntime } from './pod-runtime';

/** undefined when all went well, else what is said about it. */
export type HandlerProblem = string | undefined;

/** Does what a probe or a hook says; `deadline`: ms since 1970, `limit`: seconds as messages name them. */
export function* runHandler(
  cluster: Cluster,
  run: PodRuntime,
  spec: ContainerSpec,
  container: Container,
  handler: Handler,
  limit: number,
): Run<HandlerProblem> {
  const deadline = cluster.now + limit * 1000;
  if (handler.exec) return yield* runExec(cluster, container, handler.exec.command ?? [], limit, deadline);
  if (handler.httpGet) {
    const { path = '/', port, host = run.address, scheme = 'HTTP', httpHeaders = [] } = handler.httpGet;
    const number = portOf(spec, port);
    const url = `${scheme.toLowerCase()}://${host}:${number}${path.startsWith('/') ? path : `/${path}`}`;
    if (scheme === 'HTTPS') return `Get ${JSON.stringify(url)}: TLS is not part of the simulation`;
    const headers = {
      'User-Agent': 'kube-probe/1.32',
      ...Object.fromEntries(httpHeaders.map(({ name, value }) => [name, value])),
    };
    const outcome = yield* httpGet(
      cluster.kernel,
      cluster.kernel.hostNet,
      { host, port: number, path, headers },
      deadline,
    );
    if ('error' in outcome) return `Get ${JSON.stringify(url)}: ${goError(outcome.error, host, number)}`;
    return outcome.status >= 200 && outcome.status < 400
      ? undefined
      : `HTTP probe failed with statuscode: ${outcome.status}`;
  }
  if (handler.tcpSocket) {
    const { port, host = run.address } = handler.tcpSocket;
    const number = portOf(spec, port);
    const outcome = yield* tcpConnect(cluster.kernel, cluster.kernel.hostNet, host, number);
    return outcome === 'open' ? undefined : goError(outcome, host, number);
  }
  if (handler.sleep) {
    const until = Math.min(deadline, cluster.now + handler.sleep.seconds * 1000);
    while (cluster.now < until && container.sandbox) yield* waitFor([container.changed], until);
    return undefined;
  }
  return handler.grpc ? 'gRPC probes are not part of the simulation' : undefined;
}

export function portOf(spec: ContainerSpec, port: IntOrString): number {
  if (typeof port === 'number') return port;
  return spec.ports?.find(({ name }) => name === port)?.containerPort ?? 0;
}

function goError(error: 'refused' | 'reset' | 'timeout' | 'unreachable', host: string, port: number): string {
  if (error === 'refused') return `dial tcp ${host}:${port}: connect: connection refused`;
  if (error === 'unreachable') return `dial tcp ${host}:${port}: connect: no route to host`;
  if (error === 'reset') return 'EOF';
  return 'context deadline exceeded (Client.Timeout exceeded while awaiting headers)';
}

function* runExec(
  cluster: Cluster,
  container: Container,
  argv: readonly string[],
  limit: number,
  deadline: number,
): Run<HandlerProblem> {
  const { engine } = cluster;
  let output = '';
  try {
    const exec = createExec(engine, container, {
      argv,
      env: [],
      user: '',
      workingDir: '',
      tty: false,
      openStdin: false,
      privileged: false,
    });
    yield* startExec(engine, exec);
    while (!exec.streams.ended) {
      output += exec.streams
        .take()
        .map(({ data }) => data)
        .join('');
      if (cluster.now >= deadline) {
        if (exec.proc) engine.kernel.post(exec.proc, signals.KILL);
        return `command timed out: ${JSON.stringify(argv.join(' '))} timed out after ${limit}s`;
      }
      yield* waitFor([exec.streams.ready], deadline);
    }
    output += exec.streams
      .take()
      .map(({ data }) => data)
      .join('');
    return exec.exitCode === 0 ? undefined : output.trim() === '' ? '' : output.trimEnd();
  } catch (error) {
    if (!(error instanceof DaemonError)) throw error;
    return `error: ${error.message}`;
  }
}
