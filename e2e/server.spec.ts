import { expect, test } from '@playwright/test';

test('the server build serves the lesson, alive', async ({ page }) => {
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await page.goto('/lessons/pid-1/');
  await page.getByRole('checkbox', { name: 'I have read this lesson' }).check();
  await page.goto('/progress/');
  await expect(page.getByRole('main')).toContainText('PID 1, signals and exit codes');
  expect(errors).toEqual([]);
});

test('the server build answers 404 with help', async ({ page }) => {
  const response = await page.goto('/no-such-page/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page');
});
