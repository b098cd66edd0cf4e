import type { PowerState, Result } from '@mach/ports';
import { scriptedFiles } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { isOnMains } from './mains.ts';

/** As Documentation/ABI/testing/sysfs-class-power has it. */
const supply = (name: string, files: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(files).map(([file, text]) => [`/sys/class/power_supply/${name}/${file}`, `${text}\n`]),
  );
const battery = supply('BAT0', { type: 'Battery' });

it.each<[what: string, files: Record<string, string>, isFed: boolean]>([
  ['a desktop', {}, true],
  ['a notebook that is plugged in', { ...battery, ...supply('AC', { type: 'Mains', online: '1' }) }, true],
  ['a notebook on its battery', { ...battery, ...supply('AC', { type: 'Mains', online: '0' }) }, false],
  ['a notebook fed over USB-C', { ...battery, ...supply('ucsi', { type: 'USB', online: '1' }) }, true],
  ['a notebook that tells nothing of its supply', battery, false],
  ['a desktop whose UPS is charged', supply('ups', { type: 'UPS', status: 'Full' }), true],
  ['a desktop whose UPS carries it', supply('ups', { type: 'UPS', status: 'Discharging' }), false],
  ['a desktop with a mouse on batteries', supply('hidpp_0', { type: 'Battery', scope: 'Device' }), true],
])('%s', async (_, files, isFed) => {
  expect(await isOnMains(scriptedFiles({ files }), {})).toBe(isFed);
});

it('is unknown where nobody may look', async () => {
  const denied = { ok: false, failure: 'denied', detail: '' } as const;
  expect(await isOnMains(scriptedFiles({ folders: { '/sys/class/power_supply': denied } }), {})).toBeUndefined();
});

it.each<[what: string, power: Result<PowerState>, isFed: boolean | undefined]>([
  ['is fed', { ok: true, value: { onMains: true, hasBattery: true } }, true],
  ['is on its battery', { ok: true, value: { onMains: false } }, false],
  ['does not know', { ok: true, value: {} }, undefined],
  ['can not say', { ok: false, failure: 'unsupported', detail: '' }, undefined],
])('a system that tells by a call %s, whatever files there are', async (_, power, isFed) => {
  expect(await isOnMains(scriptedFiles({ files: battery }), { power: () => power })).toBe(isFed);
});
