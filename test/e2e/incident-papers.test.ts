import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpServer } from '../../collector/src/http/server.ts';
import { resources } from '../../collector/src/routes/index.ts';
import { BACK, DIES, MINUTE_MS, makeWorld, play, type World } from '../../collector/src/testing/cut-line-world.ts';
import { requires } from '../requirements.ts';
import { complaintsOf, startBrowser } from '../support/browser.ts';
import { ROOT } from '../support/programs.ts';

const chromium = requires('chromium');

/** Pages of a PDF, by its own tree of them. */
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

describe.skipIf(chromium.skip)(`papers about incidents in a browser ${chromium.reason}`, () => {
  let world: World;
  let url: string;
  let server: Awaited<ReturnType<typeof createHttpServer>>;
  let browser: Browser;

  beforeAll(async () => {
    world = await makeWorld();
    const { collector, context } = world;
    await play(world, DIES - 5_000);
    await collector.commit([
      {
        type: 'account-created',
        account: { name: 'xa', role: 'commune', post: 'Văn phòng xã Số 1', unitCode: '99001', createdAt: 0, turn: 1 },
      },
    ]);
    await play(world, BACK + 6 * MINUTE_MS);
    const pages = join(ROOT, 'dist/web');
    server = await createHttpServer(context, resources, { isLoopbackOnly: false, pages });
    url = await server.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await world?.collector.stop();
  });

  /** A tab of the commune's account. */
  async function opened(
    path: string,
    language: 'vi' | 'en',
    width = 1_024,
  ): Promise<[Page, BrowserContext, readonly string[]]> {
    const { id } = world.context.sessions.begin({ name: 'xa', turn: 1 }, world.collector.now());
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    await context.addCookies([{ name: 'mach_session', value: id, url }]);
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    await page.goto(`${url}${path}?lang=${language}`);
    return [page, context, complaints];
  }

  it('a cause that is being written outlives the session and a reload, and nobody else in the window finds it', async () => {
    const [page, context] = await opened('/incidents/1', 'vi');
    await page.getByText('Ghi nguyên nhân được báo', { exact: true }).click();
    await page.getByLabel('Nội dung được báo').fill('đứt cáp');
    await page.getByRole('button', { name: 'Ghi lại' }).click();
    await page.getByText('xin ghi ai báo').waitFor();
    await page.getByLabel('Ai báo').fill('tổng đài');
    const cookies = await context.cookies();
    // Not from this machine: without a session nobody reads there.
    await context.clearCookies();
    await context.setExtraHTTPHeaders({ 'x-forwarded-for': '203.0.113.7' });
    await page.getByRole('button', { name: 'Ghi lại' }).click();
    await page.getByText('Phiên đăng nhập đã hết').first().waitFor();
    expect(await page.getByLabel('Nội dung được báo').inputValue()).toBe('đứt cáp');
    await page.reload();
    await page.getByRole('heading', { name: 'Cần đăng nhập' }).waitFor();
    await context.addCookies(cookies);
    await page.reload();
    await page.getByText('ghi dở lần trước').waitFor();
    expect(await page.getByLabel('Nội dung được báo').inputValue()).toBe('đứt cáp');
    expect(await page.getByLabel('Ai báo').inputValue()).toBe('tổng đài');
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.waitForURL(`${url}/`);
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
    await context.close();
  });

  it('a commune writes down what it was told, and has its slip on one page of A4, which anybody can verify', async () => {
    const [page, context, complaints] = await opened('/incidents/1', 'vi');
    await page.getByText('Ghi nguyên nhân được báo', { exact: true }).click();
    await page.getByLabel('Nội dung được báo').fill('đứt cáp <script>alert(1)</script>');
    await page.getByLabel('Ai báo').fill('tổng đài');
    await page.getByRole('button', { name: 'Ghi lại' }).click();
    await page.getByText('Người ghi: Văn phòng xã Số 1').waitFor();
    await page.getByRole('button', { name: /^Lập giấy xác nhận/ }).click();
    await page.getByRole('heading', { name: 'GIẤY XÁC NHẬN TÌNH TRẠNG HỆ THỐNG' }).waitFor();
    const code = page.url().split('/').at(-1) ?? '';
    expect(code).toMatch(/^2\d{11}$/);
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
    expect(complaints).toEqual([]);
    await context.close();

    const stranger = await browser.newPage();
    await stranger.goto(`${url}/verify`);
    await stranger.getByLabel('Mã tra cứu').fill(code.replace(/\d{4}(?=\d)/g, '$& '));
    await stranger.getByRole('button').click();
    await stranger.getByText('xã Số 1').first().waitFor();
    expect(await stranger.getByText('20 phút').count()).toBe(1);
    await stranger.close();
  });

  it('whoever waits for a paper may stop, is told what that leaves open, and presses again', async () => {
    const [page, context] = await opened('/incidents/1', 'vi');
    await page.route('**/prints', () => undefined);
    const make = page.getByRole('button', { name: /^Lập giấy xác nhận/ });
    await make.click();
    await page.getByRole('button', { name: 'Dừng', exact: true }).press('Enter');
    await page.getByRole('alert').getByText('Đã dừng chờ.').waitFor();
    await page.unroute('**/prints');
    await make.click();
    await page.waitForURL(/\/prints\/2\d{11}$/);
    await context.close();
  });

  it.each(['vi', 'en'] as const)(
    'the dossier in %s fits a phone and two pages of A4, without a complaint',
    async (language) => {
      const [page, context, complaints] = await opened('/incidents/1/dossier', language, 360);
      await page.locator('.paper-title').waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(2);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );
});
