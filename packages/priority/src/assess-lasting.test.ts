import { conditionsFrom, factsOf } from '@mach/diagnosis';
import type { LatestReading, Values } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { assessLasting } from './assess-lasting.ts';
import { defaultPolicy } from './policy.ts';
import type { RankedDevice } from './ranked-device.ts';
import { valueDevices } from './value-devices.ts';

const NOW = Date.UTC(2026, 10, 22, 3);
const lasting = (readings: readonly LatestReading[], more: Partial<RankedDevice> = {}) => {
  const facts = factsOf(readings);
  const device = { device: '0'.repeat(32), number: 1, communeCode: '00004', role: 'office' } as const;
  const conditions = conditionsFrom(facts, NOW);
  return assessLasting({ ...device, coverage: 'measured', facts, conditions, ...more }, defaultPolicy);
};
const smart = (values: Values): LatestReading => ({ kind: 'disk-health', target: 'sda', at: NOW, ok: true, values });

it('a disk that failed by its own word is likely to fail, and one that was not read is unknown', () => {
  expect(lasting([smart({ vendorVerdict: 'failed', diskKind: 'hdd' })]).failures).toMatchObject({
    spread: defaultPolicy.figures['failure-high'],
    reason: { code: 'failure-expected', parameters: { component: 'disk', chance: 'high' } },
  });
  expect(lasting([]).failures).toEqual({ known: false, fact: 'disk-health' });
});

it('stops that nobody counted are unknown', () => {
  expect(lasting([]).stops).toEqual({ known: false, fact: 'stops' });
});

it.each([
  ['crashes of the system cost minutes of their own', { recentCrashes: 3 }, 'stops-crash', 'system-crashes'],
  ['cut power comes before them', { recentCrashes: 3, recentUncleanStops: 6 }, 'stops-unclean', 'unclean-stops'],
] as const)('%s', (_, values, figure, code) => {
  const counted = { recentStops: 12, recentUncleanStops: 0, recentClockLosses: 0, ...values };
  expect(lasting([{ kind: 'boots', at: NOW, ok: true, values: counted }]).stops).toMatchObject({
    spread: defaultPolicy.figures[figure],
    reason: { code },
  });
});

it('a PC that was silent for weeks rises, one that was off overnight does not', () => {
  expect(lasting([], { silentDays: 1 }).outage).toMatchObject({ spread: { likely: 0 } });
  expect(lasting([], { silentDays: 20 }).outage).toMatchObject({ spread: { likely: 400 }, reason: { code: 'silent' } });
});

it('of a PC without an agent nobody knows whether it is dead; it costs what measured ones do, as far as theirs reach', () => {
  expect(lasting([], { coverage: 'inventory' }).outage).toEqual({ known: false, fact: 'outage' });
  const pc = { communeCode: '00004', role: 'office', facts: factsOf([]), conditions: [] } as const;
  const device = (number: number, more: Partial<RankedDevice>): RankedDevice => ({
    ...{ device: String(number), number, coverage: 'measured', ...pc, ...more },
  });
  const silentDays = { dead: 60, heard: 0 };
  const measured = (count: number, days: number) =>
    Array.from({ length: count }, (_, n) => device(n + 2, { silentDays: days }));
  const estimated = (days: number) => {
    const [row] = valueDevices([device(1, { coverage: 'inventory' }), ...measured(40, days)], defaultPolicy);
    return row?.costs.outage.spread ?? { low: 0, likely: 0, high: 0 };
  };
  expect(estimated(silentDays.dead).likely).toBeGreaterThan(200);
  expect(estimated(silentDays.heard)).toEqual({ low: 0, likely: 0, high: defaultPolicy.figures['silent-long'].high });
});

describe('days on which a PC alone had no way out', () => {
  const cut = (days: number, wholeDays = 0, more: Partial<RankedDevice> = {}) =>
    lasting([], { cutOff: { days, wholeDays }, ...more })['cut-off'];

  it('cost what the share of a day stands for where it began or ended, and whole days in between', () => {
    const { cutOffDayRatio, inUseRatio } = defaultPolicy;
    const likely = 480 * inUseRatio.likely;
    expect(cut(1)).toMatchObject({
      measured: false,
      spread: { likely: likely * cutOffDayRatio.likely, high: 480 * inUseRatio.high },
      reason: { code: 'cut-off', parameters: { days: 1 } },
    });
    expect(cut(4, 2)).toMatchObject({ spread: { likely: likely * (2 + 2 * cutOffDayRatio.likely) } });
  });

  it('of none, and of a PC that another took the place of, cost nothing; of one without an agent they are unknown', () => {
    expect(lasting([])['cut-off']).toMatchObject({ known: true, spread: { likely: 0 } });
    const silence = { workingDays: 6, workingMinutes: 2_880, othersHeard: 3, isReplaced: true };
    expect(cut(4, 2, { silence })).toMatchObject({ spread: { likely: 0, high: 0 } });
    expect(lasting([], { coverage: 'inventory' })['cut-off']).toEqual({ known: false, fact: 'cut-off' });
  });

  it('stand beside a silence that follows them: neither hides the other', () => {
    const { outage, 'cut-off': before } = lasting([], { silentDays: 20, cutOff: { days: 3, wholeDays: 1 } });
    expect(outage).toMatchObject({ reason: { code: 'silent' }, spread: { likely: 400 } });
    expect(before).toMatchObject({ reason: { code: 'cut-off' } });
  });
});

describe('a PC that was in use and is not heard while others of its site are', () => {
  const used: LatestReading = {
    ...{ kind: 'slow-minutes', at: NOW, ok: true },
    values: {
      recentWatchedMinutes: 2_000,
      recentSlowCpuMinutes: 0,
      recentSlowMemoryMinutes: 0,
      recentSlowDiskMinutes: 0,
    },
  };
  const silence = { workingDays: 6, workingMinutes: 6 * 480, othersHeard: 3, isReplaced: false };
  const outageOf = (more: Partial<typeof silence> = {}, readings = [used], silentDays = 8) =>
    lasting(readings, { silentDays, silence: { ...silence, ...more } }).outage;
  const { chances, leaveWorkingDays, fromWorkingDays } = defaultPolicy.suspected;

  it('is suspected to be broken: from nothing to all the minutes of its days, and never measured', () => {
    expect(outageOf()).toMatchObject({
      measured: false,
      spread: { low: 0, likely: chances.onLeave * 0.6 * 2_880, high: 0.9 * 2_880 },
      reason: { code: 'suspected-broken', parameters: { workingDays: 6, others: 3, sign: 'none' } },
    });
  });

  it('is so more likely when no leave lasts that long, and most where its last readings told of a failing part', () => {
    const likely = (one: ReturnType<typeof outageOf>) => (one.known ? one.spread.likely : Number.NaN);
    const long = { workingDays: leaveWorkingDays, workingMinutes: 7_200 };
    const failing = [used, smart({ vendorVerdict: 'failed', diskKind: 'hdd' })];
    expect(likely(outageOf(long, [used], 21))).toBeCloseTo(chances.afterLeave * 0.6 * 7_200);
    expect(likely(outageOf(long, failing, 21))).toBeCloseTo(chances.withSign * 0.6 * 7_200);
    expect(outageOf({}, failing)).toMatchObject({ reason: { parameters: { sign: 'part-failing' } } });
  });

  it.each([
    ['replaced since', { isReplaced: true }],
    ['silent with its whole site', { othersHeard: 0 }],
    ['silent for a few working days, such as over a long holiday', { workingDays: fromWorkingDays - 1 }],
  ])('is not when it was %s', (_what, more) => {
    expect(outageOf(more)).toMatchObject({ spread: { likely: 0, high: 0 } });
  });

  it('is not when nobody was known to use it', () => {
    expect(outageOf({}, [])).toMatchObject({ spread: { likely: 0, high: 0 } });
  });

  it('and was silent for weeks never falls below one that nobody was known to use; one that was replaced costs nothing', () => {
    const few = { workingDays: 10, workingMinutes: 480 };
    expect(outageOf(few, [used], 20)).toMatchObject({ reason: { code: 'silent' }, spread: { likely: 400 } });
    expect(outageOf({ isReplaced: true }, [used], 20)).toMatchObject({ spread: { likely: 0 } });
  });
});
