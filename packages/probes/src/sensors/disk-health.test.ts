import type { Failed } from '@mach/ports';
import { scriptedFiles } from '@mach/ports/testing';
import { describe, expect, it } from 'vitest';
import { COLLECTED_DISKS_FILE } from '../smart/collected-disks.ts';
import { diskHealth } from './disk-health.ts';

const NOW = Date.UTC(2026, 10, 22, 3);
const HOUR_MS = 3_600_000;
const clock = { wallMs: () => NOW, uptimeMs: () => 0, sleep: async () => undefined };
const sound = { smart_status: { passed: true }, nvme_smart_health_information_log: { critical_warning: 0 } };
const disk = (device: string, more = {}) => ({ device, tried: ['auto'], output: sound, ...more });
const round = (more = {}) => ({ v: 1, madeAt: NOW - HOUR_MS, isPrivileged: true, disks: [disk('sda')], ...more });

const run = (file: object | string | Failed) => {
  const told = typeof file === 'string' || 'ok' in file ? file : JSON.stringify(file);
  const files = scriptedFiles({ files: { [COLLECTED_DISKS_FILE]: told } });
  return diskHealth.run({ files, clock }, {}, new AbortController().signal);
};

describe('disks', () => {
  it('are told one by one, with how long ago they were asked', async () => {
    const trouble = { failure: 'timeout', detail: 'smartctl did not end within 60 s (asked as auto)' };
    const disks = [disk('nvme0n1'), disk('sdb', { output: undefined, trouble }), disk('sdc', { output: {} })];
    expect(await run(round({ disks }))).toMatchObject([
      { ok: true, target: 'nvme0n1', values: { vendorVerdict: 'passed', criticalWarning: 0, ageMs: HOUR_MS } },
      { ok: false, target: 'sdb', ...trouble },
      { ok: false, target: 'sdc', failure: 'unsupported' },
    ]);
  });

  it('of a PC with 40 are all told; beyond the limit it is told how many are not', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, place) => disk(`sd${place}`));
    expect(await run(round({ disks: many(40) }))).toHaveLength(40);
    const parts = await run(round({ disks: many(80) }));
    expect(parts).toHaveLength(65);
    expect(parts.at(-1)).toMatchObject({ ok: false, target: '(more)', detail: '16 more are not reported' });
  });

  it('of one name are told once', async () => {
    expect(await run(round({ disks: [disk('sda'), disk('sda')] }))).toHaveLength(1);
  });
});

describe('no disk could be read', () => {
  it.each<[string, object | string | Failed, Failed['failure'], RegExp]>([
    [
      'nobody left a file',
      { ok: false, failure: 'not-found', detail: '' },
      'not-found',
      /install smartmontools.*collect-root/,
    ],
    ['the file may not be read', { ok: false, failure: 'denied', detail: 'EACCES' }, 'denied', /EACCES/],
    ['the file is text', 'smartctl 6.6', 'bad-reply', /no round/],
    ['the file is old', round({ madeAt: NOW - 80 * HOUR_MS }), 'timeout', /80 hours ago/],
    ['the file is of the future', round({ madeAt: NOW + 90 * HOUR_MS }), 'bad-reply', /90 hours ahead/],
    [
      'smartctl is missing',
      round({ trouble: { failure: 'not-found', detail: 'no smartctl' } }),
      'not-found',
      /no smartctl/,
    ],
    ['there is no disk', round({ disks: [] }), 'unsupported', /no disk/],
  ])('%s', async (_, file, failure, detail) => {
    const parts = await run(file);
    expect(parts).toEqual([{ ok: false, failure, detail: expect.stringMatching(detail) }]);
  });

  it('a clock put back by an hour is no trouble', async () => {
    expect(await run(round({ madeAt: NOW + HOUR_MS }))).toMatchObject([{ ok: true, values: { ageMs: 0 } }]);
  });
});
