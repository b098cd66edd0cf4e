import { OFFICE_HOURS, readOpeningHours, workingCalendar } from '@mach/knowledge';
import type { AvailabilityRow, Incident } from '@mach/wire';
import { expect, it } from 'vitest';
import { COUNTER_PC, NEW_PC, smallFleet } from '../exposition/testing/small-fleet.ts';
import { digestOf } from './digest-of.ts';

const at = (text: string) => Date.parse(`${text}:00+07:00`);
/** A Monday. */
const NOW = at('2026-11-23T07:15');
const read = readOpeningHours(OFFICE_HOURS);
if (!read.ok) throw new Error(read.found);
const wish = { now: NOW, atMinute: 435, workingDays: workingCalendar({ hours: read.hours }), failing: [] };
const report = {
  from: '2026-11-01',
  to: '2026-11-30',
  madeAt: NOW,
  siteDays: { expected: 0, measured: 0 },
  hours: [],
  pcs: [],
  totals: [],
  announced: [],
};
const part = (ratio: number) => ({
  ratio,
  seconds: { up: 1, degraded: 0, down: 0, switchedOff: 0, powerCut: 0, noData: 0 },
});
const row = (communeCode: string, ratio: number, outcome: 'missed' | 'undecided'): AvailabilityRow => ({
  ...{ communeCode, siteId: 's', site: 'Trụ sở', subject: 'line.internet', name: 'VNPT' },
  ...{ working: part(ratio), unannounced: part(ratio), always: part(ratio) },
  targets: [{ subject: 'line.internet', percent: 99.5, period: 'month', schedule: 'working-time', outcome }],
});
const incident = (number: number, given: Partial<Incident> = {}): Incident => ({
  ...{
    number,
    since: at('2026-11-20T09:00'),
    stage: 'final',
    trouble: 'down',
    cause: 'line',
    causes: ['line'],
    alike: [],
  },
  ...{ scope: { kind: 'site', id: 'site-1' }, sites: ['site-1'], communes: ['00001'], confidence: 0.9, vantages: 1 },
  ...{ evidence: [], steps: [], sitesTouched: ['site-1'], communesTouched: ['00001'], ...given },
});
const fleet = (incidents: readonly Incident[] = []) => ({
  ...smallFleet(),
  incidents: new Map(incidents.map((each) => [each.number, each])),
});

it('counts since the last working day’s digest: on a Monday since Friday', () => {
  const all = [
    incident(1),
    incident(2, { since: at('2026-11-20T07:00'), endedAt: at('2026-11-21T09:00') }),
    incident(3, { into: 1 }),
  ];
  const digest = digestOf(fleet(all), { ...wish, availability: { ...report, rows: [] } });
  expect(digest.since).toEqual({ at: at('2026-11-20T07:15'), opened: 1, ended: 1 });
  expect(digest).toMatchObject({ day: '2026-11-23', openTotal: 1, province: 'Thành phố Cần Thơ' });
  expect(digest.open).toMatchObject([
    { number: 1, scope: { kind: 'site', name: 'Trụ sở' }, communeNames: ['Xã Bình Sơn'] },
  ]);
});

it('leaves out one PC alone and our own absence', () => {
  const all = [
    incident(1, { scope: { kind: 'device', id: COUNTER_PC }, cause: 'pc' }),
    incident(2, { cause: 'collector' }),
  ];
  expect(digestOf(fleet(all), { ...wish, availability: { ...report, rows: [] } }).openTotal).toBe(0);
});

it('shows as much as there is room for, the widest and worst first, and counts the rest', () => {
  const open = Array.from({ length: 9 }, (_, index) =>
    incident(index + 1, { communes: Array.from({ length: index }, String) }),
  );
  const failing = [COUNTER_PC, NEW_PC, COUNTER_PC].map((device, index) => ({
    ...{ device, component: index === 2 ? 'disk' : 'fan', level: 'failing' as const, reasons: [], evidence: [] },
  }));
  const atRisk = { device: COUNTER_PC, component: 'ups', level: 'at-risk' as const, reasons: [], evidence: [] };
  const rows = [row('00001', 0.99, 'missed'), row('00002', 0.9, 'missed'), row('00001', 0.5, 'undecided')];
  const digest = digestOf(fleet(open), { ...wish, failing: [...failing, atRisk], availability: { ...report, rows } });
  expect(digest.open.map(({ number }) => number)).toEqual([9, 8, 7, 6, 5, 4]);
  expect(digest.openTotal).toBe(9);
  expect(digest.failing.map(({ commune, component, devices }) => [commune, component, devices])).toEqual([
    ['Xã Bình Sơn', 'disk', 1],
    ['Xã Bình Sơn', 'fan', 1],
    ['Phường Ô Môn', 'fan', 1],
  ]);
  expect(digest.failingTotal).toBe(3);
  expect(digest.missed.map(({ commune, ratio }) => [commune, ratio])).toEqual([
    ['Phường Ô Môn', 0.9],
    ['Xã Bình Sơn', 0.99],
  ]);
});

it('counts PCs that were heard of within a week, and communes without any', () => {
  const state = fleet();
  const { coverage } = digestOf(state, { ...wish, availability: { ...report, rows: [] } });
  expect(coverage.communes).toBe(2);
  expect(coverage.communesWithout).toBe(0);
  expect(coverage.devices).toBeGreaterThan(coverage.reporting);
});
