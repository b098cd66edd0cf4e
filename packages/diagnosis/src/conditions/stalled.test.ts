import { describe, expect, it } from 'vitest';
import { factsWith, NOW, read } from '../testing/made-up.ts';
import { conditionsFrom } from './conditions-of.ts';

const UPTIME_MS = 10 * 3_600_000;
const conditionsWith = (share: { memoryFullMs?: number; ioFullMs?: number; cpuSomeMs?: number }) => {
  const stalledMs = Object.fromEntries(Object.entries(share).map(([name, ratio]) => [name, ratio * UPTIME_MS]));
  return conditionsFrom(factsWith(read('cpu', { totalMs: UPTIME_MS * 4, cpus: 4 }), read('pressure', stalledMs)), NOW);
};

describe('stalled time since the last start', () => {
  it.each([
    ['memory-pressure', { memoryFullMs: 0.005 }, 'ageing'],
    ['memory-pressure', { memoryFullMs: 0.02 }, 'at-risk'],
    ['disk-io-wait', { ioFullMs: 0.03 }, 'ageing'],
    ['disk-io-wait', { ioFullMs: 0.1 }, 'at-risk'],
    ['processor-pressure', { cpuSomeMs: 0.1 }, 'ageing'],
    ['processor-pressure', { cpuSomeMs: 0.3 }, 'at-risk'],
  ])('%s of %o is %s', (code, share, level) => {
    const [stallRatio] = Object.values(share);
    expect(conditionsWith(share)).toEqual([
      expect.objectContaining({ code, level, parameters: { stallRatio, days: 1 } }),
    ]);
  });

  it('below the limits there is nothing to say', () => {
    expect(conditionsWith({ memoryFullMs: 0.004, ioFullMs: 0.02, cpuSomeMs: 0.05 })).toEqual([]);
  });
});
