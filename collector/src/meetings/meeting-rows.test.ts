import type { LatestReading, Meeting } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import type { WatchedReflector } from '../settings.ts';
import type { DeviceTelemetry, RegisteredDevice } from '../state/fleet-state.ts';
import { emptyState, type FoldState } from '../state/mutable-state.ts';
import { meetingDetail, meetingRows } from './meeting-rows.ts';
import { meetingTests } from './meeting-tests.ts';

const START = Date.parse('2026-12-08T08:00:00+07:00');
const NOW = START - 1_800_000;
const MEETING: Meeting = { id: 'm', title: 'Giao ban', startsAt: START, endsAt: START + 7_200_000, communes: [] };
const REFLECTOR: WatchedReflector = { id: 'collector', path: 'internet', target: '10.0.0.1:8751', everyS: 15 };
const settings = { profile: '1080p', seconds: 10, reflectorShareMbps: 50 } as const;

const device = (number: number, unitCode: string, more: Partial<RegisteredDevice> = {}): RegisteredDevice => ({
  ...{ id: `d${number}`, number, unitCode, role: 'meeting-room', coverage: 'measured', enrolledAt: 0 },
  ...{ secretSha256: '', machine: '', flags: [] },
  ...more,
});
const reading = (kind: string, id: string, values: LatestReading['values']): LatestReading => ({
  ...{ kind, id, at: NOW - 600_000, ok: true, values },
});
const train = (videoFit: string) =>
  reading('stamp', 'meeting.train', { sent: 4_200, received: 4_200, videoFit, lossRatio: 0, rttMedianMs: 12 });
const plugged = reading('peripherals', 'meeting.devices', { cameras: 1, soundInputs: 1, soundOutputs: 1 });
const quiet = reading('headroom', 'meeting.headroom', {
  ...{ cpuBusyRatio: 0.1, receivedBitsPerSecond: 0, sentBitsPerSecond: 0 },
});
const gateway = reading('gateway', '', { address: '192.168.1.1', macHash: 'x' });

function stateOf(rooms: readonly (readonly [RegisteredDevice, boolean, readonly LatestReading[]])[]): FoldState {
  const state = emptyState();
  for (const [code, name] of [
    ['99001', 'Xã A'],
    ['99002', 'Xã B'],
    ['99003', 'Xã C'],
  ] as const)
    state.registry.units.set(code, { code, kind: 'commune', name });
  for (const [registered, up, readings] of rooms) {
    state.registry.devices.set(registered.id, registered);
    const telemetry = { up, readings: new Map(readings.map((each) => [`${each.kind}${each.id}`, each])) };
    state.communes.set(registered.unitCode, {
      devices: new Map([[registered.id, telemetry as unknown as DeviceTelemetry]]) as never,
    });
  }
  state.registry.meetings.set('m', MEETING);
  return state;
}
function ask(state: FoldState, maySee = (_: string) => true) {
  const tests = meetingTests(state, { reflectors: [REFLECTOR], meetings: settings }, NOW);
  return { state, tests, now: NOW, maySee };
}
const well = [gateway, train('good'), plugged, quiet];

describe('a meeting', () => {
  const state = stateOf([
    [device(1, '99001'), true, well],
    [device(2, '99002'), false, [gateway, train('poor'), plugged, quiet]],
  ]);

  it('counts its rooms by readiness; a PC that is off is no trouble, and a commune without one says so', () => {
    const [row] = meetingRows(ask(state));
    expect(row).toMatchObject({ id: 'm', communes: 3 });
    expect(row?.rooms).toEqual({ ready: 1, off: 1, 'no-room': 1, 'not-ready': 0, attention: 0, 'not-tested': 0 });
  });

  it('names which machine measured, and when', () => {
    const detail = meetingDetail('m', ask(state));
    expect(detail?.roomRows.map(({ communeName, state: of }) => `${communeName} ${of}`)).toEqual([
      'Xã B off',
      'Xã C no-room',
      'Xã A ready',
    ]);
    expect(detail?.roomRows.at(-1)).toMatchObject({ device: { id: 'd1', number: 1 }, testedAt: NOW - 600_000 });
    expect(detail).toMatchObject({ shareBitsPerSecond: 50_000_000, testsAtOnce: 12 });
  });

  it('shows whoever belongs to a commune that commune alone, and a meeting of others not at all', () => {
    const own = ask(state, (code) => code === '99002');
    expect(meetingDetail('m', own)?.roomRows.map(({ communeCode }) => communeCode)).toEqual(['99002']);
    expect(meetingRows(ask(state, () => false))).toEqual([]);
    expect(
      meetingDetail(
        'm',
        ask(state, () => false),
      ),
    ).toBeUndefined();
    expect(meetingDetail('none', ask(state))).toBeUndefined();
  });

  it('says of a metered line why no train is sent, and names a codec beside it', () => {
    const metered = stateOf([[device(1, '99001', { siteId: 's1' }), true, [gateway, plugged, quiet]]]);
    metered.registry.lines.set('l', { id: 'l', siteId: 's1', kind: 'internet', isMetered: true });
    metered.registry.devices.set(
      'c',
      device(9, '99001', { role: 'office', coverage: 'declared', equipment: { kind: 'codec', checks: [] } }),
    );
    expect(meetingDetail('m', ask(metered))?.roomRows.find(({ communeCode }) => communeCode === '99001')).toMatchObject(
      {
        state: 'not-tested',
        untested: 'metered',
        hasCodec: true,
      },
    );
  });
});
