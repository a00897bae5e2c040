import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const bench = (page: Page) => page.getByRole('region', { name: /Make a ten-second stop instant/ });
const editor = (page: Page) => bench(page).getByRole('textbox', { name: /Escape, then Tab, leaves the editor/ });
const score = (page: Page) => page.getByRole('region', { name: 'Score' });

async function check(page: Page, files: Record<string, string> = {}) {
  await page.goto('/lessons/pid-1/');
  await bench(page).scrollIntoViewIfNeeded();
  await expect(editor(page)).toBeVisible({ timeout: 15_000 });
  for (const [path, text] of Object.entries(files)) {
    await bench(page).getByRole('tab', { name: path }).click();
    await editor(page).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(text);
  }
  await bench(page).getByRole('button', { name: 'Check my answer' }).click();
  await expect(score(page)).toBeVisible({ timeout: 15_000 });
}

const shellForm = 'FROM node:20-slim\nWORKDIR /app\nCOPY package.json server.js ./\nUSER node\nCMD node server.js\n';

test('the smallest repair is tried beside the answer, and can be taken over', async ({ page }) => {
  await check(page, { Dockerfile: shellForm });
  const repair = score(page)
    .locator('details')
    .filter({ hasText: /10\.\d+ s.*→/ })
    .first();
  await repair.locator('summary').click({ timeout: 15_000 });
  await expect(repair.getByRole('region', { name: 'Your files' })).toContainText('SIGKILL');
  await expect(repair.getByRole('region', { name: 'With the repair' })).not.toContainText('SIGKILL');
  const { violations } = await new AxeBuilder({ page }).include('[aria-label="Score"]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await repair.getByRole('button', { name: 'Apply this repair' }).click();
  await expect(editor(page)).toContainText('CMD ["node", "server.js"]');
  await bench(page).getByRole('button', { name: 'Check my answer' }).click();
  await expect(score(page)).toContainText('Passed', { timeout: 15_000 });
});

test('a belief that the answer shows is named, refuted and asked for again', async ({ page }) => {
  await check(page, { Dockerfile: shellForm });
  const belief = page.getByRole('complementary', { name: 'Something often believed' }).first();
  await expect(belief).toContainText('Often believed');
  await belief.getByRole('radio').first().press('1', { timeout: 15_000 });
  await expect(belief.getByText(/As you predicted\.|The answer: /)).toBeVisible();
  await expect(belief.getByRole('button', { name: 'Predict again' })).toBeVisible();
});

test('the kit is a folder with the answer and its script; its last line comes back as a mark', async ({ page }) => {
  await check(page);
  const kit = bench(page).locator('details').filter({ hasText: 'Prove it on real Docker' });
  await kit.locator('summary').click();
  const waits = page.waitForEvent('download');
  await kit.getByRole('button', { name: 'Download the folder' }).click();
  const zip = (await readFile(await (await waits).path())).toString('latin1');
  for (const name of ['verify.sh', 'answer/Dockerfile', 'answer/entrypoint.sh']) expect(zip).toContain(name);

  const line = kit.getByRole('textbox', { name: 'The line it ends with' });
  await line.fill('done');
  await kit.getByRole('button', { name: 'Check the line' }).click();
  await expect(kit.getByRole('status')).toContainText('not a result line');

  const short = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);
  const said = `pid-one pid-1/instant-stop engine=26.1.5 builds=yes files=${short('other files')}`;
  await line.fill(`${said} sum=${short(said)}`);
  await kit.getByRole('button', { name: 'Check the line' }).click();
  await expect(kit.getByRole('status')).toContainText('of other files');
});
