import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requires } from '../requirements.ts';
import { complaintsOf, startBrowser } from '../support/browser.ts';
import { type RunningCollector, startCollector } from '../support/commune.ts';
import { cleanUp, ROOT } from '../support/programs.ts';

const chromium = requires('chromium');
const SHOTS = join(ROOT, 'test-results', 'administration');

const PARTS = [
  '',
  'communes',
  'services',
  'kits',
  'accounts',
  'places',
  'calendar',
  'meetings',
  'planning',
  'audit',
  'collector',
];
const ODD_NAME = `Xã "Lạ" <script>alert(1)</script> \u202E${'dài '.repeat(30)}${'ươ'.repeat(60)}`;

describe.skipIf(chromium.skip)(`the administration ${chromium.reason}`, () => {
  let collector: RunningCollector;
  let browser: Browser;
  let admin: BrowserContext;
  const portal = createServer((_request, response) => response.end('<title>Một cửa</title>'));

  /** Somebody with the rights of an administrator, by a link of their own. */
  async function signedIn(): Promise<BrowserContext> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await page.goto((await collector.command('sign-in')).trim());
    await page.getByRole('button').click();
    await page.waitForURL(`${collector.url}/`);
    await page.close();
    return context;
  }

  async function open(context: BrowserContext, part: string, language: 'vi' | 'en' = 'vi'): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${collector.url}/admin${part === '' ? '' : `/${part}`}?lang=${language}`);
    await page.locator('.admin-part').waitFor();
    return page;
  }

  beforeAll(async () => {
    await mkdir(SHOTS, { recursive: true });
    await new Promise<void>((ready) => portal.listen(0, '127.0.0.1', ready));
    collector = await startCollector({ config: 'province: "99"\n' });
    browser = await startBrowser();
    admin = await signedIn();
  });
  afterAll(async () => {
    await browser?.close();
    portal.close();
    await cleanUp();
  });

  it('names each mistake of a table before anything is taken, then takes it', async () => {
    const page = await open(admin, 'communes');
    const complaints = complaintsOf(page);
    const file = (text: string) => ({ name: 'xa.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    const head = 'mã xã;tên xã;mã tỉnh;tỉnh\n';
    await page.setInputFiles('input[type=file]', file(`${head}9900x;;99;Tỉnh Ví Dụ\n`));
    await page.getByText('tên kèm loại').waitFor();
    expect(await page.getByRole('button', { name: 'Nhập vào hệ thống' }).count()).toBe(0);
    const odd = ODD_NAME.replaceAll('"', '""');
    await page.setInputFiles('input[type=file]', file(`${head}99002;"${odd}";99;Tỉnh Ví Dụ\n`));
    await page.getByRole('button', { name: 'Nhập vào hệ thống' }).click();
    await page.getByText('Đã nhập 1 dòng').waitFor();
    await page.getByRole('link', { name: /<script>/ }).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('tries a service from the collector and watches it, by keyboard alone', async () => {
    const page = await open(admin, 'services');
    const complaints = complaintsOf(page);
    const { port } = portal.address() as AddressInfo;
    await page.getByText('Thêm một hệ thống').press('Enter');
    const form = page.locator('details', { hasText: 'Thêm một hệ thống' }).locator('form');
    await form.getByLabel('Mã ngắn').focus();
    await page.keyboard.type('motcua');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Một cửa');
    await form.getByLabel('Tên máy chủ').focus();
    await page.keyboard.type('127.0.0.1');
    await form.getByLabel('Trang do ứng dụng tạo').focus();
    await page.keyboard.type(`http://127.0.0.1:${port}/`);
    await form.getByRole('button', { name: /^Thử/ }).press('Enter');
    await form.getByText(/Trả lời sau .* \(mã 200\), hỏi từ máy chủ Mạch/).waitFor();
    await form.getByRole('button', { name: 'Thêm', exact: true }).press('Enter');
    await page.getByRole('rowheader', { name: /Một cửa/ }).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('shows a link once for a new account, where its holder finds a code to scan', async () => {
    const page = await open(admin, 'accounts', 'en');
    await page.getByLabel('Role').selectOption('province-admin');
    await page.getByLabel('Name of the account').fill('Sở 1');
    await page.getByRole('button', { name: 'Make the account' }).click();
    // What is wrong stands with its field, and the focus with it, so that it is read.
    await page.locator('[aria-invalid="true"]:focus').waitFor();
    await page.locator('.field-problem').filter({ hasText: '2 to 40 characters' }).waitFor();
    await page.getByLabel('Name of the account').fill('so-1');
    await page.getByRole('button', { name: 'Make the account' }).click();
    const link = await page.getByLabel(/^Link to choose/).inputValue();
    await page.goto(link);
    const code = page.getByRole('img', { name: /QR/ });
    await code.waitFor();
    await page.screenshot({ path: join(SHOTS, 'second-factor.png'), fullPage: true });
    await page.close();
  });

  it('tells whoever comes second that somebody changed it meanwhile, and writes nothing over', async () => {
    const pages = [await open(admin, 'communes'), await open(admin, 'communes')];
    for (const page of pages) await page.getByRole('button', { name: 'Sửa Xã Ví Dụ' }).click();
    const [first, second] = pages as [Page, Page];
    await first.getByLabel('Nhà mạng').fill('VNPT');
    await second.getByLabel('Nhà mạng').fill('Viettel');
    await first.getByRole('button', { name: 'Lưu' }).click();
    await first.getByRole('cell', { name: 'VNPT' }).waitFor();
    await second.getByRole('button', { name: 'Lưu' }).click();
    await second.getByText('Có người khác vừa thay đổi chỗ này').waitFor();
    expect(await second.getByLabel('Nhà mạng').inputValue()).toBe('Viettel');
    await second.getByRole('button', { name: 'Lấy nội dung mới' }).click();
    expect(await second.getByLabel('Nhà mạng').inputValue()).toBe('VNPT');
    for (const page of pages) await page.close();
  });

  it('a draft that a reload brings back does not make a change of somebody else look seen', async () => {
    const page = await open(admin, 'communes');
    await page.getByRole('button', { name: 'Sửa Xã Ví Dụ' }).click();
    await page.getByLabel('Nhà mạng').fill('MobiFone');
    const other = await open(admin, 'communes');
    await other.getByRole('button', { name: 'Sửa Xã Ví Dụ' }).click();
    await other.getByLabel('Nhà mạng').fill('Viettel');
    await other.getByRole('button', { name: 'Lưu' }).click();
    await other.getByRole('cell', { name: 'Viettel' }).waitFor();
    await other.close();
    await page.reload();
    await page.getByRole('button', { name: 'Sửa Xã Ví Dụ' }).click();
    await page.getByText('đang nhập dở').waitFor();
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByText('Có người khác vừa thay đổi').waitFor();
    await page.getByRole('button', { name: 'Lấy nội dung mới' }).click();
    expect(await page.getByLabel('Nhà mạng').inputValue()).toBe('Viettel');
    await page.close();
  });

  it('a session that ends while a form is open loses nothing of what was typed', async () => {
    const context = await browser.newContext({ storageState: await admin.storageState() });
    // Not from this machine: without a session nobody reads there.
    await context.setExtraHTTPHeaders({ 'x-forwarded-for': '203.0.113.7' });
    const page = await open(context, 'accounts');
    await page.getByLabel('Tên tài khoản').fill('xa-vi-du');
    await context.clearCookies();
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
    await page.getByText('Phiên đăng nhập đã hết').first().waitFor();
    expect(await page.getByLabel('Tên tài khoản').inputValue()).toBe('xa-vi-du');
    await context.addCookies(await admin.cookies());
    await page.reload();
    await page.getByText('đang nhập dở').waitFor();
    expect(await page.getByLabel('Tên tài khoản').inputValue()).toBe('xa-vi-du');
    await context.close();
  });

  it.each([
    { language: 'vi', width: 360, colorScheme: 'light' },
    { language: 'en', width: 1280, colorScheme: 'dark' },
  ] as const)('shows every part in $language at $width px, without a complaint', async (view) => {
    const { language, width, colorScheme } = view;
    const page = await admin.newPage();
    await page.setViewportSize({ width, height: 800 });
    const complaints = complaintsOf(page);
    await page.emulateMedia({ colorScheme });
    await page.goto(`${collector.url}/admin?lang=${language}`);
    for (const part of PARTS) {
      // By the links, as people go: the part is loaded once.
      await page.locator(`.admin-parts a[href="/admin${part === '' ? '' : `/${part}`}"]`).click();
      await page.locator('.admin-part > *').first().waitFor();
      await page.locator('.waiting').first().waitFor({ state: 'detached' });
      const wider = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect([part, wider]).toEqual([part, 0]);
      // The whole page, for people to look at.
      await page.screenshot({ path: join(SHOTS, `${part || 'steps'}-${language}.png`), fullPage: true });
    }
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('is not for others: whoever only reads is told so, and the parts are not asked for', async () => {
    const page = await browser.newPage();
    await page.goto(`${collector.url}/admin`);
    await page.getByText('dành cho quản trị của tỉnh').waitFor();
    expect(await page.locator('nav a[href="/admin"]').count()).toBe(0);
    await page.close();
  });
});
