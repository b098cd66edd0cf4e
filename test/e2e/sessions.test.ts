import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { requires } from '../requirements.ts';
import { startBrowser } from '../support/browser.ts';
import { type RunningCollector, startCollector } from '../support/commune.ts';
import { cleanUp, freePort, temporaryFolder } from '../support/programs.ts';

afterAll(cleanUp);

const PASSWORD = 'một mật khẩu đủ dài';
const config = 'province: "99"\n';

/** A collector that can be started again at the same address, on the same folder. */
async function place() {
  const data = join(await temporaryFolder(), 'collector');
  const listen = `127.0.0.1:${await freePort()}`;
  return { data, file: join(data, 'sessions.json'), start: () => startCollector({ data, listen, config }) };
}

/** As a power cut or the kernel ends it: nothing is written any more. */
async function kill({ data, process }: RunningCollector): Promise<void> {
  process.child.kill('SIGKILL');
  await process.ended;
  // What it said of itself is still there, and the next one is awaited by it.
  await rm(join(data, 'collector.json'));
}

const send = (collector: RunningCollector, path: string, cookie: string, body: object | URLSearchParams) =>
  fetch(`${collector.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      cookie,
      'sec-fetch-site': 'same-origin',
      ...(body instanceof URLSearchParams ? {} : { 'content-type': 'application/json' }),
    },
    body: body instanceof URLSearchParams ? body : JSON.stringify(body),
  });

const cookieOf = ({ headers }: Response) => headers.get('set-cookie')?.split(';')[0] ?? '';

/** Signs a commune's post in, by the link of its account where it is new. */
async function signIn(collector: RunningCollector, link?: string): Promise<string> {
  const fields =
    link === undefined ? { name: 'xa-vi-du', password: PASSWORD } : { password: PASSWORD, again: PASSWORD };
  const path = link === undefined ? '/sign-in' : new URL(link).pathname;
  return cookieOf(await send(collector, path, '', new URLSearchParams(fields)));
}

const account = async (collector: RunningCollector, ...given: string[]) =>
  (JSON.parse(await collector.command('accounts', ...given, '--json')) as { link: string }).link;

async function signInByLink(collector: RunningCollector): Promise<string> {
  const link = new URL((await collector.command('sign-in')).trim());
  return cookieOf(await send(collector, link.pathname, '', new URLSearchParams()));
}

/** Not as a caller at the collector's own machine, who may read without a session. */
const isIn = async (collector: RunningCollector, cookie: string) =>
  (await fetch(`${collector.url}/api/v1/session`, { headers: { cookie, 'x-forwarded-for': '192.0.2.1' } })).status ===
  200;

const create = ['create', 'xa-vi-du', '--role', 'commune', '--commune', '99001'];

it('goes on where it was after a stop and after a kill, and lets nobody back in who went or was sent away', async () => {
  const { file, start } = await place();
  const first = await start();
  const link = await account(first, ...create);
  const stays = await signIn(first, link);
  const [leaves, linked] = [await signIn(first), await signInByLink(first)];
  const code = new URL((await first.command('sign-in')).trim()).pathname;
  await first.process.stop();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  for (const cookie of [stays, leaves, linked]) {
    expect(readFileSync(file, 'utf8')).not.toContain(cookie.replace('mach_session=', ''));
  }

  const second = await start();
  expect(await Promise.all([stays, leaves, linked].map((each) => isIn(second, each)))).toEqual([true, true, true]);
  // What changes something is taken from the page that was open all the while.
  const startsAt = Date.now() + 86_400_000;
  const meeting = { title: 'Giao ban', startsAt, endsAt: startsAt + 3_600_000, communes: [] };
  expect((await send(second, '/api/v1/admin/meetings', linked, meeting)).status).toBe(201);
  expect((await fetch(`${second.url}${code}`)).status).toBe(410);
  const backup = join(await temporaryFolder(), 'backup.db');
  const { files } = JSON.parse(await second.command('backup', backup, '--json')) as { files: readonly string[] };
  expect(files).not.toContain('sessions.json');
  expect((await send(second, '/api/v1/session/end', leaves, {})).status).toBe(204);
  await account(second, 'hand-over', 'xa-vi-du');
  await kill(second);

  const third = await start();
  expect(await Promise.all([stays, leaves, linked].map((each) => isIn(third, each)))).toEqual([false, false, true]);
  await kill(third);
  // The account is back in the turn of then; its sessions are not, nor anybody else's.
  await third.command('restore', backup);
  const fourth = await start();
  expect(await Promise.all([stays, leaves, linked].map((each) => isIn(fourth, each)))).toEqual([false, false, false]);
  expect(await isIn(fourth, await signIn(fourth))).toBe(true);
  await fourth.process.stop();
}, 240_000);

it('starts with a file of sessions that is damaged, says so, and lets people sign in again', async () => {
  const { file, start } = await place();
  const first = await start();
  const cookie = await signIn(first, await account(first, ...create));
  await first.process.stop();
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, 60));

  const second = await start();
  expect(second.process.output()).toContain('people sign in again');
  expect(existsSync(`${file}.unreadable`)).toBe(true);
  expect(await isIn(second, cookie)).toBe(false);
  const again = await signIn(second);
  await second.process.stop();
  const third = await start();
  expect(await isIn(third, again)).toBe(true);
  await third.process.stop();
}, 240_000);

const chromium = requires('chromium');

describe.skipIf(chromium.skip)(`an open page ${chromium.reason}`, () => {
  it('sends its form after the collector was started again, without a sign-in', async () => {
    const { start } = await place();
    const first = await start();
    const browser = await startBrowser();
    try {
      const page = await browser.newPage();
      await page.goto((await first.command('sign-in')).trim());
      await page.getByRole('button').click();
      await page.waitForURL(`${first.url}/`);
      await page.goto(`${first.url}/meetings`);
      await page.getByRole('link', { name: 'Ghi, sửa lịch họp' }).click();
      await page.getByLabel('Tên cuộc họp').fill('Giao ban tuần');
      await page.getByLabel('Bắt đầu lúc').fill('08/12/2099 08:00');
      await page.getByLabel('Nơi dự họp').selectOption('some');
      await page.getByLabel('Xã Ví Dụ (99001)').check();
      await first.process.stop();

      const second = await start();
      await page.getByRole('button', { name: 'Ghi cuộc họp' }).click();
      await page.getByText('Đã ghi cuộc họp.').waitFor();
      expect(await page.getByText('Phiên làm việc đã hết').count()).toBe(0);
      expect(JSON.parse(await second.command('meetings', 'list', '--json'))).toMatchObject([
        { title: 'Giao ban tuần' },
      ]);
      expect(JSON.parse(await second.command('audit', 'list', '--json'))).toContainEqual(
        expect.objectContaining({ what: 'meeting-announced', by: 'sign-in-link' }),
      );
      await page.reload();
      await page.getByRole('row', { name: /Giao ban tuần/ }).waitFor();
      await second.process.stop();
    } finally {
      await browser.close();
    }
  }, 240_000);
});
