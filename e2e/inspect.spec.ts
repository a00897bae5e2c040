import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const standards = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
const editor = (page: Page) => page.getByRole('textbox', { name: /Escape, then Tab, leaves the editor/ });
const report = (page: Page) => page.getByRole('region', { name: 'Process report' });
const hasRun = (page: Page) =>
  expect(report(page)).toContainText(/Built, run and stopped|not run:/, { timeout: 30_000 });

async function open(page: Page, address = './inspect/') {
  await page.goto(address);
  await expect(editor(page)).toBeVisible({ timeout: 15_000 });
}

async function write(page: Page, text: string) {
  await editor(page).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

async function drop(page: Page, files: Readonly<Record<string, string>>) {
  const data = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const [name, text] of Object.entries(all)) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  await report(page).dispatchEvent('drop', { dataTransfer: data });
}

async function linkOf(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Make a link to these files' }).click();
  return page.getByRole('textbox', { name: /It holds the files/ }).inputValue();
}

const shellForm = 'FROM node:20-slim\nCOPY server.js .\nUSER node\nCMD node server.js\n';
const server = 'process.on("SIGTERM", () => process.exit(0));\nsetInterval(() => {}, 1000);\n';

test('the navigation leads there, and what is typed is read at once, then run', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Inspect' }).click();
  await expect(editor(page)).toBeVisible({ timeout: 15_000 });
  await write(page, shellForm);
  await expect(report(page)).toContainText('A shell stays in front of node server.js', { timeout: 15_000 });
  await hasRun(page);
  await expect(report(page)).toContainText('the build copies server.js, which is not among the files');
  await drop(page, { 'server.js': server });
  await expect(report(page)).toContainText('exit code 137', { timeout: 30_000 });
  await expect(report(page)).toContainText('is never told');
  await report(page).getByRole('button', { name: 'Dockerfile, line 4' }).click();
  await expect(editor(page)).toBeFocused();
  await expect(page.getByRole('tab', { name: 'Dockerfile' })).toHaveAttribute('aria-selected', 'true');
  await write(page, shellForm.replace('node server.js', '["node", "server.js"]'));
  await expect(report(page)).toContainText('Nothing to say against it', { timeout: 30_000 });
  await expect(report(page)).toContainText('exit code 0');
});

test('a Compose file’s services are judged one by one, the worst first', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'One each, with Compose' }).click();
  await hasRun(page);
  await expect(report(page).getByRole('button', { name: 'worker C' })).toHaveAttribute('aria-pressed', 'true');
  await report(page).getByRole('button', { name: 'web A' }).click();
  await expect(report(page)).toContainText('100 of 100');
});

test('a link holds the files; what was there before can be brought back', async ({ page, context }) => {
  await open(page);
  await write(page, shellForm);
  await drop(page, { 'entrypoint.sh': '#!/bin/sh\nexec "$@"\n' });
  await expect(page.getByRole('tab', { name: 'entrypoint.sh' })).toBeVisible();
  const link = await linkOf(page);
  expect(link.length).toBeLessThan(400);

  const other = await context.newPage();
  await open(other);
  await write(other, 'FROM scratch\n# mine\n');
  await other.goto(link);
  await expect(editor(other)).toContainText('CMD node server.js');
  await expect(other.getByRole('tab', { name: 'entrypoint.sh' })).toBeVisible();
  expect(other.url()).not.toContain('#');
  await other.getByRole('button', { name: 'Nothing to say' }).click();
  await other.getByRole('button', { name: 'Bring back the files from before' }).click();
  await expect(editor(other)).toContainText('# mine');
});

test('a broken link says what to do, and changes nothing', async ({ page }) => {
  await open(page);
  await write(page, shellForm);
  const link = await linkOf(page);
  for (const [broken, words] of [
    [link.slice(0, -9), 'Copy all of it'],
    [`${link}${'x'.repeat(60_000)}`, 'Ask for a new one'],
    [`${link.split('#')[0]}#files=%F0%00`, 'Copy all of it'],
  ] as const) {
    await page.goto(broken);
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
    await expect(editor(page)).toContainText('CMD node server.js');
  }
});

test('ten megabytes are refused; the page stays quick, and the files as they are', async ({ page }) => {
  await open(page);
  await write(page, shellForm);
  const took = await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', `# ${'x'.repeat(10_000_000)}`);
    const pasted = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    const started = performance.now();
    document.querySelector('.cm-content')?.dispatchEvent(pasted);
    return performance.now() - started;
  });
  expect(took).toBeLessThan(500);
  await expect(page.getByRole('alert').filter({ hasText: 'nothing was pasted' })).toBeVisible();
  await expect(editor(page)).toContainText('CMD node server.js');
  await drop(page, { 'big.sql': 'x'.repeat(2_000_000) });
  await expect(page.getByRole('alert').filter({ hasText: 'too much' })).toBeVisible();
});

test('a Dockerfile that never rests does not hold up the page', async ({ page }) => {
  await open(page);
  await write(page, 'FROM node:20-slim\nENV A=xxxxxxxx\n' + 'ENV A=$A$A\n'.repeat(30) + 'CMD while :; do :; done\n');
  await expect(report(page)).toContainText('Read from the files', { timeout: 30_000 });
  await write(page, 'FROM node:20-slim\nRUN while :; do :; done\n');
  await page.waitForTimeout(1000);
  await write(page, shellForm);
  await expect(report(page)).toContainText('A shell stays in front of node server.js', { timeout: 10_000 });
  await hasRun(page);
});

test('by keyboard alone, from an example to a finding’s line', async ({ page }) => {
  await open(page);
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 60; presses++) {
      const focused = page.locator(':focus');
      if ((await focused.count()) === 1 && name.test((await focused.textContent()) ?? '')) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never got to ${name}`);
  };
  await tabTo(/^A script that stays$/);
  await page.keyboard.press('Enter');
  await hasRun(page);
  await tabTo(/^Dockerfile$/);
  await page.keyboard.press('Tab');
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await tabTo(/^entrypoint\.sh, line 4$/);
  await page.keyboard.press('Enter');
  await expect(editor(page)).toBeFocused();
  await expect(page.getByRole('tab', { name: 'entrypoint.sh' })).toHaveAttribute('aria-selected', 'true');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a full report meets WCAG 2.2 AA, ${colorScheme}, and fits 320 px`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page);
    await page.getByRole('button', { name: 'Three under supervisord' }).click();
    await hasRun(page);
    await linkOf(page);
    const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}
