import { ID_PATTERN } from '@mach/wire';
import { expect, it } from 'vitest';
import { devicesOf, makeProvince } from './province.ts';

const province = makeProvince({ seed: 1, communes: 40 });
const devices = devicesOf(province);

it('makes commune codes and names that no real commune has', () => {
  expect(province.communes.map(({ code }) => code).every((code) => /^99\d{3}$/.test(code))).toBe(true);
  expect(province.communes.every(({ name }) => name.includes('Ví Dụ'))).toBe(true);
});

it('fills the communes that it is given', () => {
  const given = makeProvince({ seed: 1, communes: [{ code: '99777', name: 'Xã Khác', isp: 'Nhà mạng Z' }] });
  expect(given.communes[0]).toMatchObject({ code: '99777', name: 'Xã Khác' });
  expect(given.communes[0]?.sites.every(({ isp }) => isp === 'Nhà mạng Z')).toBe(true);
});

it('gives every device an id of its own, and every commune 20 to 80', () => {
  expect(new Set(devices.map(({ id }) => id)).size).toBe(devices.length);
  expect(devices.every(({ id }) => ID_PATTERN.test(id))).toBe(true);
  for (const { sites } of province.communes) {
    const count = sites.reduce((sum, site) => sum + site.devices.length, 0);
    expect(count).toBeGreaterThanOrEqual(20);
    expect(count).toBeLessThanOrEqual(80);
  }
});

it('does not change the communes that were there when more are asked for', () => {
  expect(makeProvince({ seed: 1, communes: 41 }).communes.slice(0, 40)).toEqual(province.communes);
});

it('is as old as communes are: many hard disks, some Windows 7, some under 8 GB', () => {
  const share = (test: (device: (typeof devices)[number]) => boolean) => devices.filter(test).length / devices.length;
  expect(share(({ hardware }) => hardware.disk.kind === 'hdd')).toBeGreaterThan(0.4);
  expect(share(({ coverage }) => coverage === 'inventory')).toBeGreaterThan(0.05);
  expect(share(({ hardware }) => hardware.memoryBytes < 8 * 1_073_741_824)).toBeGreaterThan(0.3);
  expect(share(({ hardware }) => hardware.model.year < 2018)).toBeGreaterThan(0.6);
});

it('has as many PCs as are asked for, and only those that can run an agent where that is asked for', () => {
  const communes = [
    { code: '00001', name: 'Xã Một', devices: 7 },
    { code: '00004', name: 'Xã Bốn', devices: 40, isp: 'VNPT' },
  ];
  const made = makeProvince({ seed: 1, communes, measuredOnly: true });
  const [one, four] = made.communes.map(({ sites }) => sites.flatMap((site) => site.devices));
  expect([one?.length, four?.length]).toEqual([7, 40]);
  expect(devicesOf(made).every(({ coverage }) => coverage === 'measured')).toBe(true);
  expect(made.communes[1]?.sites.every(({ isp }) => isp === 'VNPT')).toBe(true);
});
