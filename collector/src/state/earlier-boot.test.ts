import { describe, expect, it } from 'vitest';
import { bootedByClockOf, isOfEarlierBoot } from './earlier-boot.ts';

const [BEFORE, PRESENT] = ['a'.repeat(32), 'b'.repeat(32)];
const EPOCH = 'e'.repeat(32);
const [SECOND_MS, MINUTE_MS, YEAR_MS] = [1_000, 60_000, 365 * 86_400_000];
/** By the collector's clock, when the present boot began. */
const BOOTED_AT = 1_800_000_000_000;

interface Clock {
  /** How far the device's clock was behind the collector's in the boot before, when the present one first sent, and since. */
  readonly before: number;
  readonly first: number;
  readonly since: number;
}

/** What is known after two batches of the present boot, 20 s and 40 s after it began. A journal that was restored forgot the boot before. */
function after({ before, first, since }: Clock, isForgotten: boolean) {
  const sent = (afterMs: number, behindMs: number) => ({
    bootId: PRESENT,
    epoch: EPOCH,
    sentAt: BOOTED_AT + afterMs - behindMs,
    sentUptimeMs: afterMs,
  });
  const long = { bootId: 'c'.repeat(32), bootedByClock: [0], clockOffsetMs: 5 * YEAR_MS };
  const inBootBefore = isForgotten ? long : { ...long, bootId: BEFORE, clockOffsetMs: before };
  const once = bootedByClockOf(inBootBefore, sent(20 * SECOND_MS, first), BOOTED_AT + 20 * SECOND_MS);
  const firstBatch = { bootId: PRESENT, bootedByClock: once, clockOffsetMs: first };
  const bootedByClock = bootedByClockOf(firstBatch, sent(40 * SECOND_MS, since), BOOTED_AT + 40 * SECOND_MS);
  const newest = { epoch: EPOCH, seq: 9 };
  return { bootId: PRESENT, boots: [inBootBefore.bootId, PRESENT], newest, bootedAt: BOOTED_AT, bootedByClock };
}

/** A request of the boot before, sent ten seconds before the present one began, that arrives a minute after it. */
const late = (behindMs: number) => ({
  bootId: BEFORE,
  epoch: EPOCH,
  sentAt: BOOTED_AT - 10 * SECOND_MS - behindMs,
  sentUptimeMs: 6 * MINUTE_MS,
});
const report = { seq: 12, uptimeMs: 5 * MINUTE_MS, wall: 0, readings: [] };
const judged = (clock: Clock, isForgotten: boolean, sent = late(clock.before)) =>
  isOfEarlierBoot(after(clock, isForgotten), sent, [report], BOOTED_AT + MINUTE_MS);
const RIGHT: Clock = { before: 0, first: 0, since: 0 };

describe('a request that lay on its way until a later boot had sent', () => {
  it.each<[string, Clock]>([
    ['was right all the time', RIGHT],
    ['was a year off all the time', { before: YEAR_MS, first: YEAR_MS, since: YEAR_MS }],
    ['was a year off until it was put right after the boot', { before: YEAR_MS, first: YEAR_MS, since: 0 }],
    ['begins years ago at each boot', { before: 0, first: 17 * YEAR_MS, since: 17 * YEAR_MS }],
    ['begins years ago at each boot, and was put right', { before: 0, first: 17 * YEAR_MS, since: 0 }],
  ])('is of an earlier boot where the clock %s', (_, clock) => {
    expect(judged(clock, false)).toBe(true);
  });

  it.each<[string, Clock]>([
    ['was right all the time', RIGHT],
    ['was a year off until it was put right after the boot', { before: YEAR_MS, first: YEAR_MS, since: 0 }],
    ['begins years ago at each boot, and was put right', { before: 0, first: 17 * YEAR_MS, since: 0 }],
  ])('is so too where a restored journal forgot that boot, and the clock %s', (_, clock) => {
    expect(judged(clock, true)).toBe(true);
  });

  it('is none where its boot goes on: a second computer with a copied identity', () => {
    const goesOn = { ...late(0), sentAt: BOOTED_AT + MINUTE_MS, sentUptimeMs: 7 * MINUTE_MS };
    expect(judged(RIGHT, false, goesOn)).toBe(false);
    const longAgo = { ...late(0), sentAt: BOOTED_AT - 10 * MINUTE_MS };
    expect(judged(RIGHT, false, longAgo)).toBe(false);
  });

  it('is none of a boot that is not known and began after the present one', () => {
    expect(judged(RIGHT, true, { ...late(0), sentUptimeMs: 20 * SECOND_MS })).toBe(false);
  });
});

describe('when a boot began by the device’s own clock', () => {
  const sent = (afterS: number, wall: number) => ({
    bootId: PRESENT,
    epoch: EPOCH,
    sentAt: wall,
    sentUptimeMs: afterS * SECOND_MS,
  });

  it('follows a clock that drifts, remembers one that was set, and forgets the oldest of many settings', () => {
    let known = { bootId: PRESENT, bootedByClock: bootedByClockOf(undefined, sent(10, 10_000), 0), clockOffsetMs: 0 };
    const next = (afterS: number, wall: number) => {
      known = { ...known, bootedByClock: bootedByClockOf(known, sent(afterS, wall), 0) };
      return known.bootedByClock;
    };
    expect(known.bootedByClock).toEqual([0]);
    expect(next(20, 21_000)).toEqual([1_000]);
    expect(next(30, 1_030_000)).toEqual([1_000, 1_000_000]);
    expect(next(40, 1_041_000)).toEqual([1_000, 1_001_000]);
    next(50, 2_050_000);
    next(60, 3_060_000);
    expect(next(70, 4_070_000)).toEqual([1_001_000, 2_000_000, 3_000_000, 4_000_000]);
  });
});
