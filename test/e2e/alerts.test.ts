import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requires } from '../requirements.ts';
import { provinceWithIncidents, startSink } from '../support/alert-province.ts';
import { complaintsOf, startBrowser } from '../support/browser.ts';
import { apiToken, type RunningCollector, startCollector } from '../support/commune.ts';
import { COLLECTOR, cleanUp, eventually, ROOT, run, temporaryFolder } from '../support/programs.ts';

const SHOTS = join(ROOT, 'test-results', 'pages');
const chromium = requires('chromium');
let collector: RunningCollector;
let sink: Awaited<ReturnType<typeof startSink>>;
let folder: string;

beforeAll(async () => {
  sink = await startSink();
  folder = await temporaryFolder();
  await writeFile(join(folder, 'secret'), 'khoá của trạm nhận\n');
  await writeFile(join(folder, 'beat'), `${sink.url}/beat/token-bi-mat\n`);
  // Whatever the hour of the run: a digest would go out in the morning.
  const config = `province: "99"
alerts:
  heartbeat: { urlFile: ${join(folder, 'beat')}, everyS: 10 }
  routes:
    - { name: hook, kind: webhook, url: "${sink.url}/hook", secretFile: ${join(folder, 'secret')}, hours: always, hears: [incidents] }
    - name: mail
      kind: mail
      host: 127.0.0.1
      port: 9
      security: none
      from: mach@example.vn
      recipients: [{ name: so, to: so@example.vn, hears: [incidents] }]
    - { name: ioc, kind: webhook, url: "${sink.url}/ioc", secretFile: ${join(folder, 'secret')}, hears: [incidents] }
`;
  collector = await startCollector({ config, data: await provinceWithIncidents() });
}, 60_000);
afterAll(async () => {
  await cleanUp();
  sink.close();
});

it('tries a way out, and says with its exit what came of it', async () => {
  expect(await collector.command('alerts', 'test', 'hook')).toBe('hook/hook: đã gửi\n');
  expect(sink.asked.find(({ path }) => path === '/hook')?.body).toContain('Tin thử');
  const failed = await run(COLLECTOR, ['alerts', 'test', 'mail', '--data', collector.data, '--lang', 'en']);
  expect(failed).toMatchObject({ code: 1, stdout: expect.stringContaining('could not be sent (SMTP') });
  const unknown = await run(COLLECTOR, ['alerts', 'test', 'sms', '--data', collector.data]);
  expect(unknown).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('there is no route sms: there are hook, mail, ioc'),
  });
  expect(await collector.command('alerts', 'list')).toBe('Chưa có tin báo nào.\n');
});

it('over HTTP, for the province’s administrator, and not twice in a breath', async () => {
  const authorization = `Bearer ${await apiToken(collector, 'admin')}`;
  const headers = { authorization };
  const test = () => fetch(`${collector.url}/api/v1/alerts/routes/mail/test`, { method: 'POST', headers });
  const [first, second] = await Promise.all([test(), test()]);
  expect([first.status, second.status].toSorted()).toEqual(expect.arrayContaining([429]));
  const routes = await (await fetch(`${collector.url}/api/v1/alerts/routes`, { headers })).json();
  expect(routes).toMatchObject({
    items: [{ name: 'hook', kind: 'webhook' }, { name: 'mail', recipients: ['mail/so'] }, { name: 'ioc' }],
  });
  expect(JSON.stringify(routes)).not.toContain('so@example.vn');
});

it('the heartbeat beats as long as the whole way works', async () => {
  await eventually('it beats', () => sink.asked.some(({ path }) => path === '/beat/token-bi-mat') || undefined);
  await eventually('it is shown', async () => {
    const text = await (await fetch(`${collector.url}/metrics`)).text();
    return /^mach_alert_path_alive 1$/m.test(text) || undefined;
  });
});

it('tells no secret, neither in its log nor anywhere', () => {
  const said = collector.process.output();
  expect(said).toContain('ready');
  for (const secret of ['token-bi-mat', 'khoá của trạm nhận']) expect(said).not.toContain(secret);
});

describe('what is copied for the chat group', () => {
  it('names no site, comes with a picture, and has a digest beside it', async () => {
    const png = join(folder, 'su-co.png');
    const text = await collector.command('alerts', 'zalo', '1', '--png', png);
    expect(text.split('\n')[0]).toBe('[Mạch] Sự cố số 1: Xã Ví Dụ');
    expect(text).not.toContain('Trần Phú');
    const picture = await readFile(png);
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect(picture.readUInt32BE(16)).toBe(1_080);
    const digest = await collector.command('alerts', 'zalo');
    expect(digest).toContain('Tình hình hạ tầng số Tỉnh Ví Dụ');
    expect(digest).toContain('Sự cố đang diễn ra: 2');
    const { text: same } = (await (await fetch(`${collector.url}/api/v1/digest/zalo`)).json()) as { text: string };
    expect(same.split('\n').slice(1, 4)).toEqual(digest.split('\n').slice(1, 4));
    const drawn = await fetch(`${collector.url}/api/v1/digest/zalo.png`);
    expect(drawn.headers.get('content-type')).toBe('image/png');
  });
});

it('an incident is taken on by a command, and by which post is told', async () => {
  const given = ['alerts', 'acknowledge', '2', '--post', 'Trực CNTT của tỉnh'];
  expect(await collector.command(...given)).toBe('Đã tiếp nhận sự cố số 2.\n');
  const { text } = (await (await fetch(`${collector.url}/api/v1/incidents/2/zalo`)).json()) as { text: string };
  expect(text).toContain('Đã tiếp nhận: Trực CNTT của tỉnh, lúc');
  const none = await run(COLLECTOR, ['alerts', 'acknowledge', '99', '--data', collector.data]);
  expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('there is no incident 99') });
});

describe.skipIf(chromium.skip)(`the page of an incident ${chromium.reason}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  it('takes it on with one press, and shows what is copied', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    const complaints = complaintsOf(page);
    await page.goto((await collector.command('sign-in')).trim());
    await page.getByRole('button').click();
    await page.waitForURL(`${collector.url}/`);
    await page.getByRole('button', { name: 'Sao chép bản tin ngày cho Zalo' }).waitFor();
    await page.goto(`${collector.url}/incidents`);
    await page.getByRole('button', { name: 'Gửi thử qua ioc' }).click();
    await page.getByText('ioc/hook: đã gửi').waitFor();
    await page.screenshot({ path: join(SHOTS, 'alert-routes.png'), fullPage: true });
    await page.goto(`${collector.url}/incidents/1`);
    await page.getByRole('button', { name: 'Đã tiếp nhận' }).click();
    await page.getByText('Đã tiếp nhận: quản trị viên của tỉnh').waitFor();
    expect(await page.getByRole('button', { name: 'Đã tiếp nhận' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Sao chép cho Zalo' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await page.getByRole('textbox').inputValue()).toContain('[Mạch] Sự cố số 1: Xã Ví Dụ');
    await page.locator('dialog img').evaluate((image: { decode(): Promise<void> }) => image.decode());
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    await page.screenshot({ path: join(SHOTS, 'zalo-copy.png') });
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await page.close();
  });
});
