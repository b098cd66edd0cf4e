import { DatabaseSync } from 'node:sqlite';
import { dayAfter, vietnamDayOf } from '@mach/knowledge';
import { expect, it } from 'vitest';
import { DEVICE, enrolDevice, makeCollector } from '../testing/collector-fixture.ts';
import { availabilityReport, sitesOf } from './report.ts';

const SITE = { id: 's1', unitCode: '99001', name: 'Trụ sở' };
const DAY = 86_400_000;

it('counts the days of a site where it belonged then: before a merger in the old commune, after it in the new one', async () => {
  const { collector, token } = await makeCollector({}, new DatabaseSync(':memory:'));
  await enrolDevice(collector, token);
  await collector.commit([
    { type: 'site-added', site: SITE },
    { type: 'device-moved', device: DEVICE, unitCode: '99001', siteId: SITE.id },
  ]);
  const enrolled = vietnamDayOf(collector.now());
  const [merged, last] = [dayAfter(enrolled, 3), dayAfter(enrolled, 9)];
  const units = [{ code: '99009', kind: 'commune' as const, name: 'Xã Mới', parent: '99' }];
  const moves = [{ site: SITE.id, from: '99001', to: '99009' }];
  const ends = [{ code: '99001', successor: '99009' }];
  await collector.commit([
    { type: 'units-reorganised', reorganisation: { validFrom: merged, units, moves, ends } },
    { type: 'device-moved', device: DEVICE, unitCode: '99009', siteId: SITE.id },
  ]);
  const { registry } = collector.state();
  const now = collector.now() + 20 * DAY;
  const reportOf = (commune?: string, withBefore = false) => {
    const wish = { registry, from: enrolled, to: last, now, ...(commune === undefined ? {} : { commune }), withBefore };
    expect([...sitesOf(wish).keys()]).toEqual([SITE.id]);
    return availabilityReport([], wish);
  };
  expect(reportOf('99001').siteDays.expected).toBe(3);
  expect(reportOf('99009').siteDays.expected).toBe(7);
  const own = reportOf('99009', true);
  expect(own.siteDays.expected).toBe(10);
  expect(own.pcs.map(({ communeCode }) => communeCode)).toEqual(['99001', '99009']);
  // Of one that ended nothing comes after it.
  expect(reportOf('99001', true).siteDays.expected).toBe(3);
  const whole = reportOf();
  expect(whole.siteDays.expected).toBe(10);
  expect(whole.pcs.map(({ communeCode }) => communeCode)).toEqual(['99001', '99009']);
});
