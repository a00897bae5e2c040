import { expect, test } from '@playwright/test';

test('the home page promises, maps the course and leads to the first lesson', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveTitle(/PID One/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const map = page.getByRole('region', { name: 'The course' });
  await expect(map.getByRole('heading', { level: 3 })).toHaveCount(5);
  await expect(map.getByRole('listitem')).toHaveCount(15);
  await page.getByRole('link', { name: 'Start the first lesson' }).click();
  await expect(page).toHaveURL(/\/lessons\/pid-1\/$/);
});

test('every lesson of the map can be opened', async ({ page }) => {
  await page.goto('/');
  const links = page.getByRole('listitem').locator('a[href^="/lessons/"]');
  const paths = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(new Set(paths).size).toBe(15);
  await expect(page.getByText('Coming', { exact: true })).toHaveCount(0);
});

test('the terminal stands within the first screen', async ({ page }) => {
  await page.goto('/');
  const box = await page.getByRole('region', { name: 'Terminal', exact: true }).boundingBox();
  const height = page.viewportSize()?.height ?? 0;
  expect(box?.y ?? height).toBeLessThan(height - 100);
});
