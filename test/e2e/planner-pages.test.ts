import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeAt, totpSecret } from '../../collector/src/accounts/totp.ts';
import { sha256Hex } from '../../collector/src/ingest/secret.ts';
import { TOTP_MASTER } from '../../collector/src/testing/route-context.ts';
import { madeCommunes } from '../../scripts/pages-sheet/made-province.ts';
import { requires } from '../requirements.ts';
import { accessibilityFindings } from '../support/axe.ts';
import { complaintsOf, startBrowser } from '../support/browser.ts';
import { type PageStage, pageStage } from '../support/page-stage.ts';
import { eventually, ROOT } from '../support/programs.ts';

const chromium = requires('chromium');
/** Screenshots stay here after the run, for people to look at. */
const SHOTS = join(ROOT, 'test-results', 'pages');
const LAST_YEAR = { year: 2025, parts: 40_000_000, assets: 120_000_000 };
const VIEWS = {
  vi: [
    { name: 'phone', width: 360, height: 740, scheme: 'light' },
    { name: 'wall', width: 1920, height: 1080, scheme: 'dark' },
  ],
  en: [{ name: 'old-screen', width: 1024, height: 768, scheme: 'light' }],
} as const;
type Role = Parameters<PageStage['session']>[0];

describe.skipIf(chromium.skip)(`the pages of planners and reports ${chromium.reason}`, () => {
  let stage: PageStage;
  let browser: Browser;

  beforeAll(async () => {
    await mkdir(SHOTS, { recursive: true });
    stage = await pageStage({ planning: { lastYear: LAST_YEAR } });
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  async function open(path: string, role: Role = 'planner'): Promise<{ page: Page; complaints: readonly string[] }> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, acceptDownloads: true });
    await context.addCookies([stage.session(role)]);
    const page = await context.newPage();
    // What was issued is another resource's; here is one plan as it tells them.
    const cost = { parts: 40_000_000, assets: 110_000_000 };
    const issued = { number: 7, title: '12/TTr', issuedAt: Date.UTC(2026, 2, 1), minutes: 9_000, lines: 20, cost };
    await page.route('**/api/v1/plans/issued', (route) => route.fulfill({ json: { items: [issued], total: 1 } }));
    const complaints = complaintsOf(page);
    await page.goto(`${stage.url}${path}`);
    return { page, complaints };
  }

  const PAGES = [
    { path: '/plans', vi: 'Phương án mua sắm', en: 'Purchase and upgrade plan', ready: '.plan-rows tbody a' },
    { path: '/reports', vi: 'Báo cáo', en: 'Reports', ready: '.rules li' },
    { path: '/priorities', vi: 'Thứ tự ưu tiên', en: 'Upgrade priorities', ready: '.priorities tbody a' },
  ] as const;

  it.each(PAGES.flatMap((each) => (['vi', 'en'] as const).map((language) => ({ ...each, language }))))(
    '$path in $language: at every size nothing is wrong that a machine can find',
    async ({ path, language, ready, ...titles }) => {
      const { page, complaints } = await open(`${path}?lang=${language}`);
      await page.getByRole('heading', { level: 1, name: titles[language] }).waitFor();
      await page.locator(ready).first().waitFor();
      for (const { name, scheme, ...viewport } of VIEWS[language]) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme: scheme });
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
        expect(await accessibilityFindings(page), `${path} ${name}`).toEqual([]);
        // Tall enough for most of it; a shot of the whole page would be of rows that nobody draws.
        await page.setViewportSize({ width: viewport.width, height: 2_600 });
        await page.screenshot({ path: join(SHOTS, `${path.slice(1)}-${language}-${name}.png`) });
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  it('a planner who signs in lands on the plan, with last year’s sums in it', async () => {
    const link = 'l'.repeat(43);
    const account = { name: 'ke-hoach', role: 'planner', post: 'Phòng Kế hoạch', createdAt: 1, turn: 1 } as const;
    const setUp = { sha256: sha256Hex(link), expiresAt: stage.collector().now() + 900_000 };
    await stage.collector().commit([{ type: 'account-created', account: { ...account, setUp } }]);
    const page = await browser.newPage();
    await page.goto(`${stage.url}/set-up/${link}`);
    for (const name of ['password', 'again']) await page.fill(`input[name=${name}]`, 'một mật khẩu đủ dài');
    await page.fill('input[name=code]', codeAt(totpSecret(TOTP_MASTER, account), Math.floor(Date.now() / 30_000)));
    await page.locator('form button').click();
    await page.waitForURL(/\/plans/);
    await page.getByRole('spinbutton', { name: /Chi thường xuyên/ }).waitFor();
    expect(await page.getByRole('spinbutton', { name: /Chi thường xuyên/ }).inputValue()).toBe('40');
    expect(await page.getByRole('spinbutton', { name: /tài sản cố định/ }).inputValue()).toBe('120');
    await page.close();
  });

  it('a plan is issued by two presses, stands in the list for whoever reads, and its papers come as they were frozen', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, acceptDownloads: true });
    await context.addCookies([stage.session('planner')]);
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    await page.goto(`${stage.url}/plans?budget=150000000`);
    await page.getByText('Chưa có phương án nào được ban hành.').waitFor();
    await page.locator('.plan-result[aria-busy=false]').waitFor();
    await page.getByLabel('Số, ký hiệu văn bản').fill('12/TTr-SKHCN');
    await page.getByRole('button', { name: 'Ban hành phương án này' }).click();
    // It can't be taken back, so it asks once more; Enter would not do it by accident on the first press.
    expect(stage.collector().state().registry.plans.size).toBe(0);
    await page.getByRole('button', { name: 'Để sau' }).click();
    await page.getByRole('button', { name: 'Ban hành phương án này' }).click();
    await page.getByRole('button', { name: 'Ban hành', exact: true }).click();
    await page.getByText(/^Đã ban hành phương án số 1, ngày/).waitFor();
    const issued = page.getByRole('region', { name: 'Phương án đã ban hành' }).getByRole('listitem');
    await issued.filter({ hasText: 'Số 1 (12/TTr-SKHCN)' }).waitFor();
    for (const [link, name] of [
      ['Tờ trình', 'to-trinh.docx'],
      ['Phụ lục', 'phu-luc.xlsx'],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        issued.getByRole('link', { name: link }).click(),
      ]);
      expect(download.suggestedFilename()).toContain(name.slice(-5));
      const bytes = await readFile(await download.path());
      // Both are archives, and neither is an error that was saved as a file.
      expect([bytes.subarray(0, 2).toString(), bytes.length > 5_000]).toEqual(['PK', true]);
    }
    expect(complaints).toEqual([]);
    await context.clearCookies();
    await context.addCookies([stage.session('province-viewer')]);
    await page.reload();
    await issued.filter({ hasText: '12/TTr-SKHCN' }).waitFor();
    expect(await page.getByRole('button', { name: 'Ban hành phương án này' }).count()).toBe(0);
    await context.close();
  });

  it('a plan with a gap is called a quick one, and where the quick way finds none papers and issuing may still be tried', async () => {
    const { page } = await open('/plans?lang=en');
    await page.locator('.plan-rows tbody a').first().waitFor();
    const told = async (change: (summary: { plan: object }) => object) => {
      await page.route('**/api/v1/plans/summary?*', async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ json: change(await answer.json()) });
      });
      await page.reload();
    };
    await told(({ plan }) => ({ plan: { ...plan, gap: 0.029 } }));
    await page.getByText('the gap is at most 2.9%').waitFor();
    expect(await page.getByText('worked out quickly').count()).toBe(1);
    await page.screenshot({ path: join(SHOTS, 'plans-quick.png') });
    await page.unroute('**/api/v1/plans/summary?*');
    await told(() => ({ trouble: { kind: 'not-found', bound: 5 } }));
    await page.getByText('there may still be one').waitFor();
    expect(await page.getByText('works plans out quickly').count()).toBe(1);
    expect(await page.getByRole('heading', { name: 'Papers' }).count()).toBe(1);
    expect(await page.locator('.issue-plan').count()).toBe(1);
    await page.screenshot({ path: join(SHOTS, 'plans-not-found.png') });
    await page.context().close();
  });

  it('issuing shows that it works, and can be stopped: then nothing is issued, and the page says what that means', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
    await context.addCookies([stage.session('planner')]);
    const page = await context.newPage();
    const issued = () => stage.collector().state().registry.plans.size;
    const before = issued();
    // As on a collector that is asked for much: the answer lets wait.
    await page.route('**/api/v1/plans/issued', (route) =>
      route.request().method() === 'POST' ? new Promise<void>(() => {}) : route.continue(),
    );
    await page.goto(`${stage.url}/plans?budget=120000000`);
    await page.locator('.plan-result[aria-busy=false]').waitFor();
    await page.getByRole('button', { name: 'Ban hành phương án này' }).click();
    await page.getByRole('button', { name: 'Ban hành', exact: true }).click();
    await page.getByRole('progressbar', { name: 'Đang chốt phương án…' }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole('region', { name: 'Phương án đã ban hành' }).getByRole('button', { name: 'Dừng' }).click();
    await page.getByText(/^Đã dừng\. Nếu máy chủ chốt xong trước khi dừng/).waitFor();
    expect(issued()).toBe(before);
    await page.unroute('**/api/v1/plans/issued');
    await page.getByRole('button', { name: 'Ban hành phương án này' }).click();
    await page.getByRole('button', { name: 'Ban hành', exact: true }).click();
    await page.getByText(/^Đã ban hành phương án số/).waitFor();
    expect(issued()).toBe(before + 1);
    await context.close();
  });

  it('answers while a slider is drawn by the keyboard, keeps the sums in the address, and asks for nothing that is stale', async () => {
    const { page } = await open('/plans');
    const asked: string[] = [];
    await page.locator('.plan-result .figure').first().waitFor();
    await page.route('**/api/v1/plans/summary?*', async (route) => {
      asked.push(new URL(route.request().url()).searchParams.get('budget') ?? '');
      await route.continue();
    });
    const before = await page.locator('.plan-result .figure').first().textContent();
    const slider = page.getByRole('slider', { name: /tài sản cố định/ });
    await slider.focus();
    for (let press = 0; press < 30; press++) await slider.press('ArrowRight');
    const sum = await slider.inputValue();
    await page.waitForURL(new RegExp(`budget=${sum}000000`));
    await page.locator('.plan-result[aria-busy=false]').waitFor();
    expect(await page.locator('.plan-result .figure').first().textContent()).not.toBe(before);
    expect(asked.at(-1)).toBe(`${sum}000000`);
    // Whatever was wanted while an answer was out is not asked any more.
    expect(new Set(asked).size).toBe(asked.length);
    await page.getByText('Số 7 (12/TTr), ngày 01/03/2026').waitFor();
    const links = await page
      .locator('.plan-papers a')
      .evaluateAll((all) => all.map((each) => each.getAttribute('href')));
    expect(links).toHaveLength(3);
    expect(links.every((href) => href?.includes(`budget=${sum}000000&partsBudget=40000000`))).toBe(true);
    await page.context().close();
  });

  it('narrows the list of what is bought, and says of who gets nothing why', async () => {
    const { page } = await open('/plans');
    const rows = page.locator('.plan-lines tbody tr:not(.room)');
    await rows.first().waitFor();
    await page.locator('.plan-lines').getByRole('searchbox').fill('hoa xuan');
    await page.locator('.plan-lines .found', { hasText: /trong/ }).waitFor();
    const communes = await rows.locator('td:nth-child(2)').allTextContents();
    expect(new Set(communes)).toEqual(new Set(['Phường Hòa Xuân']));
    await page.getByRole('button', { name: /không được chọn/ }).click();
    await page.getByRole('table', { name: 'Thiết bị không được chọn' }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.context().close();
  });

  it('keeps ten thousand lines fluid: those in the window alone are in the page, down to the last', async () => {
    const { page } = await open('/plans');
    await page.route('**/api/v1/plans/list?*', async (route) => {
      const { lines } = (await (await route.fetch()).json()) as { lines: readonly { device: string }[] };
      const many = Array.from({ length: 10_000 }, (_, place) => ({
        ...lines[place % lines.length],
        device: String(place).padStart(32, '0'),
        number: place + 1,
        minutes: 10_000 - place,
      }));
      await route.fulfill({ json: { lines: many, left: [] } });
    });
    await page.reload();
    const table = page.getByRole('table', { name: 'Các khoản của phương án' });
    await table.waitFor();
    expect(await table.getAttribute('aria-rowcount')).toBe('10001');
    // Rows turn out higher or lower than they were guessed, and the end moves with them.
    await eventually('the last row is in the page', async () => {
      await page.keyboard.press('End');
      return (await table.getByText('Máy số 10000', { exact: true }).count()) === 1 ? true : undefined;
    });
    expect(await table.locator('tbody tr').count()).toBeLessThan(80);
    await page.context().close();
  });

  it('keeps what was typed when the session ends and when the collector restarts, and goes on by itself', async () => {
    const { page } = await open('/plans');
    const field = page.getByRole('spinbutton', { name: /Chi thường xuyên/ });
    await page.locator('.plan-result .figure').first().waitFor();
    await stage.endSessions();
    await field.fill('55');
    await field.press('Enter');
    await page.getByText('Phiên làm việc đã hết').waitFor();
    expect(await field.inputValue()).toBe('55');
    expect(await page.locator('.plan-rows').count()).toBe(0);
    await page.screenshot({ path: join(SHOTS, 'plans-signed-out.png') });
    await page.context().addCookies([stage.session('planner')]);
    await page.getByRole('button', { name: 'Thử lại ngay' }).first().click();
    await page.locator('.plan-rows tbody a').first().waitFor();

    await stage.goAway();
    await field.fill('56');
    await field.press('Enter');
    await page.getByText('Chưa kết nối được').first().waitFor();
    await page.screenshot({ path: join(SHOTS, 'plans-collector-away.png') });
    await stage.comeBack();
    await page.waitForURL(/partsBudget=56000000/);
    await page.locator('.plan-result[aria-busy=false] .figure').first().waitFor();
    expect(await field.inputValue()).toBe('56');
    await page.context().close();
  });

  it('finds communes, sites and devices however they are typed, by the keyboard', async () => {
    const { page } = await open('/reports');
    const field = page.getByRole('combobox', { name: /Tìm/ }).first();
    for (const typed of ['binh son', 'Bình Sơn', 'Bình Sơn'.normalize('NFD')]) {
      await field.fill(typed);
      await page.getByRole('option', { name: 'Xã Bình Sơn' }).first().waitFor();
      await field.fill('');
    }
    await field.fill('Hoà');
    await page.getByRole('option', { name: 'Phường Hòa Xuân' }).first().waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.screenshot({ path: join(SHOTS, 'search.png') });
    await field.press('ArrowDown');
    await field.press('Enter');
    await page.waitForURL(/\/communes\/99002/);
    await page.context().close();
  });

  it('folds communes that need nobody on a small screen, opens them by a key, and prints them all', async () => {
    const { page } = await open('/reports');
    const items = madeCommunes();
    await page.route('**/api/v1/communes', (route) => route.fulfill({ json: { items, total: items.length } }));
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(stage.url);
    const rows = page.locator('.communes th[scope=row]:visible');
    const fold = page.getByRole('button', { name: /không có gì cần xem/ });
    await fold.waitFor();
    expect(await fold.getAttribute('aria-expanded')).toBe('false');
    const shown = await rows.count();
    expect(shown).toBeLessThan(items.length);
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await rows.count()).toBe(items.length);
    expect(await fold.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await fold.press('Enter');
    expect(await fold.getAttribute('aria-expanded')).toBe('true');
    expect(await rows.count()).toBe(items.length);
    await fold.press('Enter');
    expect(await rows.count()).toBe(shown);
    await page.setViewportSize({ width: 1_280, height: 800 });
    expect(await rows.count()).toBe(items.length);
    await page.context().close();
  });

  it('shows a commune its own report and nothing of another, and no plan', async () => {
    const { page } = await open('/reports', 'commune');
    await page.locator('.rules li').first().waitFor();
    expect(await page.getByText('Phường Hòa Xuân').count()).toBe(0);
    await page.emulateMedia({ media: 'print' });
    await page.getByText('ỦY BAN NHÂN DÂN XÃ BÌNH SƠN', { exact: true }).waitFor();
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('combobox', { name: /Tìm/ }).first().fill('hoa xuan');
    await page.getByText('Không tìm thấy gì').first().waitFor();
    await page.goto(`${stage.url}/plans`);
    await page.getByRole('heading', { name: 'Không tìm thấy' }).waitFor();
    await page.context().close();
  });

  it('goes on paper whole, and into files by one press', async () => {
    const { page } = await open('/reports');
    await page.locator('.rules li').first().waitFor();
    for (const [name, ending] of [
      ['Tải CSV', 'csv'],
      ['Tải XLSX', 'xlsx'],
    ] as const) {
      const saved = page.waitForEvent('download');
      await page.getByRole('link', { name }).click();
      expect((await saved).suggestedFilename()).toMatch(new RegExp(`^availability-.*\\.${ending}$`));
    }
    const nation = page.getByText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(await nation.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    await nation.waitFor();
    for (const said of ['ỦY BAN NHÂN DÂN TỈNH VÍ DỤ', 'Số: ……/BC-……', 'NGƯỜI LẬP BIỂU', 'THỦ TRƯỞNG CƠ QUAN']) {
      expect(await page.getByText(said, { exact: true }).isVisible(), said).toBe(true);
    }
    const lines = page.getByRole('table', { name: /Cam kết và số đo được/ });
    await lines
      .locator('tbody tr')
      .nth(stage.collector().state().registry.sites.size - 1)
      .waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);
    await page.pdf({ path: join(SHOTS, 'reports.pdf'), preferCSSPageSize: true });
    await page.context().close();
  });

  it('loads at first within a hundred kilobytes', async () => {
    const { page } = await open('/plans');
    const session = await page.context().newCDPSession(page);
    let bytes = 0;
    await session.send('Network.enable');
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.route('**/api/**', (route) => route.abort());
    await page.goto(`${stage.url}/`);
    await page.locator('main').waitFor();
    expect(bytes).toBeLessThan(100_000);
    await page.context().close();
  });
});
