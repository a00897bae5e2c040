import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

test('a word of the glossary explains itself on hover and on focus, and leads to its entry', async ({ page }) => {
  await page.goto('/lessons/pid-1/');
  const word = page.getByRole('link', { name: 'PID namespace' });
  const tip = page.getByRole('tooltip').filter({ hasText: 'A set of processes with numbers of their own' });
  await word.hover();
  await expect(tip).toBeVisible();
  await tip.hover();
  await expect(tip).toBeVisible();
  await page.mouse.move(0, 0);
  await expect(tip).toBeHidden();
  await word.focus();
  await expect(tip).toBeVisible();
  const { violations } = await new AxeBuilder({ page })
    .include('article')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(tip).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/glossary\/#pid-namespace$/);
  await expect(page.locator('#pid-namespace')).toBeInViewport();
});

test('every step of a lesson has a link of its own', async ({ page }) => {
  await page.goto('/lessons/pid-1/#time-docker-stop-slow');
  await expect(page.locator('#time-docker-stop-slow')).toBeInViewport();
  await page.locator('#time-docker-stop-slow').getByRole('link', { name: 'Link to this step' }).click();
  await expect(page).toHaveURL(/#time-docker-stop-slow$/);
});

test('a cheat sheet has what to take away, and is printed without the site around it', async ({ page }) => {
  await page.goto('/lessons/pid-1/');
  await page.getByRole('link', { name: 'Cheat sheet' }).click();
  await expect(page).toHaveURL(/\/cheat-sheets\/pid-1\/$/);
  await expect(page.getByRole('complementary', { name: 'To take away' })).toContainText('One process is told to stop');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: 'Site' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(page.getByRole('complementary', { name: 'To take away' })).toBeVisible();
});
