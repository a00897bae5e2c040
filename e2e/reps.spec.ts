import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const item = (page: Page) => page.getByRole('region', { name: /^Item \d+ of/ });

test('items come with a lesson, are done by keyboard, and come back later', async ({ page }) => {
  await page.goto('/reps/');
  await expect(page.getByText('Nothing is due yet')).toBeVisible();
  await page.goto('/lessons/pid-1/');
  await page.waitForFunction(() => localStorage.getItem('pid-one:1:lesson:pid-1'));
  await page.goto('/reps/');
  await page.getByRole('button', { name: 'Start' }).focus();
  await page.keyboard.press('Enter');
  for (let turn = 1; turn <= 5; turn++) {
    await expect(page.getByRole('region', { name: `Item ${turn} of 5` })).toBeFocused();
    await page.keyboard.press('Tab');
    const typed = item(page).getByRole('textbox', { name: 'Your answer' });
    if (await typed.isVisible()) {
      await typed.focus();
      await page.keyboard.type('1');
      await page.keyboard.press('Enter');
    } else {
      await item(page).getByRole('button').first().focus();
      await page.keyboard.press('1');
    }
    await expect(item(page).getByRole('button', { name: 'Next' })).toBeFocused();
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('status').filter({ hasText: '5 items done.' })).toBeVisible();
  const kept = await page.evaluate(() =>
    Object.keys(localStorage).filter((key) => key.startsWith('pid-one:1:recall:')),
  );
  expect(kept).toHaveLength(5);
});

test('a lesson’s recall question can be marked, and comes back here', async ({ page }) => {
  await page.goto('/lessons/pid-1/');
  const recall = page.locator('details').filter({ hasText: 'Recall' }).first();
  await recall.locator('summary').click();
  await recall.getByRole('button', { name: 'I knew it' }).click();
  await expect(recall).toContainText('It comes back in a day.');
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((one) => one.startsWith('pid-one:1:recall:')) ?? '';
    const record = JSON.parse(localStorage.getItem(key) ?? '{}');
    localStorage.setItem(key, JSON.stringify({ ...record, first: 1, due: 2 }));
  });
  await page.goto('/reps/');
  await page.getByRole('button', { name: 'Start' }).click();
  await item(page).getByRole('button', { name: 'Show the answer' }).click();
  await item(page).getByRole('button', { name: 'I knew it' }).click();
  await page.goto('/progress/');
  await expect(page.getByRole('main')).toContainText(/recalled 1 of \d+/);
});

test('a chain put in order is remembered as explained', async ({ page }) => {
  await page.goto('/lessons/pid-1/');
  const chain = page.getByRole('region', { name: 'Order the steps' }).first();
  const source = await readFile('content/lessons/pid-1/lesson.mdx', 'utf8');
  const steps = [...(/steps=\{\[([\s\S]*?)\]\}/.exec(source)?.[1] ?? '').matchAll(/'([^']+)'/g)].flatMap(
    ([, step]) => step ?? [],
  );
  for (const [place, step] of steps.entries()) {
    const rows = await chain.getByRole('listitem').allTextContents();
    for (let at = rows.findIndex((row) => row.includes(step)); at > place; at--)
      await chain.getByRole('button', { name: `Move up: ${step}` }).click();
  }
  await chain.getByRole('button', { name: 'Check the order' }).click();
  await expect(chain).toContainText('That is the order.');
  await page.goto('/progress/');
  await expect(page.getByRole('main')).toContainText('explained 1 of 1');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`an open item meets WCAG 2.2 AA, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/reps/');
    await page.getByRole('button', { name: 'Five of any lesson' }).click();
    await item(page).getByRole('button').first().click();
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });
}
