import { expect, it } from 'vitest';
import { defaultPolicy } from '../policy.ts';
import { type MadePc, madeDevice, valuedOf } from '../testing/made-device.ts';
import { recovered } from './effects.ts';

const slots = [{ gb: 2, type: 'DDR4' }, { gb: 0 }];
const tight: MadePc = { memoryGb: 2, slots, disk: 'hdd', processor: 'i5-3470', build: '26200' };
const shared = (people: number) => {
  const [valued] = valuedOf([madeDevice(tight, 1, { role: 'counter', people })]);
  if (valued === undefined) throw new Error('one device was made');
  const gives = (measure: Parameters<typeof recovered>[1]) => recovered(valued, measure, defaultPolicy);
  return { gives, lost: valued.row.minutesPerMonth.likely };
};

it('the more people wait at a PC, the more an upgrade gives back, and never more than the PC costs', () => {
  const counts = [1, 2, 4, 7, 10].map(shared);
  for (const measure of ['ram', 'ssd', 'ram+ssd', 'replacement'] as const) {
    const given = counts.map(({ gives }) => gives(measure));
    expect(given).toEqual([...given].sort((a, b) => a - b));
    for (const { gives, lost } of counts) expect(gives(measure)).toBeLessThanOrEqual(lost);
  }
});

it('where so many wait that the working month caps the loss, of two upgrades the better one still gives back more', () => {
  const { gives, lost } = shared(10);
  expect(lost).toBe(defaultPolicy.workingMonthMinutes);
  expect(gives('ssd')).toBeGreaterThan(1_000);
  expect(gives('ram')).toBeGreaterThan(1_000);
  expect(gives('ram+ssd')).toBeGreaterThan(Math.max(gives('ssd'), gives('ram')));
  expect(gives('replacement')).toBeGreaterThan(gives('ram+ssd'));
});
