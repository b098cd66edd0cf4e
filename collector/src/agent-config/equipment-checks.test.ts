import { kinds } from '@mach/probes';
import { checkOptions, EQUIPMENT_KINDS, type Equipment } from '@mach/wire';
import { expect, it } from 'vitest';
import type { EquipmentDevice } from '../state/equipment.ts';
import { EQUIPMENT_CHECKS_MAX, equipmentChecks } from './equipment-checks.ts';
import { equipmentWatch } from './equipment-watch.ts';

const watch = equipmentWatch(
  {
    everyS: 300,
    snmp: [
      { id: 'default', version: '2c', port: 161, community: 'công khai' },
      { id: 'secure', version: '3', port: 161, user: 'mach', authProtocol: 'sha256', authPasswordFile: '/etc/auth' },
    ],
    routers: 'default',
    discovery: { everyS: 14_400, addressesPerSecond: 4 },
  },
  (file) => `secret in ${file}`,
);
const device = (equipment: Partial<Equipment>, number = 12): EquipmentDevice => ({
  id: number.toString(16).padStart(32, '0'),
  number,
  unitCode: '00123',
  role: 'office',
  coverage: 'declared',
  equipment: { kind: 'other', address: '192.168.1.9', checks: [], ...equipment },
  enrolledAt: 0,
  secretSha256: '',
  machine: '',
  flags: [],
});
const checks = (...equipment: readonly EquipmentDevice[]) => equipmentChecks(equipment, watch);

it.each([
  ['ping', { kind: 'ping', target: '192.168.1.9' }],
  ['tcp:9100', { kind: 'tcp', target: '192.168.1.9:9100' }],
  ['http', { kind: 'http', target: 'http://192.168.1.9/' }],
  ['https:8443', { kind: 'http', target: 'https://192.168.1.9:8443/' }],
  ['ipp', { kind: 'ipp', target: 'ipp://192.168.1.9/ipp/print' }],
  ['rtsp:8554', { kind: 'rtsp', target: '192.168.1.9', options: { port: 8554 } }],
  ['sip', { kind: 'sip', target: '192.168.1.9' }],
  ['h323', { kind: 'h323', target: '192.168.1.9' }],
])('has %s asked by a probe that takes it, of this device', (written, expected) => {
  const [check] = checks(device({ checks: [written] }));
  expect(check).toMatchObject({ ...expected, everyS: 300, about: device({}).id });
  expect(check?.id).toBe(`d12.${written.replace(':', '-')}`);
  const probe = kinds.get(check?.kind ?? '');
  if (probe?.type !== 'probe') throw new Error(`${check?.kind} is no probe`);
  expect(checkOptions(probe.options, check?.options ?? {})).toMatchObject({ ok: true });
  expect(probe.asksDevices?.(check?.target ?? '')).toBe(true);
});

it('asks what people stand in front of when its page last changed', () => {
  const [check] = checks(device({ kind: 'kiosk', checks: ['http'] }));
  expect(check?.options).toEqual({ expectStatus: '200-499', redirectsMax: 0, tellUnchanged: true });
});

it('hands the leader the credentials that a device is asked with, and no others', () => {
  expect(checks(device({ snmp: 'secure' }))).toEqual([
    expect.objectContaining({
      id: 'd12.snmp',
      kind: 'snmp',
      target: '192.168.1.9',
      options: { version: '3', port: 161, user: 'mach', authProtocol: 'sha256', authPassword: 'secret in /etc/auth' },
    }),
  ]);
  expect(checks(device({ snmp: 'gone' }))).toEqual([]);
});

it('asks a router by the way that is named for routers, and for nothing that needs its address', () => {
  const router = device({ kind: 'router', address: 'gateway', checks: ['ping', 'http'] });
  expect(checks(router).map(({ id, target }) => [id, target])).toEqual([
    ['d12.ping', 'gateway'],
    ['d12.snmp', 'gateway'],
  ]);
});

it('leaves out what has no address, and what is too much for one agent', () => {
  const { address: _, ...nowhere } = device({}).equipment;
  expect(checks({ ...device({}), equipment: { ...nowhere, checks: ['ping'] } })).toEqual([]);
  const many = Array.from({ length: 500 }, (_each, i) => device({ checks: ['ping'] }, 500 - i));
  expect(checks(...many).map(({ id }) => id)).toEqual(
    Array.from({ length: EQUIPMENT_CHECKS_MAX }, (_each, i) => `d${i + 1}.ping`),
  );
});

it('knows every kind of equipment that the wire has', () => {
  for (const kind of EQUIPMENT_KINDS) expect(checks(device({ kind, checks: ['ping'] }))).toHaveLength(1);
});
