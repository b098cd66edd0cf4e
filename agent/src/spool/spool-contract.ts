import type { Range } from '@mach/wire';
import { expect, it } from 'vitest';
import type { NewReport, Spool, SpoolLimits, Worth } from './spool.ts';

export const testSpoolLimits: SpoolLimits = {
  bytesMax: 100_000,
  reportsMax: 50,
  daysMax: 3,
  thinnedAtOnce: 2,
  acknowledgedKeptMs: 60_000,
  ledgerRowsMax: 5,
  acknowledgedRangesMax: 100,
  exportsMax: 20,
};

export const testReport = (wall: number, text = 'x'): NewReport => ({
  uptimeMs: wall,
  wall,
  bootId: '0'.repeat(32),
  readings: [{ kind: 'memory', uptimeMs: wall, ok: true, values: { totalBytes: 8, text } }],
});

export interface SpoolUnderTest {
  readonly spool: Spool;
  /** The same spool after its process was killed and started again. */
  reopen(): Spool;
  setWallMs(wallMs: number): void;
}

/** What every spool keeps to. `make` gives an empty one with `testSpoolLimits`. */
export function spoolContract(make: () => SpoolUnderTest): void {
  const fill = (spool: Spool, count: number) => {
    for (let i = 1; i <= count; i++) spool.append(testReport(i));
  };
  const waitingSeqs = (spool: Spool) =>
    spool.waiting({ from: 'oldest', count: 1_000, unpackedBytes: 10_000_000 }).map(({ seq }) => seq);
  const upTo = (last: number): Range[] => [[1, last]];
  /** The answer to a request with all of these numbers. */
  const answer = (ranges: Range[], sent: number[] = [1, 2, 3, 4, 5], contradicted: number[] = []) => ({
    ranges,
    sent,
    contradicted,
  });

  it('keeps to its days where a clock goes back and forth between them', () => {
    const day = 86_400_000;
    const { spool } = make();
    for (const at of [1, 2, 1, 3, 4, 2, 5]) spool.append(testReport(at * day));
    const walls = spool
      .waiting({ from: 'oldest', count: 100, unpackedBytes: 10_000_000 })
      .map(({ wall }) => wall / day);
    expect(walls).toEqual([3, 4, 5]);
    expect(spool.facts().dropped).toBe(4);
  });

  it('numbers from 1 on and gives back what it was given', () => {
    const { spool } = make();
    expect(spool.append(testReport(5))).toEqual({ ok: true, seq: 1 });
    expect(spool.append(testReport(6))).toEqual({ ok: true, seq: 2 });
    const [first] = spool.waiting({ from: 'oldest', count: 1, unpackedBytes: 1 });
    expect(first).toEqual({ seq: 1, ...testReport(5) });
    expect(spool.epoch).toMatch(/^[0-9a-f]{32}$/);
  });

  it('goes on with numbers and epoch after a kill', () => {
    const { spool, reopen } = make();
    fill(spool, 3);
    spool.acknowledge(answer(upTo(3)));
    const again = reopen();
    expect(again.epoch).toBe(spool.epoch);
    expect(again.append(testReport(9))).toEqual({ ok: true, seq: 4 });
    expect(again.facts()).toMatchObject({ queueDepth: 1, oldestQueuedAt: 9, acknowledged: [[1, 3]] });
  });

  it('gives the newest or the oldest in rising order, within count and bytes, and at least one', () => {
    const { spool } = make();
    fill(spool, 5);
    const ask = { count: 2, unpackedBytes: 10_000 };
    expect(spool.waiting({ from: 'newest', ...ask }).map(({ seq }) => seq)).toEqual([4, 5]);
    expect(spool.waiting({ from: 'oldest', ...ask }).map(({ seq }) => seq)).toEqual([1, 2]);
    expect(spool.waiting({ from: 'newest', ...ask, upTo: 3 }).map(({ seq }) => seq)).toEqual([2, 3]);
    expect(spool.waiting({ from: 'oldest', count: 5, unpackedBytes: 0 })).toHaveLength(1);
  });

  it('no longer offers what is acknowledged, and rewinds when the ranges end earlier', () => {
    const { spool } = make();
    fill(spool, 5);
    expect(spool.acknowledge(answer(upTo(4)))).toEqual({ ok: true, delivered: 4, rewound: 0, renumbered: 0 });
    expect(waitingSeqs(spool)).toEqual([5]);
    const earlier = spool.acknowledge(
      answer([
        [1, 2],
        [5, 5],
      ]),
    );
    expect(earlier).toEqual({ ok: true, delivered: 1, rewound: 2, renumbered: 0 });
    expect(waitingSeqs(spool)).toEqual([3, 4]);
  });

  it('keeps acknowledged reports for their time only', () => {
    const { spool, setWallMs } = make();
    setWallMs(1_000);
    fill(spool, 3);
    spool.acknowledge(answer(upTo(3)));
    setWallMs(1_000 + testSpoolLimits.acknowledgedKeptMs + 1);
    spool.append(testReport(4));
    spool.acknowledge(answer([]));
    expect(waitingSeqs(spool)).toEqual([4]);
  });

  it('gives room by acknowledged reports first, then by the oldest that wait, counted in the ledger', () => {
    const { spool, reopen } = make();
    fill(spool, 50);
    spool.acknowledge(answer(upTo(2)));
    fill(spool, 2);
    expect(spool.facts()).toMatchObject({ queueDepth: 50, dropped: 0 });
    fill(spool, 1);
    expect(waitingSeqs(spool)[0]).toBe(4);
    expect(reopen().facts()).toMatchObject({ queueDepth: 50, dropped: 1 });
    expect(spool.ledger(1)).toMatchObject([
      { what: 'too-old', firstSeq: 3, lastSeq: 3, reports: 1, day: '1970-01-01' },
    ]);
  });

  it('keeps no more days than it may, however far the clock jumps once', () => {
    const { spool } = make();
    for (const day of [1, 2, 9_000, 3, 4]) {
      for (let i = 0; i < 3; i++) spool.append(testReport(day * 86_400_000 + i));
    }
    expect(waitingSeqs(spool)).toEqual([7, 8, 9, 10, 11, 12, 13, 14, 15]);
    expect(spool.facts().dropped).toBe(6);
    const told = spool.ledger(5).map(({ what, day, firstSeq, reports }) => [what, day, firstSeq, reports]);
    expect(told.sort()).toEqual([
      ['too-old', '1970-01-02', 1, 3],
      ['too-old', '1970-01-03', 4, 3],
    ]);
  });

  const noise = (i: number) =>
    Array.from({ length: 5_000 }, (_, at) => ((at * 7919 * (i + 1)) % 9973).toString(36)).join('');
  const waitingWhole = (spool: Spool) =>
    spool
      .waiting({ from: 'oldest', count: 1_000, unpackedBytes: 10_000_000 })
      .filter(({ readings }) => readings.length > 0)
      .map(({ seq }) => seq);

  it('stays within its bytes by thinning out evenly; what was thinned keeps its number and its time', () => {
    const { spool, reopen } = make();
    for (let i = 1; i <= 46; i++) spool.append(testReport(i, noise(i)));
    const { bytes, dropped, queueDepth } = spool.facts();
    expect(bytes).toBeLessThanOrEqual(testSpoolLimits.bytesMax);
    expect(queueDepth).toBe(46);
    const whole = waitingWhole(spool);
    expect(whole.length).toBe(46 - dropped);
    const gaps = whole.map((seq, at) => seq - (whole[at - 1] ?? 0)).slice(0, -1);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(2 * Math.min(...gaps.slice(1)));
    expect(spool.waiting({ from: 'oldest', count: 1, unpackedBytes: 1 })).toEqual([
      { ...testReport(1), seq: 1, readings: [] },
    ]);
    expect(spool.ledger(1)).toMatchObject([{ what: 'no-room', reports: dropped }]);
    expect(reopen().facts()).toEqual(spool.facts());
  });

  it('thins samples before what is read rarely, and events last', () => {
    const { spool } = make();
    const worthOf = (i: number): Worth => (i % 10 === 3 ? 'event' : i % 10 === 7 ? 'daily' : 'samples');
    for (let i = 1; i <= 46; i++) spool.append(testReport(i, noise(i)), worthOf(i));
    expect(spool.facts().dropped).toBeGreaterThan(10);
    expect(waitingWhole(spool)).toEqual(expect.arrayContaining([3, 13, 23, 33, 43, 7, 17, 27, 37]));
  });

  it('gives a report up once, with the reason, in a ledger of bounded length', () => {
    const { spool } = make();
    fill(spool, 10);
    for (let seq = 1; seq <= 8; seq++) spool.giveUp(seq, 'refused', `reason ${seq}`);
    spool.giveUp(8, 'refused', 'again');
    expect(spool.facts()).toMatchObject({ queueDepth: 2, refused: 8 });
    expect(spool.ledger(100).map(({ why }) => why)).toEqual([8, 7, 6, 5, 4].map((seq) => `reason ${seq}`));
  });

  it('gives what waits page by page', () => {
    const { spool } = make();
    fill(spool, 5);
    const page = spool.waiting({ from: 'oldest', count: 2, unpackedBytes: 10_000, after: 2, upTo: 4 });
    expect(page.map(({ seq }) => seq)).toEqual([3, 4]);
  });

  it('remembers the last files that reports were written into', () => {
    const { spool, reopen } = make();
    for (let i = 0; i <= testSpoolLimits.exportsMax; i++) spool.noteExport(`file ${i}`, [[1, i + 1]]);
    expect(spool.exported('file 0')).toBeUndefined();
    expect(reopen().exported('file 1')).toEqual([[1, 2]]);
  });

  it('believes a range only of what was sent in the same request', () => {
    const { spool } = make();
    fill(spool, 5);
    expect(spool.acknowledge(answer(upTo(5), [4, 5]))).toMatchObject({ delivered: 2 });
    expect(waitingSeqs(spool)).toEqual([1, 2, 3]);
  });

  it('restored from an older copy, goes on beyond what the collector holds and renumbers what it contradicts', () => {
    const { spool, reopen } = make();
    fill(spool, 3);
    const restored = reopen();
    fill(restored, 2);
    expect(restored.acknowledge(answer(upTo(9), [2, 3, 4, 5], [4, 5]))).toEqual({
      ok: true,
      delivered: 2,
      rewound: 0,
      renumbered: 2,
    });
    expect(waitingSeqs(restored)).toEqual([1, 10, 11]);
    expect(restored.waiting({ from: 'newest', count: 1, unpackedBytes: 1 })[0]).toEqual({ seq: 11, ...testReport(2) });
    expect(restored.append(testReport(9))).toEqual({ ok: true, seq: 12 });
  });
}
