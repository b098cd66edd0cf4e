import { describe, expect, it } from 'vitest';
import { readinessOf } from './readiness.ts';

const well = { phase: 'live', trouble: undefined, aheadMs: 0, isBehind: false } as const;

describe('whether the collector can serve', () => {
  it('is so where nothing is in the way', () => {
    expect(readinessOf(well)).toEqual({ ready: true });
    expect(readinessOf({ ...well, aheadMs: 300_000 })).toEqual({ ready: true });
  });

  it.each([
    ['it starts', { phase: 'starting' }, 'reading its journal'],
    ['it stops', { phase: 'stopped' }, 'stopping'],
    ['the disk takes nothing', { trouble: 'no space left' }, 'no space left'],
    ['it starts on a full disk', { phase: 'starting', trouble: 'no space left' }, 'reading its journal'],
  ] as const)('is not so while %s', (_, more, reason) => {
    expect(readinessOf({ ...well, ...more })).toEqual({ ready: false, reason: expect.stringContaining(reason) });
  });

  it('is so, with a warning, while more comes than it takes, or where its clock went back', () => {
    expect(readinessOf({ ...well, isBehind: true })).toMatchObject({
      ready: true,
      warning: expect.stringContaining('later'),
    });
    expect(readinessOf({ ...well, aheadMs: 300_400 })).toMatchObject({
      ready: true,
      warning: expect.stringContaining('300 s ahead'),
    });
  });
});
