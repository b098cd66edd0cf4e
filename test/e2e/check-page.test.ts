import { once } from 'node:events';
import http from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requires } from '../requirements.ts';
import { accessibilityFindings } from '../support/axe.ts';
import { complaintsOf, startBrowser } from '../support/browser.ts';
import { AGENT, COLLECTOR, cleanUp, eventually, run, start, temporaryFolder } from '../support/programs.ts';

const browserNeeds = requires('chromium');

describe.skipIf(browserNeeds.skip)(`the check-up page of a PC that has not joined ${browserNeeds.reason}`, () => {
  let url: string;
  let folder: string;
  let browser: Browser;

  beforeAll(async () => {
    folder = await temporaryFolder();
    const page = start(process.execPath, [AGENT, 'page', '--no-open', '--port', '0', '--data', folder]);
    await eventually('the page says where it is', () => /^http:\S+\n/.test(page.output()));
    url = page.output().trim();
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await cleanUp();
  });

  it('checks by one press, and its code says the same to who hears it over the phone', async () => {
    const tab = await browser.newPage({ viewport: { width: 360, height: 640 } });
    const complaints = complaintsOf(tab);
    await tab.goto(url);
    expect(await accessibilityFindings(tab)).toEqual([]);
    await tab.click('button[value=everything]');
    await tab.waitForSelector('#result', { timeout: 60_000 });
    expect(await tab.locator('li').count()).toBeGreaterThanOrEqual(6);
    expect(await tab.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    const topOf = async (what: string) => (await tab.locator(what).first().boundingBox())?.y ?? Number.NaN;
    expect(await topOf('#result')).toBeLessThan(await topOf('li'));
    const cause = await tab.locator('.cause').innerText();
    const heard = await run(COLLECTOR, [
      'devices',
      'check-code',
      ...(await tab.locator('.code').innerText()).split(' '),
    ]);
    expect(heard.stdout).toContain(cause);
    for (const [width, colorScheme] of [
      [360, 'light'],
      [1280, 'dark'],
    ] as const) {
      await tab.setViewportSize({ width, height: 800 });
      await tab.emulateMedia({ colorScheme });
      expect(await accessibilityFindings(tab)).toEqual([]);
    }
    expect(complaints).toEqual([]);
    await tab.close();
  });

  it('refuses a name of the internet that leads here, and a press from elsewhere', async () => {
    const press = (headers: Record<string, string>) =>
      fetch(`${url}check`, { method: 'POST', body: 'wish=slow', headers });
    expect((await press({ origin: 'https://evil.example' })).status).toBe(403);
    const rebound = http.request(url, { headers: { host: 'rebound.example' } }).end();
    const [answer] = (await once(rebound, 'response')) as [http.IncomingMessage];
    expect(answer.resume().statusCode).toBe(403);
  });

  it('is opened again rather than twice', async () => {
    const port = new URL(url).port;
    const { stdout, code } = await run(AGENT, ['page', '--no-open', '--port', port, '--data', folder]);
    expect([stdout.trim(), code]).toEqual([url, 0]);
  });
});
