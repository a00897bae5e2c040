import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const standards = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
const page1 = (page: Page) => page.getByRole('region', { name: /Deploys take ten seconds/ });

async function take(page: Page) {
  await page.goto('/lessons/on-call/');
  await page1(page).scrollIntoViewIfNeeded();
  await page1(page).getByRole('button', { name: 'Take it' }).focus();
  await page.keyboard.press('Enter');
}

test('an incident is looked into, diagnosed and closed by keyboard, and remembered', async ({ page }) => {
  await take(page);
  const box = page1(page);
  const screen = box.locator('.xterm-rows');
  await expect(screen).toContainText('root@docker-host:~/app#', { timeout: 60_000 });
  await box.locator('.xterm-helper-textarea').focus();
  await page.keyboard.type('docker top shop\n');
  await expect(box.getByRole('region', { name: 'Notes' })).toContainText('Process 1 is a shell');
  await box.getByLabel(/start script’s shell/).press('Space');
  await box.getByRole('button', { name: 'Name this cause' }).press('Enter');
  await expect(box).toContainText('That is it.');
  await box.locator('.xterm-helper-textarea').focus();
  await page.keyboard.type("sed -i 's/^node/exec node/' shop/start.sh; echo men''ded\n");
  await expect(screen).toContainText('mended');
  await box.getByRole('button', { name: 'Close the incident' }).press('Enter');
  await expect(box.getByRole('region', { name: 'Score' })).toContainText('Closed.', { timeout: 60_000 });
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.reload();
  await expect(page1(page)).toContainText('Closed; best score 75 of 100');
});

test('an open incident fits 320 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await take(page);
  await expect(page1(page).getByRole('region', { name: 'Terminal of the incident' })).toBeVisible({ timeout: 60_000 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
