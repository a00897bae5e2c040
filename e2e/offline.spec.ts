import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';

test.use({ serviceWorkers: 'allow' });

/** Until all of the course is kept and the page is in the worker's hands. */
async function keptOffline(page: Page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
  });
}

const title = (page: Page) => page.getByRole('heading', { level: 1 });

test('after one visit the course works without network', async ({ page, context }) => {
  test.slow(); // It walks through all of the course.
  await page.goto('./');
  await keptOffline(page);
  await context.setOffline(true);

  await test.step('the visited page, with its terminal', async () => {
    await page.reload();
    await expect(title(page)).toBeVisible();
    await expect(page.locator('.xterm-rows')).toContainText('root@docker-host:~/app#', { timeout: 15_000 });
    await page.locator('.xterm-helper-textarea').focus();
    await page.keyboard.type('docker run --rm debian:trixie-slim echo cut off\n');
    await expect(page.locator('.xterm-rows')).toContainText(/echo cut off\s*cut off/, { timeout: 15_000 });
  });
  await test.step('a page never visited', async () => {
    await page.goto('./progress/');
    await expect(title(page)).toHaveText('Your progress');
  });
  await test.step('an address without its last slash', async () => {
    await page.goto('./fidelity');
    await expect(title(page)).toHaveText('How true the terminal is');
  });
  await test.step('from page to page by links', async () => {
    await page.goto('./');
    await page.getByRole('link', { name: 'Start the first lesson' }).click();
    await expect(title(page)).toHaveText('PID 1, signals and exit codes', { timeout: 15_000 });
    await page.getByRole('checkbox', { name: 'I have read this lesson' }).check();
    await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Progress' }).click();
    await expect(page.getByRole('main')).toContainText('PID 1, signals and exit codes', { timeout: 15_000 });
  });
  await test.step('the search', async () => {
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('combobox', { name: /Search lessons/ }).fill('zombie');
    await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('zombie');
    await page.keyboard.press('Escape');
  });
  await test.step('the report on a Dockerfile', async () => {
    await page.goto('./inspect/');
    await page.getByRole('button', { name: 'Ten seconds to stop' }).click({ timeout: 15_000 });
    const report = page.getByRole('region', { name: 'Process report' });
    await expect(report).toContainText('exit code 137', { timeout: 30_000 });
  });
  await test.step('the exercise', async () => {
    await page.goto('./lessons/pid-1/');
    const bench = page.getByRole('region', { name: /Make a ten-second stop instant/ });
    await bench.scrollIntoViewIfNeeded();
    await bench.getByRole('button', { name: 'Check my answer' }).click({ timeout: 15_000 });
    await expect(page.getByRole('region', { name: 'Score' })).toContainText('Not there yet', { timeout: 20_000 });
  });
});

test.describe('a new version', () => {
  let folder: string;
  let server: ChildProcess;
  const port = 4190 + Number(process.env['TEST_PARALLEL_INDEX'] ?? 0);
  const site = `http://127.0.0.1:${port}`;

  test.beforeEach(async ({ page }, { project }) => {
    test.skip(project.name !== 'export', 'one build is enough for it');
    folder = mkdtempSync(join(tmpdir(), 'course-'));
    cpSync('out', folder, { recursive: true });
    server = spawn(process.execPath, ['e2e/serve-static.mjs', folder, String(port)], { stdio: 'ignore' });
    await expect(async () => void (await page.request.get(site))).toPass();
  });
  test.afterEach(() => {
    server?.kill();
    if (folder) rmSync(folder, { recursive: true });
  });

  /** Another build: other pages, and none of the chunks that were there before. */
  function publish() {
    const worker = join(folder, 'sw.js');
    const text = readFileSync(worker, 'utf8');
    const kept = [...text.matchAll(/"(_next\/static\/[^"]+)"/g)].flatMap(([, path]) => path ?? []);
    const page = join(folder, 'index.html');
    writeFileSync(page, readFileSync(page, 'utf8').replaceAll('One container, one process.', 'The next version.'));
    for (const path of kept) {
      if (!/chunks\/.*\.js$/.test(path) || readFileSync(page, 'utf8').includes(path)) continue;
      rmSync(join(folder, path));
    }
    const left = kept.filter((path) => !/chunks\/.*\.js$/.test(path) || readFileSync(page, 'utf8').includes(path));
    const without = text.replace(/const addresses = (\[.*\]);/, (_, list: string) => {
      const addresses = JSON.parse(list) as string[];
      return `const addresses = ${JSON.stringify(addresses.filter((path) => !kept.includes(path) || left.includes(path)))};`;
    });
    writeFileSync(worker, without.replace(/const version = "\w+"/, 'const version = "next"'));
  }

  const lookForUpdate = (page: Page) =>
    page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));

  test('announces itself, waits for the reader, and leaves the open lesson whole', async ({ page, context }) => {
    await page.goto(`${site}/lessons/pid-1/`);
    await keptOffline(page);
    const other = await context.newPage();
    await other.goto(`${site}/`);
    publish();
    await lookForUpdate(page);
    const banner = page.getByText('A new version of the course is here');
    await expect(banner).toBeVisible({ timeout: 30_000 });

    // Nothing of the terminal was loaded yet, and the host has its chunks no longer.
    await page.getByRole('button', { name: 'Terminal', exact: true }).click();
    await expect(page.locator('.xterm-rows')).toContainText('root@docker-host:~/app#', { timeout: 15_000 });

    await other.getByRole('button', { name: 'Reload' }).click();
    await expect(title(other)).toHaveText('The next version.');
    await expect(page.locator('.xterm-rows')).toContainText('root@docker-host:~/app#');
    const bench = page.getByRole('region', { name: /Make a ten-second stop instant/ });
    await bench.scrollIntoViewIfNeeded();
    await expect(bench.getByRole('button', { name: 'Check my answer' })).toBeVisible({ timeout: 15_000 });
    await expect(banner).toBeVisible();
  });
});
