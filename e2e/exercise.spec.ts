import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const lesson = '/lessons/pid-1/';
const standards = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

const bench = (page: Page) => page.getByRole('region', { name: /Make a ten-second stop instant/ });
const editor = (page: Page) => bench(page).getByRole('textbox', { name: /Escape, then Tab, leaves the editor/ });
const rows = (page: Page) => page.locator('.xterm-rows').first();

async function openBench(page: Page) {
  await page.goto(lesson);
  await bench(page).scrollIntoViewIfNeeded();
  await expect(editor(page)).toBeVisible({ timeout: 15_000 });
  await bench(page).getByRole('button', { name: 'Check my answer' }).scrollIntoViewIfNeeded();
}

async function openBenchWithTerminal(page: Page) {
  await openBench(page);
  await expect(rows(page)).toContainText('root@docker-host:~/app#', { timeout: 15_000 });
}

/** Replaces the whole text of the file in front. */
async function write(page: Page, text: string) {
  await editor(page).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

const dockerfile = `FROM node:20-slim
WORKDIR /app
COPY package.json server.js ./
USER node
CMD ["node", "server.js"]
`;

test('what is typed in the editor is what cat shows, and the other way round', async ({ page }) => {
  await openBenchWithTerminal(page);
  await write(page, 'FROM busybox:1.37\nCMD ["true"]\n');
  await page.locator('.xterm-helper-textarea').first().focus();
  await page.keyboard.type('cat Dockerfile\n');
  await expect(rows(page)).toContainText(/FROM busybox:1\.37\s*CMD \["true"\]/);
  await page.keyboard.type('echo "USER 1000" >> Dockerfile\n');
  await expect(editor(page)).toContainText('USER 1000');
});

test('a wrong answer is told why, with a line that leads there; a right one passes', async ({ page }) => {
  await openBench(page);
  await bench(page).getByRole('button', { name: 'Check my answer' }).click();
  const score = page.getByRole('region', { name: 'Score' });
  await expect(score).toContainText('Not there yet', { timeout: 15_000 });
  await score
    .getByRole('button', { name: /entrypoint\.sh, line/ })
    .first()
    .click();
  await expect(bench(page).getByRole('tab', { name: 'entrypoint.sh' })).toHaveAttribute('aria-selected', 'true');
  await expect(editor(page)).toBeFocused();
  await expect(bench(page).locator('.cm-lintRange, .cm-lint-marker').first()).toBeAttached();
  await bench(page).getByRole('tab', { name: 'Dockerfile' }).click();
  await write(page, dockerfile);
  await expect(score).toContainText('Your files have changed');
  await bench(page).getByRole('button', { name: 'Check my answer' }).click();
  await expect(score).toContainText('Passed', { timeout: 15_000 });
  await expect(bench(page).getByRole('status').filter({ hasText: '100 of 100' })).toBeVisible();
});

test('a draft survives the reload; reset brings the start back, undo the draft', async ({ page }) => {
  await openBench(page);
  await write(page, 'FROM scratch\n# mine\n');
  await page.reload();
  await openBench(page);
  await expect(editor(page)).toContainText('# mine');
  await bench(page).getByRole('button', { name: 'Reset files' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reset the files' }).click();
  await expect(editor(page)).not.toContainText('# mine');
  await bench(page).getByRole('button', { name: 'Undo' }).click();
  await expect(editor(page)).toContainText('# mine');
});

test('two tabs on one draft lose nothing', async ({ page, context }) => {
  await openBench(page);
  const other = await context.newPage();
  await openBench(other);
  await write(other, 'FROM other\n');
  const notice = bench(page).getByText('was changed in another tab');
  await expect(notice).toBeVisible();
  await bench(page).getByRole('button', { name: 'Take that text' }).click();
  await expect(editor(page)).toContainText('FROM other');
  await expect(notice).toBeHidden();
});

test('hints come after attempts, one by one', async ({ page }) => {
  await openBench(page);
  const check = bench(page).getByRole('button', { name: 'Check my answer' });
  const hint = bench(page).getByRole('button', { name: /Show (a|another) hint/ });
  await expect(hint).toHaveCount(0);
  await check.click();
  await hint.click({ timeout: 15_000 });
  await expect(bench(page).getByRole('region', { name: 'Hints' }).getByRole('listitem')).toHaveCount(1);
  await expect(hint).toHaveCount(0);
  await check.click();
  await expect(check).toBeEnabled();
  await expect(hint).toHaveCount(0);
});

test('comparing shows a solution and changes nothing', async ({ page }) => {
  await openBench(page);
  const before = (await editor(page).textContent()) ?? '';
  await bench(page).getByRole('button', { name: 'Compare with a solution' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Show anyway' }).click();
  await expect(page.getByRole('region', { name: 'Compare with a solution' })).toContainText('exec "$@"');
  await expect(editor(page)).toHaveText(before);
});

test('the whole exercise is done by keyboard alone', async ({ page }) => {
  await openBenchWithTerminal(page);
  const focusOf = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  const tabTo = async (reached: () => Promise<boolean>) => {
    for (let presses = 0; presses < 60; presses++) {
      if (await reached()) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('Tab never got there');
  };
  await bench(page).getByRole('tab', { name: 'Dockerfile' }).focus();
  await page.keyboard.press('Tab');
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(dockerfile);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(editor(page)).not.toBeFocused();
  const inTerminal = () =>
    page.evaluate(() => document.activeElement?.classList.contains('xterm-helper-textarea') ?? false);
  await tabTo(inTerminal);
  await page.keyboard.type('docker build -q -t web . && docker run -d --name web web && docker stop web\n');
  await expect(rows(page)).toContainText(/sha256:[0-9a-f\s]+web/, { timeout: 15_000 });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await tabTo(async () => (await focusOf()) === 'Check my answer');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Score' })).toContainText('Passed', { timeout: 15_000 });
  expect(await focusOf()).toBe('Check my answer');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`terminal, editor and score meet WCAG 2.2 AA, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openBenchWithTerminal(page);
    await bench(page).getByRole('button', { name: 'Check my answer' }).click();
    await expect(page.getByRole('region', { name: 'Score' })).toBeVisible({ timeout: 15_000 });
    const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });

  test('a lesson’s commands run in a terminal that keeps to the screen', async ({ page }) => {
    await page.goto(lesson);
    await page.getByRole('button', { name: 'Run in terminal' }).first().tap();
    await expect(page.getByRole('log')).toContainText('sha256:', { timeout: 30_000 });
    await bench(page).scrollIntoViewIfNeeded();
    await expect(editor(page)).toBeVisible({ timeout: 15_000 });
    expect(await page.evaluate(() => innerWidth)).toBe(320);
  });

  test('the whole exercise is done by touch', async ({ page }) => {
    await openBench(page);
    await editor(page).tap();
    await write(page, dockerfile);
    await bench(page).getByRole('button', { name: 'Terminal', exact: true }).tap();
    const input = bench(page).getByRole('textbox', { name: /command/ });
    await input.tap();
    await input.fill('docker build -q -t web .');
    await bench(page).getByRole('button', { name: 'Enter' }).tap();
    await expect(page.getByRole('log')).toContainText('sha256:', { timeout: 15_000 });
    const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    await bench(page).getByRole('button', { name: 'Check my answer' }).tap();
    await expect(page.getByRole('region', { name: 'Score' })).toContainText('Passed', { timeout: 15_000 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});

test('lines are put in order by buttons: the file, the focus and the score follow', async ({ page }) => {
  await page.goto('/lessons/reproducibility/');
  const exercise = page.getByRole('region', { name: /The same lines, in another order/ });
  await exercise.scrollIntoViewIfNeeded();
  const lines = exercise.getByRole('region', { name: 'The lines of Dockerfile' });
  const up = (line: string) => lines.getByRole('button', { name: `Move up: ${line}` });
  await expect(up('RUN apt-get')).toBeVisible({ timeout: 15_000 });
  for (let times = 0; times < 4; times += 1) {
    await up('RUN apt-get').focus();
    await page.keyboard.press('Enter');
  }
  await expect(up('RUN apt-get')).toBeFocused();
  await up('RUN npm ci').click();
  await lines.getByRole('button', { name: 'Move down: COPY server.js' }).click();
  await lines.getByRole('button', { name: 'Move down: COPY server.js' }).click();
  await expect(exercise.getByRole('textbox', { name: /^Dockerfile/ })).toContainText(
    /RUN npm ci\s*COPY server\.js \.\/\s*USER node/,
  );
  await exercise.getByRole('button', { name: 'Check my answer' }).click();
  await expect(page.getByRole('region', { name: 'Score' })).toContainText('100', { timeout: 30_000 });
});
