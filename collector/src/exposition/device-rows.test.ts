import { expect, it } from 'vitest';
import type { FleetState } from '../state/fleet-state.ts';
import { summariseCommunes } from './commune-rows.ts';
import { deviceDetail, deviceRows } from './device-rows.ts';
import { devicesByUnit } from './devices-by-unit.ts';
import type { Analysis } from './findings.ts';
import { siteRows } from './site-rows.ts';
import { COUNTER_PC, NEW_PC, REVOKED_PC, SILENT_PC, smallFleet } from './testing/small-fleet.ts';

const nothing: Analysis = { conditions: new Map(), priorities: [], priorityOf: new Map(), valued: [], equipment: [] };

it('lists the devices of a commune by number with their state, the revoked ones too', () => {
  const fleet = smallFleet();
  expect(
    deviceRows(fleet, nothing, devicesByUnit(fleet).get('00001') ?? []).map(({ id, state }) => [id, state]),
  ).toEqual([
    [COUNTER_PC, 'up'],
    [SILENT_PC, 'no-data'],
    [REVOKED_PC, 'revoked'],
  ]);
  expect(deviceRows(fleet, nothing, fleet.registry.devices.values())).toHaveLength(5);
});

it('leaves out of a device that never reported what nobody knows', () => {
  const state = smallFleet();
  const device = state.registry.devices.get(NEW_PC);
  const detail = device && deviceDetail(state, nothing, device, []);
  expect(detail).toMatchObject({ state: 'never-reported', readings: [] });
  expect(Object.keys(detail ?? {})).not.toEqual(expect.arrayContaining(['lastReportAt']));
  expect(Object.keys(detail ?? {})).not.toEqual(expect.arrayContaining(['agentVersion']));
});

it('counts the devices of a site', () => {
  expect(siteRows(smallFleet(), '00002')).toEqual([]);
  expect(siteRows(smallFleet(), undefined)).toMatchObject([{ id: 'site-1', devices: 1, devicesUp: 1 }]);
});

it('calls a service without a path to it not applicable, never failed', () => {
  const fleet = smallFleet();
  const documents = { id: 'ping', kind: 'documents', name: 'Văn bản', hosts: [], path: 'data-network' } as const;
  const commune = { code: '00001', kind: 'commune', name: 'Xã Bình Sơn', parent: '92', network: 'internet' } as const;
  const registry = {
    ...fleet.registry,
    services: new Map([...fleet.registry.services, [documents.id, documents]]),
    units: new Map([...fleet.registry.units, [commune.code, commune]]),
  };
  const state = { ...fleet, registry };
  const failed = (of: FleetState) => summariseCommunes(of, () => undefined)[0]?.failedChecks;
  expect([failed(fleet), failed(state)]).toEqual([1, 0]);
  const device = registry.devices.get(COUNTER_PC);
  const detail = device && deviceDetail(state, nothing, device, []);
  expect(detail?.notApplicable).toEqual([documents]);
  expect(detail?.readings.map(({ kind }) => kind)).not.toContain('ping');
});
