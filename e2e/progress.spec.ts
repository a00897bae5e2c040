import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';

const draft = { at: 5, text: 'FROM scratch', tab: 'a', versions: [] };
const draftKey = 'pid-one:1:draft:pid-1/instant-stop:Dockerfile';

const keep = (page: Page, key: string, value: unknown) =>
  page.evaluate(([name, text]) => localStorage.setItem(name ?? '', text ?? ''), [key, JSON.stringify(value)]);
const kept = (page: Page) => page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));

test.beforeEach(async ({ page }) => {
  await page.goto('/progress/');
  await keep(page, draftKey, draft);
  await page.reload();
});

test('an exported file brings everything back', async ({ page }) => {
  const before = await kept(page);
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export to a file' }).click();
  const path = await (await waiting).path();
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ format: 'pid-one-progress', version: 1 });

  await page.getByRole('button', { name: 'Delete my data' }).click();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.getByText('Deleted.')).toBeVisible();
  expect(await kept(page)).toBe('[]');

  await page.getByLabel('Import a file').setInputFiles(path);
  await expect(page.getByRole('status').filter({ hasText: 'Imported' })).toBeVisible();
  expect(await kept(page)).toBe(before);
});

test('deleting asks first, and can be left', async ({ page }) => {
  const before = await kept(page);
  await page.getByRole('button', { name: 'Delete my data' }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  expect(await kept(page)).toBe(before);
});

for (const [kind, text] of [
  ['a corrupt', '{"format": "pid-one-progress", "version": 1, "rec'],
  ['a foreign', '{"name": "something else"}'],
  ['a binary', '\u0000\u0001\u0002'],
] as const) {
  test(`${kind} file gets a clear error and changes nothing`, async ({ page }) => {
    const before = await kept(page);
    await page
      .getByLabel('Import a file')
      .setInputFiles({ name: 'progress.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await expect(page.getByRole('status').filter({ hasText: 'Nothing was changed' })).toBeVisible();
    expect(await kept(page)).toBe(before);
  });
}
