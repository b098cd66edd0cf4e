import { startOfVietnamDay } from '@mach/knowledge';
import { describe, expect, it } from 'vitest';
import type { DeviceTelemetry, RegisteredDevice } from '../state/fleet-state.ts';
import { emptyState } from '../state/mutable-state.ts';
import { silenceIn } from './silence.ts';

/** A Friday at noon. */
const [NOW, HOUR] = [startOfVietnamDay('2026-11-27') + 12 * 3_600_000, 3_600_000];
const at = (day: string) => startOfVietnamDay(day) + 10 * HOUR;

interface Pc {
  readonly id: string;
  readonly heard?: string;
  readonly more?: Partial<RegisteredDevice>;
}

/** PCs of one site, each with the day on which it was last heard at ten. */
function silenceOf(pcs: readonly Pc[], asked = 'a') {
  const state = emptyState();
  state.registry.units.set('99001', { code: '99001', kind: 'commune', name: 'xã Số 1' });
  const heardAt = new Map<string, DeviceTelemetry>();
  for (const [index, { id, heard, more }] of pcs.entries()) {
    const device = {
      ...{ id, number: index + 1, unitCode: '99001', siteId: 's1', role: 'office', coverage: 'measured' },
      ...{ enrolledAt: at('2026-01-05'), flags: [] },
      ...more,
    } as unknown as RegisteredDevice;
    state.registry.devices.set(id, device);
    if (heard !== undefined) heardAt.set(id, { lastReceivedAt: at(heard) } as DeviceTelemetry);
  }
  state.communes.set('99001', { devices: heardAt } as never);
  const device = state.registry.devices.get(asked) as RegisteredDevice;
  return silenceIn(state, NOW)(device, heardAt.get(asked));
}
const other = { id: 'b', heard: '2026-11-26' };

describe('the silence of a PC', () => {
  it('counts whole working days without the day on which it was heard, weekends, holidays and today', () => {
    // From Thursday a week ago: Friday, Monday, Wednesday, Thursday; the 24th of November is the day of culture.
    expect(silenceOf([{ id: 'a', heard: '2026-11-19' }, other])).toEqual({
      silentDays: 8,
      silence: { workingDays: 4, workingMinutes: 4 * 480, othersHeard: 1, isReplaced: false },
    });
    expect(silenceOf([{ id: 'a', heard: '2026-11-26' }, other])).toEqual({ silentDays: 1 });
  });

  it('has minutes of the last month alone, and no more days than are looked at', () => {
    const { silence } = silenceOf([{ id: 'a', heard: '2026-01-06' }, other]);
    expect(silence?.workingMinutes).toBeLessThanOrEqual(22 * 480);
    expect(silence?.workingDays).toBeGreaterThan(100);
  });

  it('tells who else of its site is heard: not those of long ago, of another site, and no devices but PCs', () => {
    const others = [
      other,
      { id: 'c', heard: '2026-11-25' },
      { id: 'd', heard: '2026-11-27', more: { siteId: 's2' } },
      { id: 'e', heard: '2026-11-27', more: { revokedAt: 1 } },
      { id: 'f', heard: '2026-11-27' },
    ];
    expect(silenceOf([{ id: 'a', heard: '2026-11-19' }, ...others]).silence?.othersHeard).toBe(2);
  });

  it.each([
    ['a PC for the same work that joined since', { enrolledAt: at('2026-11-23') }, true],
    ['one for other work', { enrolledAt: at('2026-11-23'), role: 'counter' as const }, false],
    ['one that was there before', { enrolledAt: at('2026-11-02') }, false],
    ['one elsewhere', { enrolledAt: at('2026-11-23'), siteId: 's2' }, false],
  ])('is that of a replaced PC by %s: %#', (_what, more, isReplaced) => {
    const pcs = [
      { id: 'a', heard: '2026-11-19' },
      { ...other, more },
    ];
    expect(silenceOf(pcs).silence?.isReplaced).toBe(isReplaced);
  });

  it('of a PC that never spoke is not known', () => {
    expect(silenceOf([{ id: 'a' }, other])).toEqual({});
  });
});
