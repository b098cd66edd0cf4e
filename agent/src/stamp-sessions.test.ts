import type { HttpExchange, Result } from '@mach/ports';
import { exchangeWith, scriptedCollectorLink } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { createStampSessions } from './stamp-sessions.ts';

const { signal } = new AbortController();
const HOUR_MS = 3_600_000;
const KEY = 'A'.repeat(43);

function world(answer: () => Result<HttpExchange>) {
  const time = { nowMs: 0 };
  const collector = scriptedCollectorLink(answer);
  const sessions = createStampSessions({ collector, clock: { uptimeMs: () => time.nowMs } });
  return { time, sessions, asked: () => collector.asked.length };
}
const session = (ssid: number, lifetimeS = 8 * 3_600): Result<HttpExchange> =>
  exchangeWith({ body: new TextEncoder().encode(JSON.stringify({ ssid, key: KEY, lifetimeS })) });
const dead = { ok: false, failure: 'unreachable', detail: 'no way' } as const;

it('asks once and keeps the session, also for two that ask together', async () => {
  const { sessions, asked } = world(() => session(7));
  const [one, other] = await Promise.all([sessions.current(signal), sessions.current(signal)]);
  expect(one).toEqual({ ok: true, value: { ssid: 7, key: Buffer.from(KEY, 'base64url') } });
  expect(other).toEqual(one);
  await sessions.current(signal);
  expect(asked()).toBe(1);
});

it('renews it before it ends, and keeps it while the collector is away', async () => {
  let answer: Result<HttpExchange> = session(7);
  const { sessions, asked, time } = world(() => answer);
  await sessions.current(signal);
  answer = dead;
  time.nowMs = 7 * HOUR_MS;
  expect(await sessions.current(signal)).toMatchObject({ ok: true, value: { ssid: 7 } });
  expect(await sessions.current(signal)).toMatchObject({ ok: true });
  expect(asked()).toBe(2);
  time.nowMs = 8 * HOUR_MS;
  expect(await sessions.current(signal)).toEqual(dead);
  answer = session(8);
  time.nowMs += HOUR_MS;
  expect(await sessions.current(signal)).toMatchObject({ ok: true, value: { ssid: 8 } });
});

it('asks again for a doubted session, not at once, and not for one that is gone already', async () => {
  let ssid = 1;
  const { sessions, asked, time } = world(() => session(ssid++));
  const first = await sessions.current(signal);
  if (first.ok) sessions.doubt(first.value);
  await sessions.current(signal);
  expect(asked()).toBe(1);
  time.nowMs = 300_000;
  expect(await sessions.current(signal)).toMatchObject({ value: { ssid: 2 } });
  if (first.ok) sessions.doubt(first.value);
  time.nowMs = 600_000;
  await sessions.current(signal);
  expect(asked()).toBe(2);
});

it.each<[string, Result<HttpExchange>, string]>([
  ['a page of a captive portal', exchangeWith({ body: new TextEncoder().encode('<html>') }), 'bad-reply'],
  ['a redirect', exchangeWith({ status: 302 }), 'bad-reply'],
  ['an answer without a key', exchangeWith({ body: new TextEncoder().encode('{"ssid":1}') }), 'bad-reply'],
  ['a collector without a reflector', exchangeWith({ status: 503 }), 'unsupported'],
  ['an older collector', exchangeWith({ status: 404 }), 'unsupported'],
  ['a revoked device', exchangeWith({ status: 410 }), 'denied'],
  ['a dead line', dead, 'unreachable'],
])('has no session at %s, and does not ask for it all the time', async (_, answer, failure) => {
  const { sessions, asked } = world(() => answer);
  expect(await sessions.current(signal)).toMatchObject({ ok: false, failure });
  expect(await sessions.current(signal)).toMatchObject({ ok: false, failure });
  expect(asked()).toBe(1);
});
