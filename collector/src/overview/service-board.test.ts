import type { Incident, LatestReading } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import type { DeviceTelemetry } from '../state/fleet-state.ts';
import { emptyState } from '../state/mutable-state.ts';
import { serviceBoard } from './service-board.ts';

const NOW = 100_000_000;
const page = (id: string, durationMs: number, more: Partial<LatestReading> = {}): LatestReading => ({
  ...{ kind: 'http', id, at: NOW - 60_000, ok: true, durationMs, values: {} },
  ...more,
});

/** One PC a commune, with what it found of the service. */
function stateOf(...communes: readonly (readonly LatestReading[])[]) {
  const state = emptyState();
  state.registry.services = new Map([
    ['mot-cua', { id: 'mot-cua', kind: 'procedures', name: 'Một cửa', hosts: [], path: 'internet' }],
  ]);
  for (const [i, readings] of communes.entries()) {
    const [id, unitCode] = [`d${i}`, `9900${i}`];
    state.registry.devices.set(id, {
      ...{ id, number: i, unitCode, role: 'counter', coverage: 'measured', enrolledAt: 0 },
      ...{ secretSha256: '', machine: '', flags: [] },
    });
    const telemetry = { readings: new Map(readings.map((each, at) => [String(at), each])) };
    state.communes.set(unitCode, { devices: new Map([[id, telemetry as unknown as DeviceTelemetry]]) as never });
  }
  return state;
}
const board = (...communes: readonly (readonly LatestReading[])[]) => serviceBoard(stateOf(...communes), NOW)[0];

describe('a service over the communes', () => {
  it('counts where it is slow and where nobody gets through', () => {
    const failed = page('mot-cua', 10_000, { ok: false, failure: 'timeout' });
    expect(board([page('mot-cua', 200)], [page('mot-cua', 5_000)], [failed])).toEqual({
      ...{ id: 'mot-cua', name: 'Một cửa', kind: 'procedures', communes: 3, slow: 1, down: 1 },
      affected: ['99001', '99002'],
    });
  });

  it('is as the worst of its pages is: a fast picture says nothing of the system behind it', () => {
    expect(board([page('mot-cua.static', 80), page('mot-cua.application', 9_000)])).toMatchObject({
      communes: 1,
      slow: 1,
    });
  });

  it('says nothing of a commune of which nothing fresh came, and of other services', () => {
    const old = page('mot-cua', 9_000, { at: NOW - 3_600_000 });
    expect(board([old], [page('mot-cua-khac', 9_000)], [])).toMatchObject({ communes: 0, slow: 0, down: 0 });
  });

  it('goes by the newest answer of a page, whoever of the commune asked', () => {
    const before = page('mot-cua', 9_000, { at: NOW - 600_000, target: 'a' });
    expect(board([before, page('mot-cua', 100, { target: 'b' })])).toMatchObject({ communes: 1, slow: 0 });
  });

  it('names the open incident by which the fault is its own', () => {
    const state = stateOf([page('mot-cua', 9_000)]);
    const scope = { kind: 'service', id: 'mot-cua' };
    const incident = { number: 7, since: 5, cause: 'service', scope, evidence: [] } as unknown as Incident;
    state.incidents.set(7, incident);
    expect(serviceBoard(state, NOW)[0]).toMatchObject({ incident: 7, since: 5 });
    state.incidents.set(7, { ...incident, endedAt: 9 });
    expect(serviceBoard(state, NOW)[0]).not.toHaveProperty('incident');
  });
});
