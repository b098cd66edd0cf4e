import { expect, it } from 'vitest';
import { createHeartbeats } from './heartbeats.ts';

/** Three looks, one each 15 s, and 5 s more. */
const SILENT_AFTER_MS = 48_000;
/** Of whom nobody knows the rhythm: three looks of the slowest, one each two minutes. */
const UNKNOWN_SILENT_AFTER_MS = 363_000;

/** Heard each so many seconds, and asked in between as the collector asks; gives when and what was told. */
function heardEach(beats: ReturnType<typeof createHeartbeats>, looksS: readonly number[], untilS = looksS.at(-1) ?? 0) {
  const told: [number, unknown][] = [];
  for (let s = 0; s <= untilS; s += 5) {
    const change = beats.take(looksS.some((at) => at > s - 5 && at <= s) ? ['a'] : [], s * 1_000);
    if (change === undefined) continue;
    const { heard, silent } = change;
    told.push([s, { heard, silent }]);
  }
  return told;
}
/** Known from before a restart, its rhythm is not. */
const heardBefore = [['a', { isHeard: true }]] as const;
const heard = { heard: ['a'], silent: [] };
const silent = { heard: [], silent: ['a'] };
const each = (everyS: number, looks: number, fromS = 0) =>
  Array.from({ length: looks }, (_, at) => fromS + at * everyS);

it('tells a device that is heard once, and its silence once, after three looks of its own rhythm', () => {
  const told = heardEach(createHeartbeats([], 0, 15), [...each(15, 8), 300], 1_000);
  expect(told).toEqual([
    [0, heard],
    [105 + SILENT_AFTER_MS / 1_000 + 2, silent],
    [300, heard],
    [300 + SILENT_AFTER_MS / 1_000 + 2, silent],
  ]);
});

it('learns a slower rhythm while an agent takes it step by step, and a quicker one at once', () => {
  const slower = [...each(15, 8), ...each(30, 4, 135), ...each(60, 4, 285), ...each(120, 10, 585)];
  expect(heardEach(createHeartbeats([], 0, 15), slower)).toEqual([[0, heard]]);
  const quicker = [...each(60, 10), ...each(15, 8, 555)];
  const told = heardEach(createHeartbeats(heardBefore, 0, 15), quicker, 1_000);
  expect(told).toEqual([[660 + SILENT_AFTER_MS / 1_000 + 2, silent]]);
});

it('says of a silent one that its packets come and no answer gets back to it, while that is so', () => {
  const beats = createHeartbeats([], 0, 15);
  beats.take(['a', 'b'], 0);
  for (const now of [15_000, 30_000, 45_000]) beats.take([], now, ['a', 'x']);
  expect(beats.take([], SILENT_AFTER_MS + 1, ['a'])).toMatchObject({ silent: ['a', 'b'], deaf: ['a'] });
  expect(beats.take(['a'], 80_000)).toEqual({ heard: ['a'], silent: [] });
  expect(beats.take([], 900_000)).toEqual({ heard: [], silent: ['a'], lastHeardAt: [80_000] });
});

it('does not lose the rhythm by a lost look, by packets that confirm one, nor by a train', () => {
  const looks = [...each(60, 5), 301, 302, 420, 435, 440, 445, ...each(60, 8, 480)];
  expect(heardEach(createHeartbeats(heardBefore, 0, 15), looks)).toEqual([]);
});

it('takes a device that was never heard for one that begins, with the quickest rhythm or the next', () => {
  expect(heardEach(createHeartbeats([], 0, 15), [0], 100)).toEqual([
    [0, heard],
    [SILENT_AFTER_MS / 1_000 + 2, silent],
  ]);
  const atNight = [...each(30, 4), ...each(60, 4, 150), ...each(120, 4, 450)];
  expect(heardEach(createHeartbeats([], 0, 15), atNight)).toEqual([[0, heard]]);
});

it('waits for the slowest rhythm of whom it knows from before a restart, heard or silent then', () => {
  const back = createHeartbeats([['a', { isHeard: false }]], 0, 15);
  expect(heardEach(back, each(120, 4), 1_000)).toEqual([
    [0, heard],
    [360 + UNKNOWN_SILENT_AFTER_MS / 1_000 + 2, silent],
  ]);
  const beats = createHeartbeats(
    [
      ['a', { isHeard: true }],
      ['b', { isHeard: true }],
    ],
    1_000,
    15,
  );
  expect(beats.take(['a'], 6_000)).toBeUndefined();
  expect(beats.take([], 1_000 + UNKNOWN_SILENT_AFTER_MS)).toBeUndefined();
  expect(beats.take([], 1_001 + UNKNOWN_SILENT_AFTER_MS)).toEqual({
    heard: [],
    silent: ['b'],
    lastHeardAt: [1_000],
  });
});

it('forgets the rhythm over a long silence', () => {
  const told = heardEach(createHeartbeats([], 0, 15), [...each(15, 8), ...each(120, 8, 1_200)]);
  expect(told.map(([, change]) => change)).toEqual([heard, silent, heard]);
});

it('tells of who fell silent when the last packet came', () => {
  const beats = createHeartbeats([], 0, 15);
  for (const s of [0, 15, 30, 45]) beats.take(['a'], s * 1_000);
  expect(beats.take([], 96_000)).toEqual({ heard: [], silent: ['a'], lastHeardAt: [45_000] });
});
