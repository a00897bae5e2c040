import { expect, type Page, test } from '@playwright/test';

const stage = '/present/pid-1/';
const slide = (page: Page) => page.getByRole('region', { name: /^Slide \d+ of/ });
const place = (page: Page) => page.getByRole('navigation', { name: 'Slides' });

async function present(page: Page) {
  await page.goto(stage);
  await expect(slide(page)).toBeFocused();
}

test('slides by keyboard: forth, back, first, last; the reload keeps the place', async ({ page }) => {
  await present(page);
  await expect(slide(page).getByRole('heading', { level: 2 })).toHaveText('PID 1, signals and exit codes');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press(' ');
  await page.keyboard.press('PageDown');
  await expect(place(page)).toContainText('4 / 20');
  await page.keyboard.press('ArrowLeft');
  await expect(place(page)).toContainText('3 / 20');
  await page.reload();
  await expect(place(page)).toContainText('3 / 20');
  await page.keyboard.press('End');
  await expect(slide(page)).toContainText('To take away');
  await page.keyboard.press('Home');
  await expect(place(page)).toContainText('1 / 20');
  await expect(page.getByRole('navigation', { name: 'Site' })).toBeHidden();
});

test('a prediction is committed by a number key, and is nobody’s progress', async ({ page }) => {
  await page.goto(`${stage}#3`);
  await expect(slide(page)).toContainText('Which process has the number 1');
  await page.keyboard.press('2');
  await expect(slide(page)).toContainText('As you predicted.');
  await page.reload();
  await expect(slide(page).getByRole('button', { name: 'Show the answer' })).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('prediction')))).toEqual([]);
});

test('the terminal comes and goes with t, and runs a slide’s commands', async ({ page }) => {
  await page.goto(`${stage}#9`);
  await expect(slide(page)).toBeFocused();
  await page.keyboard.press('t');
  await expect(page.locator('.xterm-rows')).toContainText('root@docker-host:~/app#', { timeout: 15_000 });
  await expect(page.locator('.xterm-helper-textarea')).toBeFocused();
  await page.keyboard.type('echo n b t\n');
  await expect(page.locator('.xterm-rows')).toContainText(/echo n b t\s*n b t/);
  await expect(place(page)).toContainText('9 / 20');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await page.keyboard.press('t');
  await expect(page.locator('.xterm-rows')).toBeHidden();
  await slide(page).getByRole('button', { name: 'Run in terminal' }).click();
  await expect(page.locator('.xterm-rows')).toContainText('exited 137', { timeout: 15_000 });
});

test('blank and help', async ({ page }) => {
  await present(page);
  await page.keyboard.press('b');
  const blank = page.getByRole('button', { name: 'Show the slide again' });
  await expect(blank).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(blank).toBeHidden();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden();
  await page.keyboard.press('ArrowRight');
  await expect(place(page)).toContainText('2 / 20');
});

test('the notes window follows and leads, and keeps the time', async ({ page }) => {
  await page.goto(`${stage}#5`);
  await expect(slide(page)).toBeFocused();
  const opening = page.waitForEvent('popup');
  await page.keyboard.press('n');
  const notes = await opening;
  await expect(notes.getByText('Slide 5 of 20')).toBeVisible();
  await expect(notes.getByRole('region', { name: 'Notes' })).toContainText('Take the vote');
  await page.bringToFront();
  await page.keyboard.press('ArrowRight');
  await expect(notes.getByRole('region', { name: 'Notes' })).toContainText('ten seconds pass in silence');
  await notes.keyboard.press('ArrowRight');
  await expect(place(page)).toContainText('7 / 20');
  await expect(notes.getByRole('region', { name: 'Next slide' })).toContainText('PID 1 is not like the others');
  await notes.getByRole('button', { name: 'Blank' }).click();
  await expect(page.getByRole('button', { name: 'Show the slide again' })).toBeVisible();
  await notes.reload();
  await expect(notes.getByText('Slide 7 of 20, blank')).toBeVisible();
  await expect(notes.locator('time')).not.toHaveText('0:00', { timeout: 5000 });
});
