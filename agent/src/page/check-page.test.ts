import { type CheckTopic, type CheckUp, checkUp } from '@mach/diagnosis';
import type { WaitsToJoin } from '@mach/messages';
import { describe, expect, it } from 'vitest';
import type { PageAnswer } from '../adapters/page-server.ts';
import type { PressedCheck } from '../press-check.ts';
import type { Pressed } from '../still-slow.ts';
import { ALIVE, createCheckPage } from './check-page.ts';
import type { PageRequest } from './route.ts';

const PORT = 18_440;
const HOST = `127.0.0.1:${PORT}`;
const press: PageRequest = { method: 'POST', url: '/check', host: HOST, origin: `http://${HOST}`, body: 'wish=slow' };
const get = (url: string): PageRequest => ({ method: 'GET', url, host: HOST, origin: undefined, body: '' });

const check = checkUp({ readings: [], hasCollector: true });
const services = [{ target: 'https://a.vn/"><script>', reading: { ok: false, failure: 'timeout' as const } }];
const pressed: PressedCheck = { check, readings: [], services };

/** A page over a check that is told by hand. */
function underTest(
  end: Promise<PressedCheck> = Promise.resolve(pressed),
  pressedAs: Pressed = 'noted',
  isServer = false,
) {
  let tell: (settled: readonly CheckTopic[]) => void = () => {};
  const page = createCheckPage({
    deviceNumber: () => 214,
    waitsToJoin: () => 'token',
    press: (_wish, told) => {
      tell = told;
      return end;
    },
    pressStillSlow: () => pressedAs,
    contacts: () => [{ name: 'VNPT', phone: '1800 1166', circuit: 'QNI<1>' }],
    isServer: () => isServer,
    lastSent: () => '{"wall": "<b>"}',
  });
  return { ask: (request: PageRequest) => page(request, PORT), tell: (topics: readonly CheckTopic[]) => tell(topics) };
}

async function textOf(answer: PageAnswer): Promise<string> {
  if ('text' in answer) return answer.text;
  let text = '';
  for await (const { html } of answer.pieces) text += html;
  return text;
}

describe('the check-up page', () => {
  it('begins with one press for everything, the number of the PC, and what is sent', async () => {
    const text = await textOf(await underTest().ask(get('/')));
    expect(text).toContain('Máy số 214');
    expect(text).toContain('Kiểm tra tất cả');
    expect(text).toContain('Phần mềm gửi những gì?');
    expect(await textOf(await underTest().ask(get('/?lang=en')))).toContain('Check everything');
  });

  it('tells a PC that has not joined what it waits for, and one that has nothing of it', async () => {
    const home = async (deviceNumber: number | undefined, waitsFor: WaitsToJoin | undefined, url = '/') => {
      const page = createCheckPage({
        ...{ deviceNumber: () => deviceNumber, waitsToJoin: () => waitsFor, press: () => Promise.resolve(pressed) },
        ...{ pressStillSlow: () => 'noted', contacts: () => [], isServer: () => false, lastSent: () => undefined },
      });
      return textOf(await page(get(url), PORT));
    };
    expect(await home(undefined, 'alone')).toContain('máy sẽ tự đăng ký');
    expect(await home(undefined, 'token')).toMatch(/đã hết hạn[^<]*bấm CaiDat trong bộ cài đó/);
    expect(await home(undefined, 'token', '/?lang=en')).toContain('Ask the province for a new kit');
    expect(await home(undefined, undefined)).not.toContain('<strong>');
    expect(await home(214, 'token')).not.toContain('<strong>');
  });

  it('shows what was sent word for word, as text', async () => {
    expect(await textOf(await underTest().ask(get('/sent')))).toContain('{&quot;wall&quot;: &quot;&lt;b&gt;&quot;}');
  });

  it('says that this device is treated as a server, where it is', async () => {
    const asServer = underTest(undefined, undefined, true);
    for (const url of ['/', '/sent']) {
      expect(await textOf(await asServer.ask(get(url)))).toContain('coi máy này là máy chủ');
      expect(await textOf(await underTest().ask(get(url)))).not.toContain('coi máy này là máy chủ');
    }
    expect(await textOf(await asServer.ask(get('/sent?lang=en')))).toContain('treats this device as a server');
  });

  it('takes a press of “still slow” after the check, without a word, and says what became of it', async () => {
    expect(await textOf(await underTest().ask(press))).toContain(
      '<form method="post" action="/still-slow"><button>Hệ thống vẫn chậm',
    );
    const tell = { ...press, url: '/still-slow', body: '' };
    expect(await textOf(await underTest(undefined, 'noted').ask(tell))).toContain('Đã ghi nhận');
    expect(await textOf(await underTest(undefined, 'again').ask(tell))).toContain('mười phút vừa qua');
    expect(await textOf(await underTest(undefined, 'failed').ask({ ...tell, url: '/still-slow?lang=en' }))).toContain(
      'could not be noted',
    );
  });

  it('writes each light as it is settled, then one cause, one step and the code', async () => {
    const { promise, resolve } = Promise.withResolvers<PressedCheck>();
    const { ask, tell } = underTest(promise);
    const answer = await ask({ ...press, body: 'wish=everything' });
    if (!('pieces' in answer)) throw new Error('the check did not begin');
    const pieces = answer.pieces[Symbol.asyncIterator]();
    expect((await pieces.next()).value.html).toContain('Kiểm tra tất cả');
    const next = pieces.next();
    tell(check.topics.slice(0, 1));
    expect((await next).value.html).toBe(
      '<li class="unknown place-0"><span class="mark" aria-hidden="true">?</span><span>Mạng nội bộ: chưa đo được.</span></li>\n',
    );
    resolve(pressed);
    const end = (await pieces.next()).value.html;
    expect(end).toContain('Chưa đo được gì trên máy này');
    expect(end).toContain('<dt>VNPT (đọc số hiệu kênh QNI&lt;1&gt;)</dt><dd>1800 1166</dd>');
    expect(end).toMatch(/class="code">\d{4}( \d{4}){4}</);
    expect(end).toContain('https://a.vn/&quot;&gt;&lt;script&gt;: chưa truy cập được');
    expect(await pieces.next()).toMatchObject({ done: true });
  });

  /** What a check says that told these lights, and where the page puts them. */
  async function checked(wish: string, found: CheckUp) {
    const { ask, tell } = underTest(Promise.resolve({ ...pressed, check: found }));
    const answer = await ask({ ...press, body: `wish=${wish}` });
    if (!('pieces' in answer)) throw new Error('the check did not begin');
    const pieces = answer.pieces[Symbol.asyncIterator]();
    let text = (await pieces.next()).value.html;
    const rest = pieces.next();
    tell(found.topics.toReversed());
    text += (await rest).value.html;
    for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) text += next.value.html;
    const [open = '', folded = ''] = text.split('<details>');
    const lights = [...open.matchAll(/<li class="[\w-]+ place-(\d+)">.*?<span>([^:<]+):/g)];
    const order = lights.toSorted(([, a], [, b]) => Number(a) - Number(b)).map(([, , topic]) => topic);
    return { text, order, folded: folded.split('</details>')[0] ?? '' };
  }

  it('puts the way out first for whoever can’t get into the system, in whatever order the lights come', async () => {
    const found = checkUp({ readings: [], hasCollector: true, wish: 'system' });
    const topics = found.topics.map((each) => ({ ...each, light: 'good' as const }));
    expect((await checked('system', { ...found, topics })).order.slice(0, 4)).toEqual([
      ...['Mạng nội bộ', 'Wi-Fi', 'Tên miền (DNS)', 'Đường Internet'],
    ]);
    expect((await checked('printing', { ...found, topics })).order.slice(0, 3)).toEqual([
      ...['Máy in', 'Máy in mặc định, hàng đợi in', 'Máy quét'],
    ]);
  });

  it('folds what was not looked at, and what is not known of what nobody came for', async () => {
    const found = checkUp({ readings: [], hasCollector: false, wish: 'printing' });
    const { order, folded, text } = await checked('printing', found);
    expect(order).toEqual(['Máy in', 'Máy quét']);
    expect(folded).toContain(`<summary>${found.topics.length - 2} mục khác`);
    expect(folded).toContain('Mạng nội bộ: chưa đo được');
    expect(folded).toContain('Máy chủ Mạch của tỉnh: chưa kiểm tra, vì máy chưa đăng ký');
    // The page has no scripts, and needs none.
    expect(text).not.toMatch(/<script|style="/);
  });

  it('folds nothing where all was looked at', async () => {
    const topics = check.topics.map((each) => ({ ...each, light: 'good' as const }));
    expect((await checked('everything', { ...check, topics })).text).not.toContain('<details>');
  });

  it('runs one check at a time, and the next one after it, also when the first was broken off', async () => {
    const { ask } = underTest();
    const first = await ask(press);
    if (!('pieces' in first)) throw new Error('the check did not begin');
    const pieces = first.pieces[Symbol.asyncIterator]();
    await pieces.next();
    expect(await ask(press)).toMatchObject({ status: 429 });
    await pieces.return?.();
    expect(await ask(press)).toHaveProperty('pieces');
  });

  it('tells that it is there, to who comes by the name of this PC alone', async () => {
    expect(await underTest().ask(get('/-/alive'))).toMatchObject({ status: 200, text: ALIVE });
    expect(await underTest().ask({ ...get('/'), host: 'rebound.example' })).toMatchObject({ status: 403 });
    expect(await underTest().ask(get('/nowhere'))).toMatchObject({ status: 404 });
  });
});
