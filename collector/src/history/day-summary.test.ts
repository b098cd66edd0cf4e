import { expect, it } from 'vitest';
import type { PlacedReading } from '../state/placed-reading.ts';
import { mergeDays, summariseDays } from './day-summary.ts';

const HOUR = 3_600_000;
/** Midnight in Việt Nam. */
const MIDNIGHT = Date.UTC(2026, 10, 22, 17);

const at = (hour: number, values: PlacedReading['reading']['values'], more = {}): PlacedReading => ({
  at: MIDNIGHT + hour * HOUR,
  estimated: false,
  reading: { kind: 'memory', uptimeMs: 1, ok: true, values, ...more },
});

it('says of each day what the numbers were like, and of texts the last one', () => {
  const readings = [
    at(9, { free: 5, state: 'b' }),
    at(8, { free: 1, state: 'a' }),
    at(10, {}, { ok: false }),
    at(24, { free: 7 }),
  ];
  expect(summariseDays(readings)).toEqual([
    {
      day: '2026-11-23',
      series: [
        {
          kind: 'memory',
          readings: 3,
          failed: 1,
          values: {
            free: { count: 2, min: 1, max: 5, sum: 6, first: 1, last: 5 },
            state: { count: 2, last: 'b' },
          },
        },
      ],
    },
    expect.objectContaining({ day: '2026-11-24' }),
  ]);
});

it('keeps parts, checks and what was found of others apart', () => {
  const kinds = [{ target: 'a' }, { target: 'b' }, { id: 'c' }, { about: 'd' }];
  const [day] = summariseDays(kinds.map((more) => at(1, { free: 1 }, more)));
  expect(day?.series).toHaveLength(4);
});

it('is the same whether a day is summed up at once or in parts', () => {
  const readings = [1, 2, 3, 4, 5].map((hour) => at(hour, { free: (hour * 7) % 5, state: `s${hour}` }));
  const [whole] = summariseDays(readings);
  const [first] = summariseDays(readings.slice(0, 2));
  const [second] = summariseDays(readings.slice(2));
  if (first === undefined || second === undefined) throw new Error('no day');
  expect(mergeDays(first, second)).toEqual(whole);
});
