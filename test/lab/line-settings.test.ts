import { describe, expect, it } from 'vitest';
import { type LineSettings, lineText } from './line-settings.ts';

describe('the settings of a line', () => {
  it('are written for the line program', () => {
    const settings: LineSettings = {
      up: { delayMs: 50, jitterMs: 10, jitter: 'normal', isOrdered: true, rateKbps: 5_000 },
      down: { lossRatio: 0.03, burstFrames: 4, isBlackhole: true },
      unplugged: 'near',
    };
    expect(lineText(settings, 7, 42).trim().split('\n').sort()).toEqual([
      'down.blackhole=1',
      'down.burstFrames=4',
      'down.lossRatio=0.03',
      'line.farPlugged=1',
      'line.generation=7',
      'line.nearPlugged=0',
      'line.seed=42',
      'up.delayMs=50',
      'up.jitterMs=10',
      'up.jitterNormal=1',
      'up.ordered=1',
      'up.queueBytes=65536',
      'up.rateKbps=5000',
    ]);
  });

  it.each([
    [{ up: { lossRatio: 3 } }, 'up.lossRatio: found 3, expected 0 to 1 as a share'],
    [{ down: { delayMs: -1 } }, 'down.delayMs: found -1, expected 0 to 60000 ms'],
    [{ down: { delayMs: 'long' } }, 'down.delayMs: found long, expected 0 to 60000 ms'],
    [{ up: { delay: 1 } }, 'up.delay: expected one of delayMs,'],
    [{ unplugged: 'here' }, 'unplugged: found "here", expected near, far or both'],
  ])('are refused with the place and what would be right: %j', (settings, why) => {
    expect(() => lineText(settings as LineSettings, 1, 1)).toThrow(why);
  });
});
