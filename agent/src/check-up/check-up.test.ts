import { checkSentences } from '@mach/messages';
import type { Reading } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { checkUp } from './check-up.ts';

const GIB = 1024 ** 3;
const reading = (kind: string, values: Reading['values'], more: Partial<Reading> = {}): Reading => ({
  kind,
  uptimeMs: 1,
  ok: true,
  values,
  ...more,
});
const well = [
  reading('gateway', { address: '192.168.1.1', macHash: 'x' }),
  reading('http', { status: 200 }),
  reading('dns', {}, { target: 'mach.example.vn' }),
  reading('memory', { totalBytes: 8 * GIB, availableBytes: 4 * GIB }),
  reading('filesystem', { totalBytes: 100 * GIB, freeBytes: 50 * GIB }, { target: '/' }),
  reading('cpu', { load1: 0.5, cpus: 2 }),
];
const but = (changed: Reading) => [...well.filter(({ kind }) => kind !== changed.kind), changed];
const failed = (kind: string, failure: string) => reading(kind, {}, { ok: false, failure });

describe('the one-click check', () => {
  it.each([
    ['all is well', well, 'good', 'nothing'],
    ['no network', but(failed('gateway', 'not-found')), 'critical', 'check-cable'],
    ['a dead line', but(failed('http', 'timeout')), 'critical', 'tell-it-line'],
    ['no names', but(failed('dns', 'timeout')), 'critical', 'tell-it-names'],
    [
      'little memory',
      but(reading('memory', { totalBytes: 8 * GIB, availableBytes: 0.5 * GIB })),
      'warning',
      'close-programs',
    ],
    [
      'a full disk',
      but(reading('filesystem', { totalBytes: 100 * GIB, freeBytes: 0.1 * GIB }, { target: '/' })),
      'critical',
      'free-disk',
    ],
    ['a busy PC', but(reading('cpu', { load1: 9, cpus: 2 })), 'warning', 'wait-busy'],
    ['nothing readable', [], 'unknown', 'nothing'],
  ] as const)('%s', (_name, readings, overall, nextStep) => {
    expect(checkUp({ readings, hasCollector: true })).toMatchObject({ overall, nextStep });
  });

  it('does not blame a router that keeps silent while what lies behind it answers', () => {
    const silent = but(reading('gateway', { address: '192.168.1.1' }));
    expect(checkUp({ readings: silent, hasCollector: true }).overall).toBe('good');
  });

  it('works before joining', () => {
    const local = well.filter(({ kind }) => kind !== 'http' && kind !== 'dns');
    expect(checkUp({ readings: local, hasCollector: false })).toMatchObject({
      overall: 'good',
      nextStep: 'join-first',
    });
  });

  it.each(['vi', 'en'] as const)('has a sentence for every light (%s)', (language) => {
    for (const readings of [well, [], but(failed('gateway', 'not-found')), but(failed('dns', 'timeout'))]) {
      const lines = checkSentences(checkUp({ readings, hasCollector: true }), language);
      expect(lines.join('\n')).not.toContain('undefined');
      expect(lines.at(-1)).toMatch(/: \S+/);
    }
  });
});
