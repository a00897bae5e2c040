import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const field = (page: Page) => page.getByRole('combobox', { name: /Search lessons/ });
const selected = (page: Page) => page.getByRole('dialog').getByRole('option', { selected: true });

async function openSearch(page: Page, path = '/') {
  await page.goto(path);
  await expect(page.getByRole('button', { name: 'Search' })).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('/');
    await expect(field(page)).toBeFocused({ timeout: 1000 });
  }).toPass();
}

test('slash opens the search; words lead to a place in the course, by keyboard alone', async ({ page }) => {
  await openSearch(page);
  await page.keyboard.type('docker top');
  await expect(selected(page)).toContainText('docker top');
  await page.keyboard.press('ArrowDown');
  const title = await selected(page).textContent();
  expect(title).toContain('docker top');
  await page.keyboard.press('Enter');
  await expect(field(page)).toBeHidden();
  await expect(page).toHaveURL(/\/lessons\/[a-z0-9-]+\/#/);
  const anchor = new URL(page.url()).hash;
  await expect(page.locator(anchor)).toBeInViewport();
});

test('beliefs and terms are found; Escape gives the focus back', async ({ page }) => {
  await page.goto('/progress/');
  const button = page.getByRole('button', { name: 'Search' });
  await button.click();
  await field(page).fill('137');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(/137/);
  await field(page).fill('zombie');
  await expect(selected(page)).toContainText('Term');
  await field(page).fill('xylophone');
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText('Nothing found.');
  await page.keyboard.press('Escape');
  await expect(field(page)).toBeHidden();
  await expect(button).toBeFocused();
});

test('a slash that is typed stays a slash', async ({ page }) => {
  await page.goto('/assign/');
  await page.getByLabel('Title, if you like').fill('');
  await page.getByLabel('Title, if you like').press('/');
  await expect(page.getByLabel('Title, if you like')).toHaveValue('/');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the open search meets WCAG 2.2 AA, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openSearch(page);
    await page.keyboard.type('docker');
    await expect(selected(page)).toBeVisible();
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });
}
