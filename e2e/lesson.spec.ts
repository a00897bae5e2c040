import { expect, test } from '@playwright/test';

const lesson = '/lessons/pid-1/';

test('a lesson has a heading, linked sections and its code in colour', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(lesson);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('PID 1, signals and exit codes');
  const entry = page.getByRole('navigation', { name: 'On this page' }).getByRole('link').first();
  const address = (await entry.getAttribute('href')) ?? '';
  await entry.click();
  await expect(page).toHaveURL(new RegExp(`${address}$`));
  await expect(page.locator(address)).toBeInViewport();
  const colours = await page
    .locator('pre.shiki span span')
    .evaluateAll((spans) => spans.map((span) => getComputedStyle(span).color));
  expect(new Set(colours).size).toBeGreaterThan(1);
});

test('copying a transcript copies its commands', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(lesson);
  const block = page.getByRole('figure').filter({ has: page.getByRole('button', { name: 'Run in terminal' }) });
  await block.first().getByRole('button', { name: 'Copy' }).click();
  await expect(block.first().getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).not.toBe('');
  expect(copied).not.toMatch(/^\$ /m);
});

test('a prediction is one key press, shows the answer and is remembered', async ({ page }) => {
  await page.goto(lesson);
  const prediction = page.locator('form').filter({ has: page.getByRole('button', { name: 'Show the answer' }) });
  await expect(prediction.first()).toBeVisible();
  const before = await prediction.count();
  await prediction.first().getByRole('radio').first().focus();
  await page.keyboard.press('1');
  await expect(prediction).toHaveCount(before - 1);
  await expect(page.getByRole('button', { name: 'Predict again' })).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Predict again' })).toHaveCount(1);
});

test('a causal chain can be put in order by keyboard', async ({ page }) => {
  await page.goto(lesson);
  const chain = page.getByRole('region', { name: 'Order the steps' }).first();
  const second = chain.getByRole('listitem').nth(1);
  const moved = await second.locator('span').nth(1).textContent();
  await second.getByRole('button', { name: 'Move up' }).focus();
  await page.keyboard.press('Enter');
  await expect(chain.getByRole('listitem').first()).toContainText(moved ?? '');
  await expect(chain.getByRole('listitem').first().getByRole('button', { name: 'Move down' })).toBeFocused();
  await chain.getByRole('button', { name: 'Check the order' }).click();
  await expect(chain.locator('[aria-live]')).not.toBeEmpty();
});

test('what is read is marked on the map', async ({ page }) => {
  await page.goto(lesson);
  await page.getByRole('checkbox', { name: 'I have read this lesson' }).check();
  await page.goto('/');
  await expect(page.getByRole('listitem').filter({ hasText: 'PID 1, signals' })).toContainText('Read');
});
