import type { CollectorState, DoctorFinding } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { examine, type Looked, worst } from './examine.ts';

const NOW = Date.UTC(2026, 10, 27, 3);
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const GIB = 2 ** 30;

const STATE: CollectorState = {
  version: '1.0.0',
  startedAt: NOW - DAY_MS,
  now: NOW,
  isReady: true,
  journal: { entries: 10, lastAppendedAt: NOW },
  ingest: { batches: 5, refused: 0, enrolments: 1, appendsFailed: 0 },
  configuration: { isGood: true, at: NOW - DAY_MS },
  outputs: ['influx'],
  outputQueues: [{ name: 'influx', written: 9, dropped: 0, failures: 3, queued: 0 }],
  alertRoutes: [{ name: 'mail', owed: 0 }],
  certificateEndsAt: NOW + 90 * DAY_MS,
};
const GOOD: Looked = {
  now: NOW,
  isLocked: true,
  state: STATE,
  url: 'https://mach.example',
  disk: { freeBytes: 80 * GIB, totalBytes: 100 * GIB, lastBackupAt: NOW - DAY_MS / 2 },
  store: { type: 'read', entries: 10, lastAppendedAt: NOW - MINUTE_MS },
  clock: { offsetsMs: [100, -200, 300, 0, 50], isSynchronised: true },
  inboxRequests: 0,
};
const state = (given: Partial<CollectorState>): Partial<Looked> => ({ state: { ...STATE, ...given } });
const without = (...names: (keyof Looked)[]): Looked =>
  Object.fromEntries(
    Object.entries(GOOD).filter(([name]) => !names.includes(name as keyof Looked)),
  ) as unknown as Looked;
const bad = (findings: readonly DoctorFinding[]) =>
  findings.filter(({ level }) => level !== 'good').map(({ level, code }) => `${level} ${code}`);

it('finds nothing wrong where nothing is, and says what it looked at', () => {
  const findings = examine(GOOD);
  expect(bad(findings)).toEqual([]);
  expect(worst(findings)).toBe('good');
  expect(findings.map(({ code }) => code)).toEqual([
    ...['serves', 'disk-room', 'store-written', 'backup-made', 'clock-agrees', 'clock-synchronised'],
    ...['certificate-holds', 'configuration-taken', 'output-delivers', 'route-delivers', 'queues-empty'],
  ]);
});

it.each<[found: string, given: Partial<Looked>]>([
  ['critical not-ready', state({ isReady: false, trouble: 'The journal can’t be written.' })],
  ['warning trouble', state({ trouble: 'The clock is behind.' })],
  ['critical disk-full', { disk: { ...GOOD.disk, freeBytes: 0.4 * GIB } }],
  ['warning disk-low', { disk: { ...GOOD.disk, freeBytes: 3 * GIB } }],
  ['warning disk-low', { disk: { ...GOOD.disk, freeBytes: 90 * GIB, totalBytes: 1_000 * GIB } }],
  ['unknown disk-unknown', { disk: { lastBackupAt: NOW } }],
  ['critical store-still', { store: { type: 'read', entries: 1, lastAppendedAt: NOW - 6 * MINUTE_MS } }],
  ['critical store-empty', { store: { type: 'none' } }],
  ['unknown store-closed', { store: { type: 'closed' }, isLocked: false }],
  ['critical store-unreadable', { store: { type: 'unreadable', detail: 'malformed' } }],
  ['warning backup-none', { disk: { freeBytes: 80 * GIB } }],
  ['warning backup-old', { disk: { ...GOOD.disk, lastBackupAt: NOW - 2 * DAY_MS } }],
  ['warning clock-off', { clock: { offsetsMs: [90_000, 90_000, 90_000, 0, 0] } }],
  ['critical clock-off', { clock: { offsetsMs: [-900_000, -900_000, -900_000, 0, 0], isSynchronised: true } }],
  ['warning clock-unsynchronised', { clock: { ...GOOD.clock, isSynchronised: false } }],
  ['unknown clock-unknown', { clock: { offsetsMs: [900_000, 900_000, 900_000, 900_000] } }],
  ['warning certificate-ends-soon', state({ certificateEndsAt: NOW + 29 * DAY_MS })],
  ['critical certificate-ended', state({ certificateEndsAt: NOW })],
  ['warning configuration-refused', state({ configuration: { isGood: false, at: NOW } })],
  [
    'warning output-waits',
    state({ outputQueues: [{ name: 'influx', written: 0, dropped: 0, failures: 3, queued: 4 }] }),
  ],
  [
    'warning output-lost',
    state({ outputQueues: [{ name: 'influx', written: 0, dropped: 2, failures: 0, queued: 4 }] }),
  ],
  ['warning route-waits', state({ alertRoutes: [{ name: 'mail', owed: 2, deliveredAt: NOW - 31 * MINUTE_MS }] })],
  ['warning inbox-waits', { inboxRequests: 21 }],
  ['warning appends-failed', state({ ingest: { batches: 5, refused: 0, enrolments: 1, appendsFailed: 1 } })],
])('finds %s', (found, given) => {
  const findings = examine({ ...GOOD, ...given });
  expect(bad(findings)).toEqual([found]);
  expect(worst(findings)).toBe(found.split(' ')[0]);
});

describe('a collector', () => {
  it('that does not run is found by what its folder tells, whose last entry may be old', () => {
    const store = { type: 'read', entries: 1, lastAppendedAt: NOW - 3 * DAY_MS } as const;
    const findings = examine({ ...without('state', 'url'), isLocked: false, store });
    expect(bad(findings)).toEqual(['critical not-running']);
  });

  it('that does not answer is no good one', () => {
    expect(bad(examine(without('state')))).toEqual(['critical not-answering']);
  });

  it.each([
    ['http://127.0.0.1:8750', 'loopback-only', 'good'],
    ['http://[::1]:8750', 'loopback-only', 'good'],
    ['http://10.1.0.5:8750', 'plain-http', 'warning'],
    ['http://127.example.vn', 'plain-http', 'warning'],
  ])('without a certificate at %s: %s', (url, code, level) => {
    const { certificateEndsAt: _, ...plain } = STATE;
    const found = examine({ ...GOOD, url, state: plain }).find(({ subject }) => subject === 'certificate');
    expect(found).toMatchObject({ code, level });
  });

  it('that was just started has its patience with what waits', () => {
    const alertRoutes = [{ name: 'mail', owed: 2 }];
    expect(bad(examine({ ...GOOD, ...state({ alertRoutes, startedAt: NOW - MINUTE_MS }) }))).toEqual([]);
  });
});

it('ends with the worst: a warning is worse than what is not known', () => {
  const looked = { ...GOOD, disk: { lastBackupAt: NOW }, inboxRequests: 21 };
  expect(worst(examine(looked))).toBe('warning');
  expect(worst(examine({ ...looked, inboxRequests: 0 }))).toBe('unknown');
});

it('says of a queue that is not there that it is neither full nor empty', () => {
  expect(examine(without('inboxRequests')).map(({ code }) => code)).not.toContain('queues-empty');
});
