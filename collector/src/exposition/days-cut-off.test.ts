import { startOfVietnamDay } from '@mach/knowledge';
import type { Incident } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import type { RegisteredDevice } from '../state/fleet-state.ts';
import { emptyState } from '../state/mutable-state.ts';
import { daysCutOffIn } from './days-cut-off.ts';

const HOUR_MS = 3_600_000;
const at = (day: string, hour: number) => startOfVietnamDay(day) + hour * HOUR_MS;
/** A Friday at noon. */
const NOW = at('2026-11-27', 12);

type Told = Partial<Omit<Incident, 'since' | 'endedAt'>>;
const incident = (number: number, since: number, endedAt: number | undefined, more: Told = {}): Incident => ({
  ...{ number, since, stage: 'final', trouble: 'down', cause: 'pc', causes: ['pc'], alike: [], confidence: 0.98 },
  ...{ scope: { kind: 'device', id: 'a' }, sites: ['s1'], communes: ['99001'], sitesTouched: ['s1'] },
  ...{ communesTouched: ['99001'], vantages: 3, evidence: [], steps: [] },
  ...(endedAt === undefined ? {} : { endedAt }),
  ...more,
});

function cutOffOf(incidents: readonly Incident[], more: Partial<RegisteredDevice> = {}, now = NOW) {
  const state = emptyState();
  state.registry.units.set('99001', { code: '99001', kind: 'commune', name: 'xã Số 1' });
  for (const one of incidents) state.incidents.set(one.number, one);
  const device = { id: 'a', number: 1, unitCode: '99001', role: 'office', coverage: 'measured', ...more };
  return daysCutOffIn(state, now)(device as unknown as RegisteredDevice).cutOff;
}
const tuesday = incident(1, at('2026-11-17', 8), at('2026-11-17', 10));

describe('days on which a PC alone had no way out', () => {
  it('are counted, several times of one day once', () => {
    const again = incident(2, at('2026-11-17', 14), at('2026-11-17', 15));
    const wednesday = incident(3, at('2026-11-18', 14), at('2026-11-18', 15));
    expect(cutOffOf([tuesday, again, wednesday])).toEqual({ days: 2, wholeDays: 0 });
  });

  it('are whole where they lie within one time, and working days alone', () => {
    // From Thursday to Monday: of the weekend nothing counts.
    expect(cutOffOf([incident(1, at('2026-11-12', 9), at('2026-11-16', 9))])).toEqual({ days: 3, wholeDays: 1 });
    expect(cutOffOf([incident(1, at('2026-11-17', 19), at('2026-11-18', 6))])).toBeUndefined();
    // The day of culture is a holiday.
    expect(cutOffOf([incident(1, at('2026-11-24', 8), at('2026-11-24', 11))])).toBeUndefined();
  });

  it('do not move while a day goes on, and are those of a month', () => {
    const open = incident(1, at('2026-11-26', 9), undefined);
    const asked = [8, 11, 16, 23].map((hour) => cutOffOf([open], {}, at('2026-11-27', hour)));
    expect(new Set(asked.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(asked[0]).toEqual({ days: 1, wholeDays: 0 });
    expect(cutOffOf([incident(1, at('2026-11-27', 8), undefined)])).toBeUndefined();
    expect(cutOffOf([incident(1, at('2026-09-01', 8), at('2026-10-26', 16))])).toBeUndefined();
  });

  it.each<[string, Told]>([
    ['the line', { cause: 'line', scope: { kind: 'site', id: 's1' } }],
    ['nobody knows what', { cause: 'not-enough-evidence' }],
    ['what is only guessed yet', { stage: 'provisional' }],
    ['a PC that is slow or loses packets', { trouble: 'lossy' }],
    ['another PC', { scope: { kind: 'device', id: 'b' } }],
    ['what turned out to be part of something else', { into: 2 }],
  ])('are none for %s', (_, more) => {
    expect(cutOffOf([{ ...tuesday, ...more }])).toBeUndefined();
  });

  it('follow the word of people where they wrote down what it was', () => {
    const said = { id: 1, saidBy: 'văn phòng', heardAt: 0, writtenAt: 0, by: 'admin' } as const;
    expect(cutOffOf([{ ...tuesday, written: [{ ...said, cause: 'power' }] }])).toBeUndefined();
    const unknown = { ...tuesday, cause: 'not-enough-evidence' as const };
    expect(cutOffOf([{ ...unknown, written: [{ ...said, cause: 'pc' }] }])).toEqual({ days: 1, wholeDays: 0 });
    expect(cutOffOf([{ ...tuesday, written: [{ ...said, text: 'đang xem' }] }])).toEqual({ days: 1, wholeDays: 0 });
  });

  it('are unknown of a PC without an agent', () => {
    expect(cutOffOf([tuesday], { coverage: 'inventory' })).toBeUndefined();
  });
});
