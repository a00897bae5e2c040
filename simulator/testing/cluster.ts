import { boot } from '../boot';
import { installDocker } from '../docker-host';
import { finish } from '../fidelity/replay';
import { baseImages } from '../images/base-images';
import { hostTree } from '../images/host';
import { Api } from '../kubernetes/api/api';
import type { KubeObject } from '../kubernetes/api/objects';
import { resourceOf } from '../kubernetes/api/resources';
import { installKubernetes } from '../kubernetes-host';
import { busybox } from '../programs/busybox';
import { programs as interpreters } from '../programs/interpreters';
import { tools } from '../programs/registry';

/** For tests: a host with a cluster of its own, and the ways to it. */
export function clusterHost(files: Readonly<Record<string, string>> = {}, nodes = 1) {
  const options = { images: 'hub', files } as const;
  const booted = boot(options, hostTree(Date.UTC(2026, 0, 15, 12)));
  booted.add({ ...tools, ...interpreters, busybox });
  const docker = installDocker(booted, options, baseImages('recorded', booted.machine.bootedAt));
  const cluster = installKubernetes(booted, docker, { nodes })();
  const { machine } = booted;
  const api = new Api(cluster);
  const ask = (line: string) => finish(machine, machine.run(line));
  return {
    machine,
    cluster,
    api,
    ask,
    run: (line: string) => ask(line).stdout.trimEnd(),
    wait: (seconds: number) => machine.advance(machine.now() + seconds * 1000),
    create: <T extends KubeObject>(kind: string, object: object, namespace = 'default') =>
      api.create(resourceOf(kind), namespace, { apiVersion: 'v1', kind, ...object } as never) as T,
    get: <T extends KubeObject>(kind: string, name: string, namespace = 'default') =>
      cluster.store.require<T>(kind, namespace, name),
    list: <T extends KubeObject>(kind: string, namespace = 'default') => cluster.store.list<T>(kind, namespace),
  };
}
