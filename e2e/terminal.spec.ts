import { expect, type Page, test } from '@playwright/test';

const rows = (page: Page) => page.locator('.xterm-rows').first();
const prompt = 'root@docker-host:~/app#';

async function openTerminal(page: Page) {
  await page.goto('/');
  await expect(rows(page)).toContainText(prompt);
  await page.locator('.xterm-helper-textarea').focus();
}

test('a command typed on the home page is answered', async ({ page }) => {
  await openTerminal(page);
  await page.keyboard.type('docker run --rm debian:trixie-slim echo hello\n');
  await expect(rows(page)).toContainText(/echo hello\s*hello\s*root@/);
});

test('a suggested command runs on click', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /docker build -t first/ }).click();
  await expect(rows(page)).toContainText('hello from PID 1');
});

test('the line can be edited, completed and recalled', async ({ page }) => {
  await openTerminal(page);
  await page.keyboard.type('cat Dock');
  await page.keyboard.press('Tab');
  await expect(rows(page)).toContainText('cat Dockerfile');
  await page.keyboard.press('Enter');
  await expect(rows(page)).toContainText('FROM debian:trixie-slim');
  await page.keyboard.press('Control+l');
  await expect(rows(page)).not.toContainText('FROM');
  await page.keyboard.press('ArrowUp');
  await expect(rows(page)).toContainText('cat Dockerfile');
});

test('a ten-second stop shows its clock, and can be fast-forwarded', async ({ page }) => {
  await openTerminal(page);
  await page.keyboard.type('docker run -d --name web node:20-slim sleep 600\ntime docker stop web\n');
  await expect(page.getByText('Simulated time')).toBeVisible({ timeout: 5000 });
  await page.getByRole('button', { name: 'Fast-forward' }).click();
  await expect(rows(page)).toContainText(/real\s+0m10\.\d+s/, { timeout: 2000 });
  await expect(page.getByText('Simulated time')).toBeHidden();
});

test('Ctrl-C ends a flood at once', async ({ page }) => {
  await openTerminal(page);
  await page.keyboard.type('yes\n');
  await expect(rows(page)).toContainText(/y\s*y\s*y/);
  await page.keyboard.press('Control+c');
  await expect(rows(page)).toContainText(/\^C[\s\S]*root@docker-host/, { timeout: 1000 });
  await page.keyboard.type('echo alive\n');
  await expect(rows(page)).toContainText(/echo alive\s*alive/);
});

test('two terminals share one host', async ({ page }) => {
  await openTerminal(page);
  await page.keyboard.type('echo shared > note\n');
  await page.getByRole('button', { name: 'New terminal' }).click();
  await expect(page.getByRole('tab', { name: 'Terminal 2' })).toHaveAttribute('aria-selected', 'true');
  await page.locator('.xterm-helper-textarea').nth(1).focus();
  await page.keyboard.type('cat note; tty\n');
  await expect(page.locator('.xterm-rows').nth(1)).toContainText(/shared\s*\/dev\/pts\/1/);
  await page.getByRole('tab', { name: 'Terminal 2' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('tab', { name: 'Terminal 1' })).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('tab')).toHaveCount(1);
});

test('the keyboard gets out of the terminal: Escape, then Tab', async ({ page }) => {
  await openTerminal(page);
  await page.keyboard.type('ls');
  await page.keyboard.press('Tab');
  await expect(page.locator('.xterm-helper-textarea')).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(page.locator('.xterm-helper-textarea')).not.toBeFocused();
});

test('the machine can be reset, after asking', async ({ page }) => {
  await openTerminal(page);
  await page.keyboard.type('touch gone\n');
  await page.getByRole('button', { name: 'Reset machine' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reset the machine' }).click();
  await expect(rows(page)).toContainText(prompt);
  await page.locator('.xterm-helper-textarea').focus();
  await page.keyboard.type('ls\n');
  await expect(rows(page)).toContainText(/ls\s*Dockerfile\s*root@/);
});

test('text is pasted as one line editor’s text', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openTerminal(page);
  await page.evaluate(() => navigator.clipboard.writeText('echo pasted'));
  await page.keyboard.press('Control+Shift+v');
  await expect(rows(page)).toContainText('echo pasted');
  await page.keyboard.press('Enter');
  await expect(rows(page)).toContainText(/echo pasted\s*pasted/);
});

test('a code block of the lesson runs in the dock', async ({ page }) => {
  await page.goto('/lessons/pid-1/');
  const block = page.getByRole('figure').filter({ has: page.getByRole('button', { name: 'Run in terminal' }) });
  await block.first().getByRole('button', { name: 'Run in terminal' }).click();
  const dock = page.getByRole('region', { name: 'Terminal', exact: true });
  await expect(dock.locator('.xterm-rows')).toContainText(/docker run -d --name slow slow\s*[0-9a-f]{64}/, {
    timeout: 15_000,
  });
  await expect(page.locator('.xterm-helper-textarea')).toBeFocused();
  await page.getByRole('button', { name: 'Close the terminal' }).click();
  await expect(block.first().getByRole('button', { name: 'Run in terminal' })).toBeFocused();
});

test('both views show what was typed in either', async ({ page }) => {
  await openTerminal(page);
  await page.keyboard.type('echo from the screen\n');
  await page.getByRole('button', { name: 'Log view' }).click();
  const log = page.getByRole('log');
  await expect(log).toContainText('echo from the screen');
  await page.getByRole('textbox', { name: /command/ }).fill('echo from the log');
  await page.keyboard.press('Enter');
  await expect(log.getByRole('listitem').last()).toContainText(/echo from the log\s*from the log/);
  await page.getByRole('button', { name: 'Log view' }).click();
  await expect(rows(page)).toContainText('echo from the log');
  await page.reload();
  await expect(rows(page)).toContainText(prompt);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });

  test('the log is the first view, with the keys a phone lacks', async ({ page }) => {
    await page.goto('/');
    const input = page.getByRole('textbox', { name: /command/ });
    await input.tap();
    await input.fill('cat Dock');
    await page.getByRole('button', { name: 'Tab completes' }).tap();
    await expect(input).toHaveValue('cat Dockerfile ');
    await page.getByRole('button', { name: 'Enter' }).tap();
    await expect(page.getByRole('log')).toContainText('FROM debian:trixie-slim');
    await page.getByRole('button', { name: 'Earlier command' }).tap();
    await expect(input).toHaveValue('cat Dockerfile ');
    await input.fill('sleep 600');
    await page.getByRole('button', { name: 'Enter' }).tap();
    await page.getByRole('button', { name: 'Ctrl-C' }).tap();
    await expect(page.getByRole('log')).toContainText('^C');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});
