import { readOpeningHours, workingCalendar } from '@mach/knowledge';
import type { Meeting } from '@mach/wire';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastAfternoon, planTests, type TestedRoom, type TestRules } from './plan-tests.ts';

const at = (text: string) => Date.parse(`${text}:00+07:00`);
const read = readOpeningHours('Mo-Fr 07:00-11:30,13:30-17:00');
const calendar = workingCalendar({ hours: read.ok ? read.hours : {} });
/** A Tuesday. */
const START = at('2026-12-08T08:00');

const meeting = (id: string, startsAt = START, communes: readonly string[] = []): Meeting => ({
  id,
  title: id,
  startsAt,
  endsAt: startsAt + 7_200_000,
  communes,
});
const rooms = (count: number, reflector = 'a:1'): TestedRoom[] =>
  Array.from({ length: count }, (_, i) => ({
    device: `${reflector} ${i}`,
    number: i + 1,
    communeCode: String(10_000 + i),
    reflector,
    calendar,
  }));
/** 1080p both ways, ten seconds, as the collector asks for by itself. */
const RULES: TestRules = { bitsPerSecond: 4_032_000, lastsMs: 10_000, shareBitsPerSecond: 50_000_000 };

/** The most that any reflector carries at once while a virtual clock goes through all tests. */
function mostAtOnce(planned: ReturnType<typeof planTests>, given: readonly TestedRoom[], rules: TestRules): number {
  const reflectorOf = new Map(given.map(({ device, reflector }) => [device, reflector]));
  const runs = new Map(
    planned.tests.map(({ device, at: from }) => [`${device} ${from}`, { reflector: reflectorOf.get(device), from }]),
  );
  const moments = [...runs.values()].flatMap(({ reflector, from }) => [
    { reflector, when: from, by: rules.bitsPerSecond },
    { reflector, when: from + rules.lastsMs, by: -rules.bitsPerSecond },
  ]);
  const now = new Map<string | undefined, number>();
  let most = 0;
  for (const { reflector, by } of moments.sort((a, b) => a.when - b.when || a.by - b.by)) {
    now.set(reflector, (now.get(reflector) ?? 0) + by);
    most = Math.max(most, now.get(reflector) ?? 0);
  }
  return most;
}

describe('tests before a meeting', () => {
  it('of 124 rooms never take more than the share, and all of them have their moments', () => {
    const given = rooms(124);
    const planned = planTests([meeting('m')], given, RULES);
    expect(planned.leftOut).toEqual([]);
    expect(planned.tests).toHaveLength(124 * 4);
    expect(mostAtOnce(planned, given, RULES)).toBe(12 * RULES.bitsPerSecond);
  });

  it('come on the last working afternoon and in the hour before, each with a spare moment', () => {
    const { tests } = planTests([meeting('m')], rooms(1), RULES);
    expect(tests.map(({ round, isSpare, at: when }) => [round, isSpare, when])).toEqual([
      ['afternoon', false, at('2026-12-07T14:00')],
      ['afternoon', true, at('2026-12-07T15:30')],
      ['hour', false, at('2026-12-08T07:00')],
      ['hour', true, at('2026-12-08T07:18')],
    ]);
  });

  it('end early enough for light probes alone in the last minutes', () => {
    const { tests } = planTests([meeting('m')], rooms(170), RULES);
    const last = Math.max(...tests.map(({ at: when }) => when));
    expect(START - last).toBeGreaterThanOrEqual(25 * 60_000);
  });

  it('name whom the time does not suffice for, and still keep to the share', () => {
    const given = rooms(300);
    const narrow = { ...RULES, shareBitsPerSecond: 5_000_000 };
    const planned = planTests([meeting('m')], given, narrow);
    expect(planned.leftOut.length).toBeGreaterThan(0);
    expect(planned.leftOut.length + planned.tests.length).toBe(1_200);
    expect(mostAtOnce(planned, given, narrow)).toBe(narrow.bitsPerSecond);
  });

  it('are none where the share is smaller than one of them', () => {
    expect(planTests([meeting('m')], rooms(2), { ...RULES, shareBitsPerSecond: 1_000_000 }).tests).toEqual([]);
  });

  it('count each reflector for itself', () => {
    const given = [...rooms(12, 'a:1'), ...rooms(12, 'b:1')];
    const hour = planTests([meeting('m')], given, RULES).tests.filter(
      ({ round, isSpare }) => round === 'hour' && !isSpare,
    );
    expect(new Set(hour.map(({ at: when }) => when)).size).toBe(1);
  });

  it('of a room with two meetings at one time are made once', () => {
    const { tests } = planTests([meeting('m'), meeting('n')], rooms(1), RULES);
    expect(new Set(tests.map(({ at: when }) => when)).size).toBe(4);
  });

  it('leave out who does not take part', () => {
    const { tests } = planTests([meeting('m', START, ['10001'])], rooms(3), RULES);
    expect(new Set(tests.map(({ device }) => device))).toEqual(new Set(['a:1 1']));
  });

  it('keep to the share whatever meetings and rooms there are, and what comes later moves nothing', () => {
    const minutes = fc.integer({ min: 0, max: 3_000 });
    fc.assert(
      fc.property(
        fc.array(minutes, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 80 }),
        (starts, count) => {
          const given = rooms(count);
          const meetings = starts.map((start, i) => meeting(`m${i}`, START + start * 60_000));
          const planned = planTests(meetings, given, RULES);
          const before = planTests(meetings.slice(0, -1), given.slice(0, -1), RULES);
          expect(mostAtOnce(planned, given, RULES)).toBeLessThanOrEqual(RULES.shareBitsPerSecond);
          const without = planTests(meetings.slice(0, -1), given, RULES);
          expect(planned.tests.slice(0, without.tests.length)).toEqual(without.tests);
          const [first] = meetings;
          const ofFirst = (tests: typeof planned.tests) =>
            tests.filter(({ meeting: id, device }) => id === first?.id && device !== given.at(-1)?.device);
          if (before.tests.length > 0) expect(ofFirst(planned.tests)).toEqual(ofFirst(before.tests));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the last working afternoon', () => {
  it.each([
    ['of a Tuesday is on Monday', '2026-12-08T08:00', '2026-12-07T13:30'],
    ['of a Monday is on Friday', '2026-12-07T08:00', '2026-12-04T13:30'],
    ['of the first day after Tết is before it', '2027-02-11T08:00', '2027-02-04T13:30'],
  ])('%s', (_, start, begins) => {
    const found = lastAfternoon(at(start), calendar);
    expect(found === undefined ? undefined : new Date(found[0] + 7 * 3_600_000).toISOString().slice(0, 16)).toBe(
      begins,
    );
  });

  it('is unknown to a calendar without a working day', () => {
    expect(lastAfternoon(START, workingCalendar({ hours: {} }))).toBeUndefined();
  });
});
