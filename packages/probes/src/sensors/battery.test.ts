import type { BatteryState, Host, PowerState, Result } from '@mach/ports';
import { scriptedFiles } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { battery } from './battery.ts';

const run = (files: Record<string, string>) =>
  battery.run({ files: scriptedFiles({ files }), host: {} }, {}, new AbortController().signal);

/** As Documentation/ABI/testing/sysfs-class-power has it. */
const supply = (name: string, files: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(files).map(([file, text]) => [`/sys/class/power_supply/${name}/${file}`, `${text}\n`]),
  );

it('gives what a battery holds in watt-hours, from energies', async () => {
  const files = {
    type: 'Battery',
    energy_full: '16210000',
    energy_full_design: '24000000',
    cycle_count: '412',
    capacity: '80',
  };
  const [part] = await run({ ...supply('BAT0', files), ...supply('AC', { type: 'Mains', online: '1' }) });
  expect(part).toMatchObject({
    target: 'BAT0',
    values: { supply: 'battery', fullWh: 16.21, designWh: 24, cycles: 412, chargeRatio: 0.8 },
  });
  expect(part?.values?.['healthRatio']).toBeCloseTo(0.6754, 4);
});

it('and from charges, which need the voltage for watt-hours but not for the share', async () => {
  const charges = { type: 'Battery', charge_full: '2000000', charge_full_design: '4000000', cycle_count: '0' };
  expect(await run(supply('BAT1', { ...charges, voltage_min_design: '11100000' }))).toMatchObject([
    { values: { fullWh: 22.2, designWh: 44.4, healthRatio: 0.5 } },
  ]);
  expect((await run(supply('BAT1', charges)))[0]?.values).toEqual({ supply: 'battery', healthRatio: 0.5 });
});

it('knows a UPS, and that the battery of a mouse is not the machine’s', async () => {
  const files = {
    ...supply('ups', { type: 'UPS', capacity: '100' }),
    ...supply('hidpp_0', { type: 'Battery', scope: 'Device' }),
  };
  expect(await run(files)).toEqual([{ ok: true, target: 'ups', values: { supply: 'ups', chargeRatio: 1 } }]);
});

it('what makes no sense is left out', async () => {
  const files = { type: 'Battery', energy_full: '0', energy_full_design: '-1', capacity: '255', cycle_count: 'x' };
  expect(await run(supply('BAT0', files))).toEqual([{ ok: true, target: 'BAT0', values: { supply: 'battery' } }]);
});

it('is unsupported on a machine without battery', async () => {
  expect(await run(supply('AC', { type: 'Mains' }))).toMatchObject([{ ok: false, failure: 'unsupported' }]);
});

const byCalls = (host: Host) => battery.run({ files: scriptedFiles({}), host }, {}, new AbortController().signal);
const power = (value: PowerState): Host => ({ power: () => ({ ok: true, value }) });

it.each<[what: string, state: PowerState, told: object]>([
  ['a notebook', { hasBattery: true, batteryPercent: 62 }, { ok: true, values: { chargeRatio: 0.62 } }],
  ['a desktop', { onMains: true, hasBattery: false }, { ok: false, failure: 'unsupported' }],
  ['a system that does not know', { onMains: true }, { ok: false, failure: 'unsupported' }],
])('by a call: %s', async (_, state, told) => {
  expect(await byCalls(power(state))).toMatchObject([told]);
});

it('by the drivers: each with its wear, as far as both its figures are known', async () => {
  const worn: BatteryState = { name: 'battery', isUps: false, fullWh: 24, designWh: 48, cycles: 412, chargeRatio: 0.5 };
  const value = [worn, { name: 'ups', isUps: true, fullWh: 24, chargeRatio: 1 }];
  const host = { ...power({ hasBattery: true }), batteries: async () => ({ ok: true, value }) as const };
  expect(await byCalls(host)).toEqual([
    {
      ok: true,
      target: 'battery',
      values: { supply: 'battery', fullWh: 24, designWh: 48, healthRatio: 0.5, cycles: 412, chargeRatio: 0.5 },
    },
    { ok: true, target: 'ups', values: { supply: 'ups', fullWh: 24, chargeRatio: 1 } },
  ]);
});

it.each<[string, Result<readonly BatteryState[]>]>([
  ['know of none', { ok: true, value: [] }],
  ['may not be asked', { ok: false, failure: 'denied', detail: '' }],
])('where the drivers %s, the system tells how full all are', async (_, told) => {
  const host = { ...power({ hasBattery: true, batteryPercent: 62 }), batteries: async () => told };
  expect(await byCalls(host)).toEqual([{ ok: true, target: 'battery', values: { chargeRatio: 0.62 } }]);
});
