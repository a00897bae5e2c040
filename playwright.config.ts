import { defineConfig } from '@playwright/test';
import { browserArgs, findBrowser } from './tooling/browser.mjs';

const executablePath = await findBrowser();
// Two checkouts can be tested side by side: E2E_PORT moves one of them.
const port = Number(process.env.E2E_PORT ?? 4173);
const site = `http://127.0.0.1:${port}`;
const server = `http://127.0.0.1:${port + 1}`;
const chromium = { ...(executablePath && { executablePath }), args: browserArgs };

// Two products are tested: the static export, in full, and the server build, for a pulse.
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  use: { launchOptions: chromium, trace: 'retain-on-failure' },
  projects: [
    { name: 'export', testIgnore: 'server.spec.ts', use: { baseURL: site } },
    { name: 'server', testMatch: 'server.spec.ts', use: { baseURL: server } },
  ],
  webServer: [
    { command: `node e2e/serve-static.mjs out ${port}`, url: site },
    { command: 'node tooling/start.mjs', url: server, env: { PORT: `${port + 1}` }, timeout: 300_000 },
  ],
});
