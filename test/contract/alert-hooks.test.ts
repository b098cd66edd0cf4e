import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { nodeClock } from '@mach/ports/node';
import { memoryLog } from '@mach/ports/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMeter } from '../../collector/src/adapters/prom-client.ts';
import type { Letter } from '../../collector/src/alerts/channel.ts';
import type { PathTrouble } from '../../collector/src/alerts/path-alive.ts';
import { alertsSchema } from '../../collector/src/config/alerts-schema.ts';
import { askHttp } from '../../collector/src/outputs/ask-http.ts';
import { isAnswering, startHeartbeat } from '../../collector/src/outputs/heartbeat.ts';
import { prepareAlerts } from '../../collector/src/outputs/prepare-alerts.ts';
import { smsChannel, smsRequest } from '../../collector/src/outputs/sms.ts';
import { webhookChannel } from '../../collector/src/outputs/webhook.ts';
import { eventually, freePort } from '../support/programs.ts';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

const asked: Asked[] = [];
let answer: (response: ServerResponse) => void = (response) => response.end('ok');
const sink = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => {
    asked.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body });
    answer(response);
  });
});
let base: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve));
  const address = sink.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});
afterAll(() => {
  sink.closeAllConnections();
  sink.close();
});

const never = new AbortController().signal;
const letter: Letter = {
  ...{ key: 'mach-51-7-1', at: 1_795_392_000_000, to: '+84912345678', subject: '[Mạch] Tin thử', text: 'Một tin\n' },
  ...{ short: 'Mach: "tin" & <thu>', content: { kind: 'test' }, isDoubtful: false },
};
const status =
  (code: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) => {
    response.writeHead(code, headers).end('x');
  };

describe('a webhook', () => {
  const hook = () => webhookChannel({ url: `${base}/hook`, secret: 'bí mật', nowS: () => 1_795_392_000 });

  it('is signed over its id, its time and its body, and carries its id twice', async () => {
    answer = status(204);
    expect(await hook().send(letter, never)).toEqual({ outcome: 'delivered' });
    const { headers, body, path, method } = asked.at(-1) as Asked;
    expect([method, path]).toEqual(['POST', '/hook']);
    const signed = createHmac('sha256', 'bí mật').update(`mach-51-7-1.1795392000.${body}`).digest('base64');
    expect(headers).toMatchObject({
      'webhook-id': 'mach-51-7-1',
      'webhook-timestamp': '1795392000',
      'webhook-signature': `v1,${signed}`,
      'idempotency-key': 'mach-51-7-1',
    });
    expect(JSON.parse(body)).toMatchObject({
      type: 'mach.test',
      data: { id: 'mach-51-7-1', subject: '[Mạch] Tin thử' },
    });
  });

  it.each([
    [400, {}, { outcome: 'refused', detail: 'HTTP 400' }],
    [
      429,
      { 'retry-after': '7' },
      { outcome: 'failed', detail: 'HTTP 429', mayHaveArrived: false, retryAfterMs: 7_000 },
    ],
    [500, {}, { outcome: 'failed', detail: 'HTTP 500', mayHaveArrived: true }],
    [503, {}, { outcome: 'failed', detail: 'HTTP 503', mayHaveArrived: false }],
    [401, {}, { outcome: 'failed', detail: 'HTTP 401', mayHaveArrived: false }],
    [302, { location: 'http://127.0.0.1:9/' }, { outcome: 'failed', detail: 'HTTP 302', mayHaveArrived: false }],
  ] as const)('answered %i', async (code, headers, expected) => {
    answer = status(code, headers);
    expect(await hook().send(letter, never)).toEqual(expected);
  });

  it('to nobody, or to who never answers, has failed, and it is said whether it may have arrived', async () => {
    const url = `http://127.0.0.1:${await freePort()}/token-abc`;
    const gone = await webhookChannel({ url, secret: 'x', nowS: () => 1 }).send(letter, never);
    expect(gone).toEqual({ outcome: 'failed', detail: 'ECONNREFUSED', mayHaveArrived: false });
    answer = () => {};
    const hung = await askHttp({ url: base, method: 'GET', headers: {} }, never, 200);
    expect(hung).toEqual({ ok: false, detail: 'timeout', mayHaveArrived: true });
  });

  it('an answer without end is listened to no further than need be', async () => {
    answer = (response) => {
      response.writeHead(200);
      const pour = () => {
        while (response.writable && response.write('y'.repeat(65_536))) {}
      };
      response.on('drain', pour);
      pour();
    };
    const told = await askHttp({ url: base, method: 'GET', headers: {} }, never);
    expect(told).toMatchObject({ ok: true, status: 200 });
  });
});

describe('a gateway of short messages', () => {
  const settings = { method: 'POST', headers: {}, secret: 's&"cret' } as const;
  const request = (given: Partial<Parameters<typeof smsRequest>[0]>) =>
    smsRequest({ ...settings, url: `${base}/sms`, contentType: 'application/json', ...given }, letter);

  it('gets what is sent as each place needs it', () => {
    const url = `${base}/sms?to={to}&text={text}`;
    expect(request({ url, method: 'GET' })).toMatchObject({
      url: `${base}/sms?to=%2B84912345678&text=Mach%3A%20%22tin%22%20%26%20%3Cthu%3E`,
    });
    const json = request({ body: '{"phone":"{to}","msg":"{text}","key":"{secret}"}' }).body ?? '';
    expect(JSON.parse(json)).toEqual({ phone: '+84912345678', msg: letter.short, key: settings.secret });
    const form = request({ contentType: 'application/x-www-form-urlencoded', body: 'm={text}' }).body;
    expect(new URLSearchParams(form).get('m')).toBe(letter.short);
    const xml = request({ contentType: 'text/xml', body: '<m>{text}</m>' }).body;
    expect(xml).toBe('<m>Mach: &#34;tin&#34; &#38; &#60;thu&#62;</m>');
    expect(request({ headers: { authorization: 'Bearer {secret}\r\nx: y' } }).headers).toMatchObject({
      'idempotency-key': letter.key,
    });
  });

  it('must say yes where it is known how it does', async () => {
    const channel = smsChannel({
      ...settings,
      url: `${base}/sms`,
      contentType: 'text/plain',
      body: '{text}',
      accepted: '"code":100',
    });
    answer = (response) => response.end('{"code":100}');
    expect(await channel.send(letter, never)).toEqual({ outcome: 'delivered' });
    answer = (response) => response.end('{"code":104,"error":"out of money"}');
    expect(await channel.send(letter, never)).toMatchObject({ outcome: 'failed', mayHaveArrived: false });
  });
});

describe('the heartbeat', () => {
  it('beats while all is well, and not while something is not', async () => {
    const meter = createMeter();
    const log = memoryLog();
    let trouble: PathTrouble | undefined;
    const beats = () => asked.filter(({ path }) => path === '/beat').length;
    const shown = async () =>
      (await meter.collect()).find(({ name }) => name === 'mach_alert_path_alive')?.samples[0]?.value;
    answer = status(200);
    const ports = { clock: nodeClock(), log, meter, trouble: async () => trouble };
    const heartbeat = startHeartbeat({ url: `${base}/beat`, everyMs: 10 }, ports);
    await eventually('it beats', () => beats() > 2 || undefined);
    expect(await shown()).toBe(1);
    trouble = 'analysis';
    await eventually('it is shown', async () => (await shown()) === 0 || undefined);
    const before = beats();
    await nodeClock().sleep(50);
    expect(beats()).toBe(before);
    await heartbeat.stop();
    expect(log.lines.map(({ message }) => message)).toContain('the way of reports is broken at: analysis');
  });

  it('knows whether this very process answers', async () => {
    answer = status(200);
    expect(await isAnswering(base, never)).toBe(true);
    answer = status(503);
    expect(await isAnswering(base, never)).toBe(false);
    expect(await isAnswering(`http://127.0.0.1:${await freePort()}`, never)).toBe(false);
  });
});

describe('a configuration', () => {
  const ports = {
    allows: () => true,
    ...{ clock: nodeClock(), log: memoryLog(), meter: createMeter(), now: () => 1, url: () => undefined },
    readSecret(file: string) {
      if (file === '/missing') throw new Error('no such secret');
      return 'secret';
    },
    readText: () => 'PEM',
    state: () => {
      throw new Error('nothing is sent yet');
    },
  };
  const of = (routes: readonly unknown[]) => prepareAlerts(alertsSchema.parse({ routes }), ports);
  const mail = { name: 'mail', kind: 'mail', host: 'h', from: 'a@b.vn', recipients: [{ name: 'x', to: 'x@b.vn' }] };
  const hook = { name: 'hook', kind: 'webhook', url: 'https://h.vn/', secretFile: '/s' };
  const sms = {
    name: 'sms',
    kind: 'sms',
    url: 'https://g.vn/',
    body: '{text}',
    recipients: [{ name: 'x', to: '0912345678' }],
  };
  const manager = { name: 'am', kind: 'alertmanager', url: 'http://127.0.0.1:9093' };

  it('makes each way out, and none whose secret can’t be read', () => {
    const prepared = of([mail, hook, sms, manager]);
    expect([...prepared.channels.keys()]).toEqual(['mail', 'hook', 'sms']);
    expect(prepared.mirrors).toHaveLength(1);
    expect(prepared).toMatchObject({ digestMinute: 435, repeatMs: 14_400_000 });
    expect(() => of([{ ...hook, secretFile: '/missing' }])).toThrow('no such secret');
    expect(() => of([{ ...mail, user: 'a', passwordFile: '/missing' }])).toThrow('no such secret');
    expect(() => of([{ ...manager, user: 'a', passwordFile: '/missing' }])).toThrow('no such secret');
  });
});
