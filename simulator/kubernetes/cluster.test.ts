import { expect, test } from 'vitest';
import { clusterHost } from '../testing/cluster';
import type { Deployment, EventObject, Pod } from './api/objects';

test('a deployment brings up its pods', () => {
  const { create, wait, list, get } = clusterHost();
  create<Deployment>('Deployment', {
    apiVersion: 'apps/v1',
    metadata: { name: 'web' },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'web', image: 'debian:trixie-slim', command: ['sleep', '1000'] }] },
      },
    },
  });
  wait(5);
  console.log(
    JSON.stringify(list<Pod>('Pod').map(({ metadata, status }) => [metadata.name, status.phase, status.podIP])),
  );
  console.log(
    list<EventObject>('Event')
      .map((e) => `${e.involvedObject.kind}/${e.involvedObject.name} ${e.reason} ${e.message}`)
      .join('\n'),
  );
  console.log(JSON.stringify(get<Deployment>('Deployment', 'web').status, null, 1));
  expect(list<Pod>('Pod').map(({ status }) => status.phase)).toEqual(['Running', 'Running']);
});
