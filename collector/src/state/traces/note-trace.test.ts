import type { Reading } from '@mach/wire';
import { expect, it } from 'vitest';
import { FOLD_LIMITS } from '../fold-limits.ts';
import { blankTrace, type Focus, noteTrace } from './note-trace.ts';

const MINUTE_MS = 60_000;
const NOW = 100 * MINUTE_MS;
const limits = { ...FOLD_LIMITS, attemptsPerPathMax: 4, pathsPerDeviceMax: 2, turnsPerValueMax: 3 };
const ping = (ok: boolean, more: Partial<Reading> = {}): Reading => ({
  kind: 'ping',
  id: 'gateway-ping',
  uptimeMs: 0,
  ok,
  values: { sent: 10, received: ok ? 9 : 0, ...(ok ? { rttMedianMs: 3 } : {}) },
  ...(ok ? {} : { failure: 'timeout' }),
  ...more,
});

function noted(readings: readonly (readonly [at: number, reading: Reading])[], focus: Focus = [], receivedAt = NOW) {
  const trace = blankTrace();
  const placed = readings.map(([at, reading]) => ({ at: at * MINUTE_MS, reading, estimated: false }));
  noteTrace(trace, placed, { receivedAt, focus }, limits);
  return trace;
}
const path = (trace: ReturnType<typeof noted>) => trace.paths.get('ping\ngateway-ping');

it('keeps what was found on each path, in order, with packets, times and the failure', () => {
  const trace = noted([
    [99, ping(false)],
    [98, ping(true)],
  ]);
  expect(path(trace)).toEqual({
    answeredAt: 98 * MINUTE_MS,
    attempts: [
      { at: 98 * MINUTE_MS, sent: 10, lost: 1, wayMs: 3 },
      { at: 99 * MINUTE_MS, sent: 10, lost: 10, failure: 'timeout' },
    ],
  });
  expect(trace.minutes).toEqual([98, 99]);
});

it('tells of the beginning of what waited in vain, and of the end of what was answered', () => {
  const attempts = path(
    noted([97, 98].map((at, index) => [at, ping(index === 1, { durationMs: 20_000 })] as const)),
  )?.attempts;
  expect(attempts?.map(({ at }) => at)).toEqual([97 * MINUTE_MS - 20_000, 98 * MINUTE_MS]);
});

it('keeps of a page the time on the way and until its first byte', () => {
  const values = { connectMs: 20, tlsMs: 30, processingMs: 400, transferMs: 9 };
  const page: Reading = { kind: 'http', id: 'portal', uptimeMs: 0, ok: true, values };
  expect(noted([[99, page]]).paths.get('http\nportal')?.attempts).toEqual([
    { at: 99 * MINUTE_MS, sent: 1, lost: 0, wayMs: 50, answerMs: 400 },
  ]);
});

it('lets go what is old, unless it tells of a silence', () => {
  const old = [[50, ping(true)] as const];
  expect(path(noted(old))?.attempts).toEqual([]);
  expect(path(noted(old, [{ from: 45 * MINUTE_MS, to: 55 * MINUTE_MS }]))?.attempts).toHaveLength(1);
});

it('is bounded in attempts and paths', () => {
  const many = Array.from({ length: 9 }, (_, index) => [91 + index, ping(true)] as const);
  expect(path(noted(many))?.attempts).toHaveLength(4);
  const paths = ['a', 'b', 'c'].map((id) => [99, ping(true, { id })] as const);
  expect([...noted(paths).paths.keys()]).toEqual(['ping\na', 'ping\nb']);
});

it('counts neither bugs nor what a machine can’t do as attempts', () => {
  expect(noted(['bug', 'unsupported'].map((failure) => [99, ping(false, { failure })] as const)).paths.size).toBe(0);
});

it('keeps when a value turned, whatever the order it is told in', () => {
  const link = (linkUp: boolean): Reading => ({
    kind: 'network',
    target: 'eth0',
    uptimeMs: 0,
    ok: true,
    values: { linkUp },
  });
  const trace = noted([
    [91, link(true)],
    [92, link(true)],
    [96, link(true)],
    [94, link(false)],
    [93, link(false)],
  ]);
  expect(trace.turns.get('network\neth0\nlinkUp')?.map(({ at, value }) => [at / MINUTE_MS, value])).toEqual([
    [91, true],
    [93, false],
  ]);
});
