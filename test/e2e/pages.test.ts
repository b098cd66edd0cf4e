import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkCode } from '@mach/diagnosis';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requires } from '../requirements.ts';
import { complaintsOf, startBrowser } from '../support/browser.ts';
import { type RunningCollector, startAgent, startCollector } from '../support/commune.ts';
import { cleanUp, eventually, ROOT } from '../support/programs.ts';

const chromium = requires('chromium');
/** Screenshots stay here after the run, for people to look at. */
const SHOTS = join(ROOT, 'test-results', 'pages');

const SIZES = [
  { name: 'phone', width: 360, height: 740 },
  { name: 'old-screen', width: 1024, height: 768 },
  { name: 'notebook', width: 1280, height: 720 },
  { name: 'wall', width: 1920, height: 1080 },
] as const;

interface Row {
  readonly id: string;
  readonly state: string;
  readonly siteId?: string;
}

describe.skipIf(chromium.skip)(`the pages with this machine's data ${chromium.reason}`, () => {
  let collector: RunningCollector;
  let browser: Browser;
  let device: Row;

  beforeAll(async () => {
    await mkdir(SHOTS, { recursive: true });
    collector = await startCollector({ config: 'reportEveryS: 5\nsendEveryS: 5\n' });
    await startAgent(collector);
    browser = await startBrowser();
    device = await eventually(
      'this machine is up and has told what it is',
      async () => {
        const { items } = (await (await fetch(`${collector.url}/api/v1/devices`)).json()) as { items: Row[] };
        const found = items.find(({ state }) => state === 'up');
        if (found === undefined) return undefined;
        const detail = await (await fetch(`${collector.url}/api/v1/devices/${found.id}`)).json();
        const kinds = (detail as { readings: { kind: string }[] }).readings.map(({ kind }) => kind);
        return kinds.includes('os') && kinds.includes('ping') ? found : undefined;
      },
      150_000,
    );
  });
  afterAll(async () => {
    await browser?.close();
    await cleanUp();
  });

  const pages = [
    { name: 'province', path: () => '/', vi: 'Xã Ví Dụ', en: 'Xã Ví Dụ', title: { vi: 'Toàn tỉnh', en: 'Province' } },
    {
      name: 'commune',
      path: () => '/communes/99001',
      vi: 'Máy số 1',
      en: 'Device 1',
      title: { vi: 'Xã Ví Dụ', en: 'Xã Ví Dụ' },
    },
    {
      name: 'device',
      path: () => `/devices/${device.id}`,
      vi: 'Debian',
      en: 'Debian',
      title: { vi: 'Máy số 1', en: 'Device 1' },
    },
    {
      name: 'priorities',
      path: () => '/priorities',
      vi: 'Máy số 1',
      en: 'Device 1',
      title: { vi: 'ưu tiên', en: 'priorit' },
    },
  ] as const;
  const views = pages.flatMap((page) => (['vi', 'en'] as const).map((language) => ({ page, language })));

  it.each(views)(
    '$page.name in $language at every size, without a complaint',
    async ({ page: { name, path, title, ...texts }, language }) => {
      for (const { name: size, ...viewport } of SIZES) {
        const page = await browser.newPage({ viewport, colorScheme: size === 'wall' ? 'dark' : 'light' });
        const complaints = complaintsOf(page);
        await page.goto(`${collector.url}${path()}?lang=${language}`);
        await page
          .getByRole('heading', { level: 1 })
          .filter({ hasText: new RegExp(title[language], 'i') })
          .waitFor();
        await page.getByText(texts[language]).filter({ visible: true }).first().waitFor();
        expect(await page.locator('html').getAttribute('lang')).toBe(language);
        // A page that is wider than its window must be pushed about sideways to be read.
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
        await page.screenshot({ path: join(SHOTS, `${name}-${language}-${size}.png`), fullPage: true });
        expect(complaints).toEqual([]);
        await page.close();
      }
    },
  );

  it('the device page draws charts of what was measured', async () => {
    const page = await browser.newPage();
    const complaints = complaintsOf(page);
    // Of a PC they are for the administrator alone.
    await page.goto((await collector.command('sign-in')).trim());
    await page.getByRole('button').click();
    await page.waitForURL(`${collector.url}/`);
    await page.goto(`${collector.url}/devices/${device.id}`);
    // Rates need a second report, and the page looks for news by itself.
    await page.locator('canvas').nth(2).waitFor({ timeout: 90_000 });
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('the search reads the code of a check, by keyboard, as somebody reads it over the phone', async () => {
    const code = checkCode({ cause: 'router-silent', topics: [] }, 1);
    const page = await browser.newPage();
    const complaints = complaintsOf(page);
    await page.goto(`${collector.url}/`);
    await page.getByRole('combobox').focus();
    await page.keyboard.type(code);
    await page.getByRole('option', { name: `Đọc mã kiểm tra ${code}` }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `Mã kiểm tra ${code}` }).waitFor();
    await page.getByRole('link', { name: 'Máy số 1' }).click();
    await page.waitForURL(`${collector.url}/devices/${device.id}`);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('the one-time link signs in with one press, once', async () => {
    const link = (await collector.command('sign-in')).trim();
    const page = await browser.newPage();
    await page.goto(link);
    await page.getByRole('button').click();
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Toàn tỉnh' }).waitFor();
    const session = await page.evaluate('fetch("/api/v1/session").then((answer) => answer.json())');
    expect(session).toMatchObject({ role: 'province-admin' });
    const other = await browser.newPage();
    const again = await other.goto(link);
    expect(again?.status()).toBeGreaterThanOrEqual(400);
    await page.close();
    await other.close();
  });

  it('whoever comes from elsewhere without a sign-in sees how to sign in, and no data', async () => {
    const page = await browser.newPage({ extraHTTPHeaders: { 'x-forwarded-for': '203.0.113.7' } });
    await page.goto(`${collector.url}/`);
    await page.getByText('sign-in').filter({ visible: true }).first().waitFor();
    expect(await page.getByText('Xã Ví Dụ').count()).toBe(0);
    await page.close();
  });
});
