import { expect, it } from 'vitest';
import { createFleet } from '../fleet.ts';
import { devicesOf, makeProvince } from '../province.ts';
import { NO_FAULTS } from '../scenario.ts';

const WALL = Date.UTC(2026, 10, 22, 3);
const province = makeProvince({ seed: 3, communes: 60 });
const fleet = createFleet(province, NO_FAULTS);
const readings = devicesOf(province).flatMap((device) =>
  fleet.vitalsAt(device, 3_600_000, WALL).filter(({ kind }) => kind === 'disk-health'),
);

it('most disks of a province are sound, some are not, and some cannot be read', () => {
  const share = (holds: (values: (typeof readings)[number]) => boolean) =>
    readings.filter(holds).length / readings.length;
  expect(readings).toHaveLength(devicesOf(province).length);
  expect(share(({ ok }) => !ok)).toBeGreaterThan(0.03);
  expect(share(({ values }) => Number(values['reallocatedSectors']) > 0)).toBeGreaterThan(0.01);
  const isSound = ({ ok, values }: (typeof readings)[number]) =>
    ok && values['vendorVerdict'] === 'passed' && values['reallocatedSectors'] === 0 && !values['pendingSectors'];
  expect(share(isSound)).toBeGreaterThan(0.8);
});

it('a disk that dies counts sectors that it cannot read', () => {
  const [device] = devicesOf(province);
  if (device === undefined) throw new Error('no device');
  const where = { device: device.id };
  const dying = createFleet(province, {
    name: 'a dying disk',
    faults: [{ type: 'disk-slow', waitMs: 400, where, from: WALL - 1, to: WALL + 1 }],
  });
  const told = dying.vitalsAt(device, 3_600_000, WALL).find(({ kind }) => kind === 'disk-health');
  expect(told?.ok === false || told?.values['pendingSectors'] === 24).toBe(true);
});
