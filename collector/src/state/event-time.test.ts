import { expect, it } from 'vitest';
import { delayOf, eventTime, type KnownClocks } from './event-time.ts';

const MINUTE_MS = 60_000;
const BOOTED_AT = 1_000_000_000;
/** A PC whose wall clock is an hour slow. */
const OFFSET_MS = 60 * MINUTE_MS;
const known: KnownClocks = { bootId: 'boot', clockOffsetMs: OFFSET_MS, bootedAt: BOOTED_AT, delayMs: 0 };

/** A batch sent so long after the boot, and received so much later than sent. */
function came(sentUptimeMs: number, underWayMs: number, { wallMs = 0, bootId = 'boot', carried = false } = {}) {
  const sentAt = BOOTED_AT + sentUptimeMs - OFFSET_MS + wallMs;
  return {
    receivedAt: BOOTED_AT + sentUptimeMs + underWayMs,
    batch: { bootId, sentAt, sentUptimeMs, ...(carried ? { carried } : {}) },
  };
}

it('knows a batch that lay in a dead line for minutes by both clocks falling behind at once', () => {
  expect(delayOf(came(10 * MINUTE_MS, 300), known)).toBe(0);
  expect(delayOf(came(10 * MINUTE_MS, 270_000), known)).toBe(270_000);
});

it('takes no clock that was set for a delay, nor an uptime that stood still in suspend', () => {
  expect(delayOf(came(10 * MINUTE_MS, 0, { wallMs: -30 * MINUTE_MS }), known)).toBe(0);
  const slept = came(10 * MINUTE_MS, 0);
  const batch = { ...slept.batch, sentUptimeMs: slept.batch.sentUptimeMs - 8 * 60 * MINUTE_MS };
  expect(delayOf({ ...slept, batch }, known)).toBe(0);
});

it('takes a second batch that is behind by the same for a clock of ours that moved', () => {
  const [first, second] = [came(10 * MINUTE_MS, 270_000), came(11 * MINUTE_MS, 270_500)];
  expect(delayOf(first, known)).toBe(270_000);
  expect(delayOf(second, { ...known, delayMs: 270_000 })).toBe(0);
  expect(delayOf(came(11 * MINUTE_MS, 100), { ...known, delayMs: 270_000 })).toBe(0);
});

it('knows nothing of a boot that it has not heard, nor of what people carried', () => {
  expect(delayOf(came(10 * MINUTE_MS, 270_000), undefined)).toBe(0);
  expect(delayOf(came(10 * MINUTE_MS, 270_000, { bootId: 'other' }), known)).toBe(0);
  expect(delayOf(came(10 * MINUTE_MS, 270_000, { carried: true }), known)).toBe(0);
});

it('places a reading by its uptime, before the moment at which its batch was received', () => {
  const base = came(10 * MINUTE_MS, 0);
  const report = { uptimeMs: 9 * MINUTE_MS, wall: 0 };
  expect(eventTime(base, report, { uptimeMs: 8 * MINUTE_MS })).toEqual({
    at: base.receivedAt - 2 * MINUTE_MS,
    estimated: false,
  });
});
