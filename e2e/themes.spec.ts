import { expect, type Page, test } from '@playwright/test';

const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

test('the theme follows the system, can be chosen, and is remembered', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  const dark = await paper(page);
  await page.getByLabel('Colours').selectOption('light');
  const light = await paper(page);
  expect(light).not.toBe(dark);
  await page.reload();
  expect(await paper(page)).toBe(light);
  await expect(page.getByLabel('Colours')).toHaveValue('light');
  await page.getByLabel('Colours').selectOption('system');
  expect(await paper(page)).toBe(dark);
});

test('high contrast is black on white, or white on black', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  await page.getByLabel('Colours').selectOption('contrast');
  expect(await paper(page)).toBe('rgb(255, 255, 255)');
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await paper(page)).toBe('rgb(0, 0, 0)');
});

test('a system that asks for more contrast gets it unasked', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light', contrast: 'more' });
  await page.goto('/');
  expect(await paper(page)).toBe('rgb(255, 255, 255)');
});
