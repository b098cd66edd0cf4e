import { type CheckTopic, checkUp } from '@mach/diagnosis';
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
      '<li class="unknown"><span class="mark" aria-hidden="true">?</span><span>Mạng nội bộ: chưa đo được.</span></li>\n',
    );
    resolve(pressed);
    const end = (await pieces.next()).value.html;
    expect(end).toContain('Chưa đo được gì trên máy này');
    expect(end).toContain('<dt>VNPT (đọc số hiệu kênh QNI&lt;1&gt;)</dt><dd>1800 1166</dd>');
    expect(end).toMatch(/class="code">\d{4}( \d{4}){4}</);
    expect(end).toContain('https://a.vn/&quot;&gt;&lt;script&gt;: chưa truy cập được');
    expect(await pieces.next()).toMatchObject({ done: true });
  });

  const OF_PC = ['memory', 'disk', 'load'];
  it('shows the way out first to whoever can’t get into the system', async () => {
    const { promise, resolve } = Promise.withResolvers<PressedCheck>();
    const { ask, tell } = underTest(promise);
    const answer = await ask({ ...press, body: 'wish=system' });
    if (!('pieces' in answer)) throw new Error('the check did not begin');
    const pieces = answer.pieces[Symbol.asyncIterator]();
    await pieces.next();
    const first = pieces.next();
    tell(check.topics.filter(({ topic }) => OF_PC.includes(topic)));
    tell(check.topics.filter(({ topic }) => !OF_PC.includes(topic)));
    const text = [(await first).value.html, (await pieces.next()).value.html].join('');
    resolve(pressed);
    const order = [...text.matchAll(/<span>([^:<]+):/g)].map(([, topic]) => topic);
    expect(order.slice(0, 4)).toEqual(['Mạng nội bộ', 'Wi-Fi', 'Tên miền (DNS)', 'Đường Internet']);
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
