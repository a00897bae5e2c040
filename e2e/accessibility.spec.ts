import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { pages } from './pages';

const standards = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

// One visit answers all of it: a page is loaded once.
for (const path of pages) {
  test(`${path} meets WCAG 2.2 AA, describes itself and fits 320 px`, async ({ page }) => {
    await page.goto(path);
    const description = await page.locator('meta[name=description]').first().getAttribute('content');
    expect(description?.length).toBeGreaterThan(40);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);

    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
      const named = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      expect(named, colorScheme).toEqual([]);
    }

    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}

test('the first tab stop skips to the content', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#content')).toBeFocused();
});
