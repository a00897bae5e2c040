import type { Booted } from './boot';
import type { DockerHost } from './docker-host';
import type { Cluster } from './kubernetes/cluster';
import { commands } from './kubernetes/kubectl/all-commands';
import { createKubectl } from './kubernetes/kubectl/kubectl';
import { pause } from './kubernetes/kubelet/sandbox';
import { type ClusterOptions, startCluster } from './kubernetes/start-cluster';
import { KUBECTL_PROGRAM } from './kubernetes-program';

/** Lets the host be a cluster, which begins when it is first asked for. */
export function installKubernetes(
  { add }: Booted,
  { engine }: DockerHost,
  options: ClusterOptions = {},
): () => Cluster {
  let cluster: Cluster | undefined;
  const open = () => {
    cluster ??= startCluster(engine, options);
    return cluster;
  };
  add({ pause, [KUBECTL_PROGRAM]: createKubectl(open, commands) });
  return open;
}
