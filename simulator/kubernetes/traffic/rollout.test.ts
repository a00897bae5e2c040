import { describe, expect, test } from 'vitest';
import { clusterHost } from '../../testing/cluster';
import type { ContainerSpec, Deployment, Service } from '../api/objects';
import { resourceOf } from '../api/resources';
import { sendTraffic } from './steady-traffic';

/** Takes two seconds until it listens; ends what it has begun when it is told to stop. */
const graceful = `
const http = require('http');
const server = http.createServer((req, res) => setTimeout(() => res.end('ok'), 30));
setTimeout(() => server.listen(3000), 2000);
process.on('SIGTERM', () => server.close(() => process.exit(0)));
`;
const abrupt = graceful.replace('server.close(() => process.exit(0))', 'process.exit(0)');

const readinessProbe = { httpGet: { path: '/', port: 3000 }, periodSeconds: 1 };
const lifecycle = { preStop: { sleep: { seconds: 5 } } };

/** One request every ten milliseconds while three replicas are replaced, from the tenth second on. */
function roll(app: string, container: Partial<ContainerSpec>, { requests = 3000, strategy = {} } = {}) {
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
  const service = host.create<Service>('Service', {
    metadata: { name: 'web' },
    spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 3000 }] },
  });
  host.wait(30);
  const traffic = sendTraffic(host.cluster, { host: service.spec.clusterIP ?? '', port: 80, requests, every: 10 });
  host.wait(10);
  host.api.patch(resourceOf('Deployment'), 'default', 'web', { spec: spec('web:2') } as never);
  host.wait(requests / 100);
  expect(host.get<Deployment>('Deployment', 'web').status.updatedReplicas).toBe(3);
  expect(traffic.sent).toBe(requests);
  return { dropped: requests - traffic.good, why: Object.fromEntries(traffic.bad) };
}

describe('a rollout under steady traffic', () => {
  test('drops none of ten thousand requests with a probe, a pause before the end, and an app that finishes', () => {
    expect(roll(graceful, { readinessProbe, lifecycle }, { requests: 10_000 })).toEqual({ dropped: 0, why: {} });
  }, 120_000);

  test('without a readiness probe drops what comes in the two seconds until the app listens', () => {
    const { dropped, why } = roll(graceful, { lifecycle });
    expect(dropped).toBe(why['refused']);
    expect(dropped).toBeGreaterThan(100);
    expect(dropped).toBeLessThan(220);
  }, 60_000);

  test('without a pause drops what still comes until the rules are written, a second later', () => {
    const { dropped } = roll(graceful, { readinessProbe });
    // A quarter of a hundred requests a second, for each of three pods.
    expect(dropped).toBeGreaterThan(40);
    expect(dropped).toBeLessThan(120);
  }, 60_000);

  test('an app that falls over drops what it was working on, too', () => {
    expect(roll(abrupt, { readinessProbe }).why['reset']).toBeGreaterThanOrEqual(1);
  }, 60_000);

  test('Recreate drops everything from the end of the old to the start of the new', () => {
    const { dropped } = roll(graceful, { readinessProbe, lifecycle }, { strategy: { type: 'Recreate' } });
    // Five seconds of pause, three until the new ones are ready.
    expect(dropped).toBeGreaterThan(200);
    expect(dropped).toBeLessThan(1200);
  }, 60_000);
});
