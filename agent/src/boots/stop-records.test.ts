import { expect, it } from 'vitest';
import { startedLog } from './boot-log.ts';
import { type StopRecord, withRecordedStops } from './stop-records.ts';

const empty = startedLog(undefined, { bootId: 'a', wallMs: Date.parse('2026-11-23T07:00:00+07:00') });

const letters = {
  c: 'cold-start',
  h: 'hybrid-start',
  r: 'resume',
  k: 'unclean-by-kernel',
  l: 'unclean-by-log',
  b: 'unclean-by-kernel',
} as const;
/** A letter a record, numbered from `first`; `b` is the kernel's note of a blue screen. */
const records = (text: string, first = 1): readonly StopRecord[] =>
  [...text].map((letter, place) => ({
    number: first + place,
    what: letters[letter as keyof typeof letters],
    ...(letter === 'b' && { isCrash: true }),
  }));

it.each<[what: string, text: string, clean: number, unclean: number]>([
  ['shutdowns', 'ccc', 3, 0],
  ['a power cut, noted twice', 'c lck', 1, 1],
  ['power cuts in a row', 'lck lck lck', 0, 3],
  ['a power cut that the kernel alone noted', 'c ck', 1, 1],
  ['a power cut that the log alone noted', 'c lc', 1, 1],
  ['shutdowns with Fast Startup', 'chhh', 4, 0],
  ['hibernation, which is no stop', 'crrr', 1, 0],
  ['power cuts whose starts the log has lost', 'kk', 0, 2],
])('%s', (_, text, cleanStops, uncleanStops) => {
  expect(withRecordedStops(empty, records(text.replaceAll(' ', '')))).toMatchObject({
    cleanStops,
    uncleanStops,
    recentStops: expect.closeTo(cleanStops + uncleanStops, 0),
    recentUncleanStops: expect.closeTo(uncleanStops, 0),
  });
});

it.each<[what: string, text: string, unclean: number, crashes: number]>([
  ['a blue screen, noted twice', 'c lcb', 0, 1],
  ['a blue screen that the kernel noted first', 'c cbl', 0, 1],
  ['a blue screen that the kernel alone noted', 'c cb', 0, 1],
  ['a blue screen and a power cut', 'lcb lck', 1, 1],
  ['a blue screen and a power cut that the log alone noted', 'lcb lc lc', 2, 1],
])('%s', (_, text, uncleanStops, crashes) => {
  const { recentUncleanStops, ...log } = withRecordedStops(empty, records(text.replaceAll(' ', '')));
  expect(log).toMatchObject({ uncleanStops, crashes, recentCrashes: expect.closeTo(crashes, 0) });
  expect(recentUncleanStops).toBeCloseTo(uncleanStops, 0);
  expect(recentUncleanStops).toBeGreaterThanOrEqual(0);
});

it('counts no record twice', () => {
  const once = withRecordedStops(empty, records('clck'));
  expect(withRecordedStops(once, records('clck'))).toEqual(once);
  expect(withRecordedStops(once, records('clckc'))).toMatchObject({ cleanStops: 2, uncleanStops: 1 });
});

it('goes on counting after the log was emptied and its numbers began anew', () => {
  const before = withRecordedStops(empty, records('clck', 7_000));
  expect(withRecordedStops(before, records('c', 12))).toMatchObject({ cleanStops: 2, uncleanStops: 1, lastRecord: 12 });
});

it('drops what was counted without the records', () => {
  const guessed = { ...empty, uncleanStops: 30, recentUncleanStops: 12, recentStops: 12 };
  expect(withRecordedStops(guessed, records('cc'))).toMatchObject({ uncleanStops: 0, recentUncleanStops: 0 });
});

it('what is old fades', () => {
  const { recentStops, recentUncleanStops } = withRecordedStops(empty, records(`lck${'c'.repeat(60)}`));
  expect(recentUncleanStops / recentStops).toBeLessThan(0.01);
});
