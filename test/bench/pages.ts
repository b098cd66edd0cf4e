import type { Browser } from 'playwright-core';
import { startBrowser } from '../support/browser.ts';
import { pageStage } from '../support/page-stage.ts';

/** An old PC in a commune: a sixth of this machine's speed, a line of 1 Mbit/s with 300 ms there and back. */
const SLOWER = 6;
const LINE = { offline: false, latency: 300, downloadThroughput: 125_000, uploadThroughput: 125_000 };
const RUNS = 5;
const WAIT_MS = 60_000;

/** What stands there when somebody can begin to work with the page. */
const PAGES = [
  { role: 'planner', path: '/', usable: '.communes tbody a' },
  { role: 'commune', path: '/', usable: '.devices tbody a' },
  { role: 'planner', path: '/plans', usable: '.plan-result .figure' },
  { role: 'planner', path: '/reports', usable: '.rules li' },
  { role: 'planner', path: '/communes/99001', usable: '.devices tbody a' },
  { role: 'planner', path: '/priorities', usable: '.priorities tbody a' },
] as const;

/** How long after it was opened each page is usable, with nothing in the browser's cache: ms, the middle one of five. */
export async function pages(): Promise<void> {
  const folder = process.env['MACH_PAGES'];
  const stage = await pageStage(folder === undefined ? {} : { pages: folder });
  const browser = await startBrowser();
  for (const { role, path, usable } of PAGES) {
    const taken: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      taken.push(await once(browser, `${stage.url}${path}`, { usable, cookie: stage.session(role) }));
    }
    const sorted = [...taken].sort((a, b) => a - b).map(Math.round);
    process.stdout.write(
      `${role.padEnd(8)} ${path.padEnd(16)} ${sorted[Math.floor(RUNS / 2)]} ms (${sorted[0]} to ${sorted.at(-1)})\n`,
    );
  }
  await browser.close();
  await stage.close();
}

async function once(
  browser: Browser,
  url: string,
  { usable, cookie }: { readonly usable: string; readonly cookie: { name: string; value: string; url: string } },
): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  await context.addCookies([cookie]);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', LINE);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  // By the page's own clock, from the press that opened it.
  await page.addInitScript(`
    new MutationObserver((_, observer) => {
      if (document.querySelector(${JSON.stringify(usable)}) === null) return;
      observer.disconnect();
      requestAnimationFrame(() => { window.usableAfter = performance.now(); });
    }).observe(document, { childList: true, subtree: true });
  `);
  await page.goto(url, { waitUntil: 'commit', timeout: WAIT_MS });
  await page.locator(usable).first().waitFor({ timeout: WAIT_MS });
  const after = await page.evaluate<number | undefined>('window.usableAfter');
  await context.close();
  return after ?? Number.NaN;
}
