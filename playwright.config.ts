import { defineConfig } from '@playwright/test';
import { browserArgs, findBrowser } from './tooling/browser.mjs';

const executablePath = await findBrowser();
const site = 'http://127.0.0.1:4173';
const server = 'http://127.0.0.1:4174';
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
    { command: 'node e2e/serve-static.mjs out 4173', url: site },
    { command: 'node tooling/start.mjs', url: server, env: { PORT: '4174' }, timeout: 300_000 },
  ],
});
