import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';

const record = (page: Page, key: string, value: unknown) =>
  page.evaluate(([name, text]) => localStorage.setItem(`pid-one:1:${name}`, text ?? ''), [key, JSON.stringify(value)]);

/** A learner who has solved and explained the lesson, and recalled one thing. */
async function learn(page: Page) {
  await page.goto('/progress/');
  await record(page, 'lesson:pid-1', { at: 1, read: true });
  await record(page, 'exercise:pid-1/instant-stop', {
    at: 1,
    best: 100,
    passed: true,
    attempts: 3,
    hints: 1,
    beliefs: ['signals-reach-children'],
  });
  await record(page, 'exercise:pid-1/its-own-signal', { at: 1, best: 100, passed: true, attempts: 1, hints: 0 });
  await record(page, 'recall:pid-1/shell-form-stop', {
    at: 1,
    first: 1,
    due: 9,
    step: 2,
    right: 2,
    wrong: 0,
    later: 1,
  });
}

async function reportLink(page: Page, name: string) {
  await learn(page);
  await page.reload();
  await page.getByLabel('Your name, as your lead knows you').fill(name);
  await page.getByRole('button', { name: 'Make a report link' }).click();
  return page.getByLabel('The report’s link').inputValue();
}

test('a lead assigns lessons; the learner sees them, does one, and can remove it', async ({ page, context }) => {
  await page.goto('/assign/');
  await page.getByLabel('Title, if you like').fill('First week');
  await page.getByLabel('Last day').fill('2099-05-08');
  await page.getByRole('button', { name: 'Make the link' }).click();
  await expect(page.getByText('Choose at least one lesson.')).toBeVisible();
  await page.getByRole('checkbox', { name: /PID 1, signals/ }).check();
  await page.getByRole('checkbox', { name: /Zombies/ }).check();
  await page.getByRole('button', { name: 'Make the link' }).click();
  const link = await page.getByLabel('The link to send').inputValue();

  const learner = await context.newPage();
  await learner.goto(link);
  const assignment = learner.getByRole('region', { name: 'Assignment: First week' });
  await expect(assignment).toContainText('8 May 2099');
  await expect(assignment.getByRole('listitem').first()).toContainText('To do');
  expect(new URL(learner.url()).hash).toBe('');
  for (const name of ['instant-stop', 'its-own-signal'])
    await record(learner, `exercise:pid-1/${name}`, { at: 1, best: 100, passed: true, attempts: 1, hints: 0 });
  await learner.reload();
  await expect(assignment.getByRole('listitem').filter({ hasText: 'PID 1' })).toContainText('Done');
  await learner.goto('/');
  await expect(learner.getByText(/First week:.*2 lessons by/)).toBeVisible();
  await learner.getByRole('link', { name: 'See how far you are' }).click();
  await assignment.getByRole('button', { name: 'Remove this assignment' }).click();
  await expect(assignment).toBeHidden();
});

test('a damaged assignment link says so', async ({ page }) => {
  await page.goto('/progress/#assignment=H4sIAAAAAAAAA6');
  await expect(page.getByRole('alert').filter({ hasText: 'incomplete or was changed' })).toBeVisible();
});

test('reports come back as links and files, into one table and a CSV', async ({ page, browser }) => {
  const first = await reportLink(page, 'Ada');
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the report as a file' }).click();
  const file = await (await waiting).path();
  const other = await (await browser.newContext({ baseURL: new URL(first).origin })).newPage();
  const second = await reportLink(other, 'Grace');
  await other.context().close();

  await page.goto(first);
  const table = page.getByRole('region', { name: 'Reports' });
  await expect(table.getByRole('row').filter({ hasText: 'Ada' })).toContainText(/2\/2.*100.*4/);
  await page.getByLabel('Paste report links here').fill(`from chat: ${second}\n`);
  await page.getByRole('button', { name: 'Read them' }).click();
  await expect(table.getByRole('rowheader')).toHaveCount(2);
  await expect(page.getByRole('listitem').filter({ hasText: 'Ada, Grace' })).toBeVisible();

  const csv = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const text = await readFile(await (await csv).path(), 'utf8');
  expect(text.split('\r\n')[1]).toMatch(/^Ada,\d{4}-\d\d-\d\d,pid-1,yes,2,2,0,1,1,\d+,100,4,signals-reach-children$/);

  await page.getByRole('button', { name: 'Clear the table' }).click();
  await page.getByLabel('Choose files').setInputFiles(file);
  await expect(table).toContainText('Ada');
});

test('what is no report gets a clear error and leaves the table alone', async ({ page }) => {
  const good = await reportLink(page, 'Ada');
  await page.goto(good);
  const table = page.getByRole('region', { name: 'Reports' });
  await expect(table).toContainText('Ada');
  const paste = async (text: string) => {
    await page.getByLabel('Paste report links here').fill(text);
    await page.getByRole('button', { name: 'Read them' }).click();
  };
  await paste('good morning');
  await expect(page.getByText('There is no report in this')).toBeVisible();
  await paste(good.slice(0, -12));
  await expect(page.getByText('incomplete or was changed')).toBeVisible();
  await page
    .getByLabel('Choose files')
    .setInputFiles({ name: 'photo.json', mimeType: 'application/json', buffer: Buffer.from('{"format": "pid-') });
  await expect(page.getByText('photo.json: This file is damaged')).toBeVisible();
  await expect(table).toContainText('Ada');
});
