// A Chromium for the end-to-end tests and the bench: Playwright's own, else the system's, else Debian's package.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export const browserArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

async function playwrightsOwn() {
  const { chromium } = await import('playwright');
  return chromium.executablePath();
}

export async function findBrowser() {
  const candidates = [process.env.CHROMIUM, await playwrightsOwn(), ...system];
  return candidates.find((path) => path && existsSync(path));
}

const run = (command, ...args) => spawnSync(command, args, { stdio: ['ignore', 2, 2] }).status === 0;

// The path of a browser, installed if there was none.
export async function ensureBrowser() {
  const found = await findBrowser();
  if (found) return found;
  console.error('Installing a browser for the tests …');
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', 'update', '-qq');
    run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium');
  } else {
    run(process.execPath, 'node_modules/playwright/cli.js', 'install', 'chromium');
  }
  const installed = await findBrowser();
  if (!installed) throw new Error('No Chromium. Install one, or name it: CHROMIUM=/path/to/chromium npm test');
  return installed;
}
