import type { Image } from '../../docker/image';
import { InvalidReference, parseReference } from '../../docker/reference';
import { sleep, waitFor } from '../../docker/wait';
import type { Run } from '../../kernel/syscalls';
import type { Cluster } from '../cluster';
import type { ContainerRuntime, PodRuntime } from './pod-runtime';
import { report } from './report';
import { publishStatus } from './status';

/** ms: the first wait before another pull, and the longest. */
const FIRST_WAIT = 10_000;
const LONGEST_WAIT = 300_000;
/** ms after which the kubelet looks again. */
const SYNC = 13_000;

/** The image of a container, once it is there; undefined when the pod ends before. */
export function* ensureImage(cluster: Cluster, run: PodRuntime, one: ContainerRuntime): Run<Image | undefined> {
  let wait = FIRST_WAIT;
  let retryAt = 0;
  for (;;) {
    const { spec } = one;
    const name = spec.image ?? '';
    const say = (reason: string, message: string, warning = true) =>
      report(cluster, run, reason, message, { container: spec, warning });
    const waiting = (reason: string, message: string) => {
      one.state = { waiting: { message, reason } };
      publishStatus(cluster, run);
    };
    try {
      parseReference(name);
      const image = cluster.engine.images.named(name);
      const policy = spec.imagePullPolicy;
      if (image && policy !== 'Always') {
        say('Pulled', `Container image ${JSON.stringify(name)} already present on machine`, false);
        return image;
      }
      if (policy === 'Never') {
        const message = `Container image ${JSON.stringify(name)} is not present with pull policy of Never`;
        say('ErrImageNeverPull', message);
        say('Failed', 'Error: ErrImageNeverPull');
        waiting('ErrImageNeverPull', message);
      } else if (cluster.now < retryAt) {
        say('BackOff', `Back-off pulling image ${JSON.stringify(name)}`, false);
        say('Failed', 'Error: ImagePullBackOff');
        waiting(
          'ImagePullBackOff',
          `Back-off pulling image ${JSON.stringify(name)}: ErrImagePull: ${noRegistry(name)}`,
        );
      } else {
        say('Pulling', `Pulling image ${JSON.stringify(name)}`, false);
        yield* sleep(cluster.kernel, 40);
        say('Failed', `Failed to pull image ${JSON.stringify(name)}: ${noRegistry(name)}`);
        say('Failed', 'Error: ErrImagePull');
        waiting('ErrImagePull', noRegistry(name));
        retryAt = cluster.now + wait;
        wait = Math.min(wait * 2, LONGEST_WAIT);
      }
    } catch (error) {
      if (!(error instanceof InvalidReference)) throw error;
      const message = `Failed to apply default image tag ${JSON.stringify(name)}: couldn't parse image name ${JSON.stringify(name)}: ${error.message}`;
      say('InspectFailed', message);
      say('Failed', 'Error: InvalidImageName');
      waiting('InvalidImageName', message);
    }
    const until = cluster.now + SYNC;
    while (cluster.now < until && !run.doomed && one.spec === spec) yield* waitFor([run.changed], until);
    if (run.doomed) return undefined;
  }
}

/** What Docker's daemon says on a host without a way to any registry. */
function noRegistry(name: string): string {
  const [first = ''] = parseReference(name).repository.split('/');
  const host = /[.:]/.test(first) || first === 'localhost' ? first : 'registry-1.docker.io';
  return `Error response from daemon: Get "https://${host}/v2/": dial tcp: lookup ${host} on 192.168.65.10:53: no such host`;
}
