import { expect, it } from 'vitest';
import { type BootLog, parseBootLog, type Start, startedLog } from './boot-log.ts';

const DAY_MS = 86_400_000;
const MONDAY = Date.parse('2026-11-23T07:00:00+07:00');

/** The log after a first start on Monday, whether it was ended, and what the next start finds a day later. */
function after({ isEnded = true, start = {} }: { isEnded?: boolean; start?: Partial<Start> }): BootLog {
  const first = { ...startedLog(undefined, { bootId: 'a', wallMs: MONDAY, panicRecords: ['old'] }), isEnded };
  return startedLog(first, { bootId: 'b', wallMs: MONDAY + DAY_MS, ...start });
}

it.each<[what: string, given: Parameters<typeof after>[0], counted: Partial<BootLog>]>([
  ['a shutdown', {}, { cleanStops: 1, uncleanStops: 0, clockLosses: 0 }],
  ['a power cut', { isEnded: false }, { cleanStops: 0, uncleanStops: 1, recentUncleanStops: 1 }],
  ['the agent alone, started again', { start: { bootId: 'a' } }, { cleanStops: 0, uncleanStops: 0 }],
  ['the agent alone, killed and started again', { isEnded: false, start: { bootId: 'a' } }, { uncleanStops: 0 }],
  [
    'a crash that the kernel kept something of',
    { isEnded: false, start: { panicRecords: ['old', 'new'] } },
    { cleanStops: 0, uncleanStops: 0, crashes: 1, recentUncleanStops: 0, recentCrashes: 1 },
  ],
  [
    'a power cut, with what the kernel kept of an earlier crash',
    { isEnded: false, start: { panicRecords: ['old'] } },
    { uncleanStops: 1, crashes: 0 },
  ],
  [
    'a shutdown after a fault that the kernel survived',
    { start: { panicRecords: ['old', 'new'] } },
    { cleanStops: 1, uncleanStops: 0, crashes: 0 },
  ],
  ['a clock in 2002', { start: { wallMs: Date.UTC(2002, 0, 1) } }, { clockLosses: 1 }],
  [
    'a clock set from the last file, its hardware in 2009',
    { start: { hardwareWallMs: Date.UTC(2009, 0, 1) } },
    { clockLosses: 1 },
  ],
  [
    'a hardware clock in local time',
    { start: { hardwareWallMs: MONDAY + DAY_MS + 7 * 3_600_000 } },
    { clockLosses: 0 },
  ],
  ['a clock that was an hour ahead before', { start: { wallMs: MONDAY - 3_600_000 } }, { clockLosses: 0 }],
])('%s', (_, given, counted) => {
  expect(after(given)).toMatchObject(counted);
});

it('a dead battery is counted at each start, though each start believes its clock', () => {
  let log = startedLog(undefined, { bootId: '0', wallMs: MONDAY });
  for (let boot = 1; boot <= 3; boot++) log = startedLog(log, { bootId: `${boot}`, wallMs: Date.UTC(2009, 0, 1) });
  expect(log.clockLosses).toBe(3);
  expect(log.wallMs).toBe(MONDAY);
});

it('what is old fades, what is counted stays', () => {
  let log = after({ isEnded: false });
  for (let boot = 0; boot < 60; boot++)
    log = startedLog({ ...log, isEnded: true }, { bootId: `${boot}`, wallMs: MONDAY });
  expect(log.uncleanStops).toBe(1);
  expect(log.recentUncleanStops / log.recentStops).toBeLessThan(0.01);
});

it.each([undefined, '', 'null', '{}', '{"bootId":"a","isEnded":true,"wallMs":1,"cleanStops":-1}'])(
  '%s is no log',
  (text) => {
    expect(parseBootLog(text)).toBeUndefined();
  },
);

it('goes on with the log of an agent that knew no crashes, and takes none that is kept already for new', () => {
  const { crashes, recentCrashes, panicRecords, ...older } = { ...after({}), uncleanStops: 4 };
  const log = parseBootLog(JSON.stringify(older));
  expect(log).toMatchObject({ uncleanStops: 4, crashes: 0, recentCrashes: 0 });
  const next = startedLog(log, { bootId: 'c', wallMs: MONDAY + 2 * DAY_MS, panicRecords: ['old'] });
  expect(next).toMatchObject({ uncleanStops: 5, crashes: 0, panicRecords: ['old'] });
});

it('reads what it wrote', () => {
  const log = after({});
  expect(parseBootLog(JSON.stringify(log))).toEqual(log);
});
