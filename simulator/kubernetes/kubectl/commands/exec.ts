import { bool, string } from '../../../cli/flag-types';
import { runExec } from '../../../docker/cli/exec';
import type { Container } from '../../../docker/container';
import { DaemonError } from '../../../docker/daemon-error';
import { createExec } from '../../../docker/exec';
import type { Run } from '../../../kernel/syscalls';
import type { Pod } from '../../api/objects';
import { allContainers, chooseContainer, findPod } from '../find-pod';
import { type Command, flag, type Line, type Session, text } from '../kubectl';
import { KubectlError } from '../kubectl-error';

export const exec: Command = {
  name: 'exec',
  flags: {
    stdin: bool({ short: 'i' }),
    tty: bool({ short: 't' }),
    container: string({ short: 'c' }),
    quiet: bool({ short: 'q' }),
    filename: string({ short: 'f' }),
    'pod-running-timeout': string(),
  },
  *run(session, line) {
    const [word] = line.args;
    if (word === undefined) throw new KubectlError('error: pod, type/name or --filename must be specified');
    const argv = line.rest ?? [];
    if (!line.rest && line.args.length > 1)
      throw new KubectlError(
        "error: exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead\nSee 'kubectl exec -h' for help and examples",
      );
    if (argv.length === 0) throw new KubectlError('error: you must specify at least one command for the container');
    const pod = findPod(session, word);
    if (pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed')
      throw new KubectlError(
        `error: cannot exec into a container in a completed pod; current phase is ${pod.status.phase}`,
      );
    const { name, note } = chooseContainer(pod, text(line, 'container'));
    if (note !== '' && !flag(line, 'quiet')) yield* session.warn(note);
    return yield* execIn(session, line, pod, name, argv);
  },
};

/** Runs a command in a container of a pod. */
export function* execIn(session: Session, line: Line, pod: Pod, name: string, argv: readonly string[]): Run<number> {
  const { sys } = session;
  if (!allContainers(pod).some((one) => one.name === name))
    throw new KubectlError(
      `Error from server (BadRequest): container ${name} is not valid for pod ${pod.metadata.name}`,
    );
  const container = runningContainer(session, pod, name);
  const wantsTty = flag(line, 'tty');
  const tty = wantsTty && sys.isatty(0);
  if (wantsTty && !tty)
    yield* session.warn('Unable to use a TTY - input is not a terminal or the right kind of file\n');
  try {
    const { engine } = session.cluster;
    const made = createExec(engine, container, {
      argv,
      env: [],
      user: '',
      workingDir: '',
      tty,
      openStdin: flag(line, 'stdin'),
      privileged: false,
      ...(tty && { size: sys.windowSize(0) }),
    });
    let status = yield* runExec(sys, engine, made);
    if (!made.proc) status = 126;
    if (status !== 0) yield* session.warn(`command terminated with exit code ${status}\n`);
    return status;
  } catch (error) {
    if (!(error instanceof DaemonError)) throw error;
    throw new KubectlError(`error: Internal error occurred: error executing command in container: ${error.message}`);
  }
}

export function runningContainer({ cluster }: Session, pod: Pod, name: string): Container {
  const one = cluster.pods.get(pod.metadata.uid ?? '')?.containers.get(name);
  if (!pod.spec.nodeName)
    throw new KubectlError(`Error from server (BadRequest): pod ${pod.metadata.name} does not have a host assigned`);
  if (!one?.container?.sandbox)
    throw new KubectlError(
      `error: Internal error occurred: unable to upgrade connection: container not found ("${name}")`,
    );
  return one.container;
}
