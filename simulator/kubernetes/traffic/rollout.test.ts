import { describe, expect, test } from 'vitest';
import { clusterHost } from '../../testing/cluster';
import type { ContainerSpec, Deployment, Service } from '../api/objects';
import { resourceOf } from '../api/resources';
import { sendTraffic } from './steady-traffic';

// Ten thousand requests, one every ten milliseconds, while three replicas are replaced.
const REQUESTS = 10_000;

/** Takes two seconds to be ready; ends what it has begun when it is told to stop. */
const graceful = `
const http = require('http');
const server = http.createServer((req, res) => setTimeout(() => res.end('ok'), 30));
setTimeout(() => server.listen(3000), 2000);
process.on('SIGTERM', () => server.close(() => process.exit(0)));
`;
/** Falls over at once. */
const abrupt = graceful.replace('server.close(() => process.exit(0))', 'process.exit(0)');

function roll(app: string, container: Partial<ContainerSpec>, strategy: object = {}) {
  const host = clusterHost({
    'server.js': app,
    Dockerfile: 'FROM node:20-slim\nCOPY server.js .\nCMD ["node", "server.js"]\n',
  });
  host.run('docker build -t web:1 . && docker tag web:1 web:2');
  const spec = (image: string) => ({
    replicas: 3,
    strategy,
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image, ...container }] } },
  });
  host.create('Deployment', { apiVersion: 'apps/v1', metadata: { name: 'web' }, spec: spec('web:1') });
  const { spec: service } = host.create<Service>('Service', {
    metadata: { name: 'web' },
    spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 3000 }] },
  });
  host.wait(30);
  const traffic = sendTraffic(host.cluster, { host: service.clusterIP ?? '', port: 80, requests: REQUESTS, every: 10 });
  host.wait(10);
  host.api.patch(resourceOf('Deployment'), 'default', 'web', { spec: spec('web:2') } as never);
  host.wait(100);
  expect(host.get<Deployment>('Deployment', 'web').status.updatedReplicas).toBe(3);
  expect(traffic.sent).toBe(REQUESTS);
  return { dropped: REQUESTS - traffic.good, why: Object.fromEntries(traffic.bad) };
}

const readinessProbe = { httpGet: { path: '/', port: 3000 }, periodSeconds: 1 };
const preStop = { preStop: { exec: { command: ['sleep', '5'] } } };

describe('a rollout under steady traffic', () => {
  test('drops nothing with a readiness probe, a pause before the end, and an app that ends what it has begun', () => {
    const one = roll(graceful, { readinessProbe, lifecycle: preStop });
    console.log(one);
    expect(one).toEqual({ dropped: 0, why: {} });
  });

  test('without a readiness probe, new pods get requests before they listen', () => {
    const one = roll(graceful, { lifecycle: preStop });
    console.log(one);
    expect(one.dropped).toBeGreaterThan(100);
  });

  test('without a pause, requests still come to a pod that has stopped listening', () => {
    const one = roll(graceful, { readinessProbe });
    console.log(one);
    expect(one.dropped).toBeGreaterThan(0);
  });

  test('an app that falls over drops what it was working on', () => {
    const one = roll(abrupt, { readinessProbe, lifecycle: preStop });
    console.log(one);
  });
  test('recreate', () => {
    const one = roll(graceful, { readinessProbe, lifecycle: preStop }, { type: 'Recreate' });
    console.log(one);
  });
});
