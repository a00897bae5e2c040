import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { type CDPSession, chromium, type Page } from 'playwright';
import { browserArgs, ensureBrowser } from '../browser.mjs';
import { exportedPages, moduleScripts } from './exported-page';
import { type Figure, figure } from './figure';

const PORT = 4188;
const SITE = `http://127.0.0.1:${PORT}`;

// What the home page fetches for its terminal, by texts that only that part contains, one for each of its chunks; the rest is the simulator's core.
const parts = [
  { name: 'terminal, gzip', markers: ['xterm-helper-textarea', 'The simulated machine has stopped.'], budget: 95 },
  {
    name: 'docker, gzip',
    markers: [
      'A self-sufficient runtime for containers',
      'Additional build contexts',
      'containerd-shim-runc-v2',
      'dockerfile contains no stages to build',
    ],
    budget: 120,
  },
  {
    name: 'tools, gzip',
    markers: ['nginx: master process', "Print the user's login name.", 'multi-call binary'],
    budget: 150,
  },
  { name: 'base images and packages, gzip', markers: ['GCC support library'], budget: 30 },
];
const CORE = { name: 'simulator core, gzip', budget: 120 };

const gzipped = (address: string): number => gzipSync(readFileSync(`out${address}`), { level: 9 }).length / 1024;

async function open(page: Page): Promise<string[]> {
  const scripts = new Set<string>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('.js')) scripts.add(pathname);
  });
  await page.goto(SITE);
  const ofPages = new Set(exportedPages().flatMap(moduleScripts));
  await page.locator('.xterm-rows', { hasText: 'docker-host' }).waitFor();
  await page.waitForLoadState('networkidle');
  return [...scripts].filter((address) => !ofPages.has(address));
}

function sizes(addresses: string[]): Figure[] {
  const sums = new Map<string, number>();
  for (const address of addresses) {
    const text = readFileSync(`out${address}`, 'utf8');
    const { name } = parts.find(({ markers }) => markers.some((marker) => text.includes(marker))) ?? CORE;
    sums.set(name, (sums.get(name) ?? 0) + gzipped(address));
  }
  return [CORE, ...parts].map(({ name, budget }) =>
    figure(name, sums.get(name) ?? Number.POSITIVE_INFINITY, 'KB', budget),
  );
}

interface TraceEvent {
  readonly name: string;
  /** µs on the clock, and on the processor: what others do on the machine is no figure of ours. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly ph: string;
}

/** Durations in ms of the page's animation frames, and of its tasks, while `work` runs. */
async function traced(session: CDPSession, work: () => Promise<void>): Promise<{ frames: number[]; tasks: number[] }> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const done = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.start', {
    categories: 'devtools.timeline,disabled-by-default-devtools.timeline',
    transferMode: 'ReportEvents',
  });
  await work();
  await session.send('Tracing.end');
  await done;
  const ms = (name: string) =>
    events
      .filter((event) => event.name === name && event.dur !== undefined)
      .map(({ dur = 0, tdur = dur }) => tdur / 1000);
  return { frames: ms('FireAnimationFrame'), tasks: ms('RunTask') };
}

const p95 = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * 0.95)] ?? 0;
const FLOOD_MS = 3000;

async function flood(page: Page, session: CDPSession, command: string): Promise<Figure[]> {
  await page.locator('.xterm-helper-textarea').first().focus();
  const { frames, tasks } = await traced(session, async () => {
    await page.keyboard.type(`${command}\n`);
    await page.waitForTimeout(FLOOD_MS);
  });
  const started = Date.now();
  await page.keyboard.press('Control+C');
  await page.waitForFunction(
    () =>
      /\$ ?$|# ?$/.test(
        [...document.querySelectorAll('.xterm-rows > div')]
          .map((row) => row.textContent ?? '')
          .filter((row) => row.trim() !== '')
          .at(-1)
          ?.trim() ?? '',
      ),
    undefined,
    { timeout: 10_000, polling: 10 },
  );
  const stopped = Date.now() - started;
  return [
    figure(`${command}: script per frame, p95`, p95(frames), 'ms', 8),
    figure(`${command}: tasks over 50 ms`, tasks.filter((ms) => ms > 50).length, 'tasks', 0),
    figure(`${command}: Ctrl-C to prompt`, stopped, 'ms', 100),
  ];
}

async function paste(page: Page, session: CDPSession): Promise<Figure[]> {
  await page.locator('.xterm-helper-textarea').first().focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', `# ${'x'.repeat(10_000_000)}`);
    Object.assign(window, { pasted: data });
  });
  const { frames, tasks } = await traced(session, async () => {
    await page.evaluate(() => {
      const data = (window as unknown as { pasted: DataTransfer }).pasted;
      document
        .querySelector('.xterm-helper-textarea')
        ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await page.waitForTimeout(FLOOD_MS);
  });
  return [
    figure('10 MB paste: script per frame, p95', p95(frames), 'ms', 8),
    figure('10 MB paste: tasks over 50 ms', tasks.filter((ms) => ms > 50).length, 'tasks', 0),
  ];
}

async function withHomePage(work: (page: Page, fetched: string[]) => Promise<Figure[]>): Promise<Figure[]> {
  const server = spawn(process.execPath, ['e2e/serve-static.mjs', 'out', String(PORT)], { stdio: 'ignore' });
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: browserArgs });
  try {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const page = await browser.newPage();
    return await work(page, await open(page));
  } finally {
    await browser.close();
    server.kill();
  }
}

/** Sizes of what the home page's terminal fetches. */
export const onDemand = (): Promise<Figure[]> => withHomePage(async (_, fetched) => sizes(fetched));

/** How smooth the page stays while the terminal floods. */
export const floods = (): Promise<Figure[]> =>
  withHomePage(async (page) => {
    const session = await page.context().newCDPSession(page);
    const figures: Figure[] = [];
    for (const command of ['while :; do :; done', 'yes', 'cat /dev/zero'])
      figures.push(...(await flood(page, session, command)));
    return [...figures, ...(await paste(page, session))];
  });
