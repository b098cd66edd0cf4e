import { describe, expect, it } from 'vitest';
import { FROM, failing, goodDevice } from '../testing/made-window.ts';
import { countDevices } from './count-devices.ts';
import type { DeviceEvidence, PathResult } from './evidence.ts';

const good = goodDevice('good', false);
const toGateway = ({ path }: PathResult) => path === 'gateway';
const cutOff = (hasCarrier?: boolean): DeviceEvidence => {
  const { hasCarrier: _, ...device } = failing(goodDevice('cut-off', false), () => true);
  return { ...device, ...(hasCarrier === undefined ? {} : { hasCarrier }) };
};
const counted = (...devices: DeviceEvidence[]) => countDevices(devices, true);

describe('PCs of a site', () => {
  it('tell to how many the gateway died, when, and whether their card kept its link', () => {
    const { gateway, died } = counted(good, cutOff(true), cutOff(false), cutOff());
    expect(gateway).toEqual({ dead: 3, good: 1, lost: 1, kept: 1 });
    expect(died).toEqual([FROM, FROM, FROM]);
  });

  it('tell when any path died but that of a service, which has troubles of its own', () => {
    const seated = goodDevice('seated', true);
    expect(counted(failing(seated, ({ path }) => path === 'internet')).began).toEqual([FROM]);
    expect(counted(failing(seated, ({ path }) => path === 'service')).began).toEqual([]);
  });

  it('say nothing of the gateway by few packets, unless they got nothing at all', () => {
    const of = (attempts: number, failed: number): DeviceEvidence => ({
      ...good,
      results: [{ path: 'gateway', attempts, failed }],
    });
    expect(counted(of(4, 0)).gateway).toMatchObject({ good: 0, dead: 0 });
    expect(counted(of(4, 3)).gateway).toMatchObject({ good: 0, dead: 0 });
    expect(counted(of(1, 1)).gateway).toMatchObject({ good: 0, dead: 0 });
    expect(counted(of(2, 2)).gateway).toMatchObject({ good: 0, dead: 1 });
    expect(counted(of(5, 0)).gateway).toMatchObject({ good: 1, dead: 0 });
  });

  it('that do not reach the gateway tell nothing of what lies beyond it', () => {
    expect(counted(good, failing(good, toGateway)).outside).toEqual([good]);
  });

  it('tell of a router that never answers by who gets out, and of a PC by its card', () => {
    const count = (...devices: DeviceEvidence[]) => countDevices(devices, false);
    expect(count(good, cutOff(true)).gateway).toMatchObject({ good: 1, dead: 1 });
    expect(count(cutOff(true)).gateway).toMatchObject({ good: 0, dead: 0 });
    expect(count(cutOff(false)).gateway).toMatchObject({ good: 0, dead: 1, lost: 1 });
  });

  it('are running, off or unknown, and of those that are off it counts how they stopped', () => {
    const off = (stop?: DeviceEvidence['stop']): DeviceEvidence => ({
      device: 'off',
      life: 'off',
      lastSeenAt: FROM,
      results: [],
      ...(stop === undefined ? {} : { stop }),
    });
    const { life, stops, lastSeen } = counted(good, off('clean'), off('unclean'), off());
    expect(life).toEqual({ running: 1, off: 3, unknown: 0 });
    expect(stops).toEqual({ clean: 1, unclean: 1 });
    expect(lastSeen).toEqual([FROM, FROM, FROM]);
  });

  it('on a battery and on mains are counted while they run', () => {
    const { ran } = counted({ ...good, hasBattery: true }, { ...good, hasBattery: false }, good);
    expect(ran).toEqual({ onBattery: 1, onMains: 1 });
  });

  it('without a cable are counted by themselves too', () => {
    const wireless = { ...failing(good, toGateway), isWireless: true };
    expect(counted(good, wireless).wireless).toMatchObject({ good: 0, dead: 1 });
    expect(counted({ ...cutOff(), isWireless: true }).wirelessInVain).toBe(1);
    expect(counted(good, { ...cutOff(), isWireless: true }).wirelessInVain).toBe(0);
  });
});
