import { defineConfig } from '@playwright/test';
import { browserArgs, findBrowser } from './tooling/browser.mjs';

const executablePath = await findBrowser();
// Two checkouts can be tested side by side: E2E_PORT moves one of them.
const port = Number(process.env.E2E_PORT ?? 4173);
const site = `http://127.0.0.1:${port}`;
const server = `http://127.0.0.1:${port + 1}`;
const subPath = `http://127.0.0.1:${port + 2}/course`;
const chromium = { ...(executablePath && { executablePath }), args: browserArgs };

// The static export is tested in full; the server build and the export below a path for a pulse, and without network.
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  // The service worker fetches the whole course: only the tests of it have one.
  use: { launchOptions: chromium, trace: 'retain-on-failure', serviceWorkers: 'block' },
  projects: [
    { name: 'export', testIgnore: 'server.spec.ts', use: { baseURL: site } },
    { name: 'server', testMatch: ['server.spec.ts', 'offline.spec.ts'], use: { baseURL: server } },
    { name: 'sub-path', testMatch: 'offline.spec.ts', use: { baseURL: `${subPath}/` } },
  ],
  webServer: [
    { command: `node e2e/serve-static.mjs out ${port}`, url: site },
    { command: `node e2e/serve-static.mjs .next-sub-path ${port + 2} /course`, url: subPath },
    { command: 'node tooling/start.mjs', url: server, env: { PORT: `${port + 1}` }, timeout: 300_000 },
  ],
});
