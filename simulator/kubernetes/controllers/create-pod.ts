import { Api } from '../api/api';
import type { JsonMap } from '../api/json';
import { clone } from '../api/json';
import type { KubeObject, Pod, PodTemplate } from '../api/objects';
import { resourceOf } from '../api/resources';
import { StatusError } from '../api/status-error';
import type { Cluster } from '../cluster';
import { recordEvent } from '../store/record-event';

/** A pod by a template, owned by `owner`; an event says how that went. */
export function createPod(cluster: Cluster, owner: KubeObject, template: PodTemplate, from: string): Pod | undefined {
  const { namespace, name, uid = '' } = owner.metadata;
  const { creationTimestamp: _, ...metadata } = template.metadata ?? {};
  const object = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...metadata,
      generateName: `${name}-`,
      ownerReferences: [
        { apiVersion: owner.apiVersion, blockOwnerDeletion: true, controller: true, kind: owner.kind, name, uid },
      ],
    },
    spec: clone(template.spec),
  };
  try {
    const pod = new Api(cluster).create(resourceOf('Pod'), namespace, object as unknown as JsonMap);
    recordEvent(cluster, owner, { reason: 'SuccessfulCreate', message: `Created pod: ${pod.metadata.name}`, from });
    return pod as Pod;
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    recordEvent(cluster, owner, {
      type: 'Warning',
      reason: 'FailedCreate',
      message: `Error creating: ${error.message}`,
      from,
    });
    return undefined;
  }
}

export function deletePod(cluster: Cluster, owner: KubeObject, pod: Pod, from: string): void {
  new Api(cluster).delete(resourceOf('Pod'), pod.metadata.namespace, pod.metadata.name);
  recordEvent(cluster, owner, { reason: 'SuccessfulDelete', message: `Deleted pod: ${pod.metadata.name}`, from });
}
