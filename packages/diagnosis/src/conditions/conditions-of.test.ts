import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failed, GB, NOW, pcWith, pcWithout, read, soundPc } from '../testing/made-up.ts';
import { conditionsOf } from './conditions-of.ts';

describe('conditions of a device', () => {
  it('a sound PC that was read in full has none', () => {
    expect(conditionsOf(soundPc, NOW)).toEqual([]);
  });

  it('a device that reported nothing has unknowns and nothing else', () => {
    const conditions = conditionsOf([], NOW);
    expect(conditions.map(({ level }) => level)).toEqual(Array(6).fill('unknown'));
    const codes = conditions.map(({ code, parameters }) => ('because' in parameters ? [code, parameters.because] : []));
    expect(codes.filter(([code]) => code === 'fact-unknown')).toHaveLength(5);
    expect(codes.at(-1)).toEqual(['disk-health-unknown', 'not-reported']);
    expect(codes.every(([, because]) => because === 'not-reported')).toBe(true);
  });

  it.each([
    ['memory-size', ['memory', 'memory-module']],
    ['system-disk-kind', ['disk']],
    ['processor-age', ['processor']],
    ['operating-system', ['os']],
    ['free-space', ['filesystem']],
  ] as const)('without its readings %s is unknown, never sound', (fact, kinds) => {
    const conditions = conditionsOf(pcWithout(...kinds), NOW);
    expect(conditions).toEqual([
      expect.objectContaining({ code: 'fact-unknown', parameters: { fact, because: 'not-reported' } }),
    ]);
    const denied = [...pcWithout(...kinds), failed(kinds[0])];
    expect(conditionsOf(denied, NOW)).toEqual([
      expect.objectContaining({ code: 'fact-unknown', parameters: { fact, because: 'failed', failure: 'denied' } }),
    ]);
  });

  it('the worst comes first, whatever the order of the readings', () => {
    const readings = pcWith(
      read('filesystem', { totalBytes: 250 * GB, freeBytes: GB }, 'C:'),
      read('disk', { sizeBytes: 500 * GB, diskKind: 'hdd' }, 'sda'),
      failed('os'),
    );
    const expected = ['disk-nearly-full', 'hard-disk-as-system-disk', 'fact-unknown'];
    fc.assert(
      fc.property(fc.shuffledSubarray([...readings], { minLength: readings.length }), (shuffled) => {
        expect(conditionsOf(shuffled, NOW).map(({ code }) => code)).toEqual(expected);
      }),
    );
  });
});
