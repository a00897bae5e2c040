import { expect, test } from '@playwright/test';

test('an unknown address is answered with 404 and a way on', async ({ page }) => {
  const response = await page.goto('/lessons/no-such-lesson/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page');
  await page.getByRole('main').getByRole('link', { name: 'The course' }).click();
  await expect(page).toHaveURL(/\/$/);
});
