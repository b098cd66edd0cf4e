import { scriptedFiles } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { fan } from './fan.ts';

const run = (files: Record<string, string>) =>
  fan.run({ files: scriptedFiles({ files }) }, {}, new AbortController().signal);

const chip = (name: string, files: Record<string, string>) =>
  Object.fromEntries(
    Object.entries({ name, ...files }).map(([file, text]) => [`/sys/class/hwmon/hwmon5/${file}`, `${text}\n`]),
  );

it('shows each header as it is: seven of a desktop board, as its owner listed them on the linux-hwmon list', async () => {
  const rpms = ['0', '1162', '0', '0', '533', '534', '759'];
  const files = Object.assign(
    {},
    ...rpms.map((rpm, n) => ({ [`fan${n + 1}_input`]: rpm, [`fan${n + 1}_alarm`]: '0' })),
  );
  const parts = await run(chip('nct6798', files));
  expect(parts.map(({ target, values }) => [target, values?.['rpm'], values?.['alarm']])).toEqual(
    rpms.map((rpm, n) => [`nct6798 fan${n + 1}`, Number(rpm), false]),
  );
});

// Documentation/hwmon/sysfs-interface: fan[1-*]_input in turns a minute, _alarm and _fault 0 or 1, _label a text.
it('names a fan by its label, and takes an alarm or a fault for an alarm', async () => {
  const files = { fan1_input: '0', fan1_label: 'Processor Fan', fan1_fault: '1', fan2_input: '900', fan2_alarm: '0' };
  expect(await run(chip('dell_smm', files))).toEqual([
    { ok: true, target: 'dell_smm Processor Fan', values: { rpm: 0, alarm: true } },
    { ok: true, target: 'dell_smm fan2', values: { rpm: 900, alarm: false } },
  ]);
});

it('leaves the alarm out where the chip has none', async () => {
  expect(await run(chip('thinkpad', { fan1_input: '2500' }))).toEqual([
    { ok: true, target: 'thinkpad fan1', values: { rpm: 2_500 } },
  ]);
});

it.each(['-1', '65535', '', 'nonsense'])('is a bad reply when a fan shows %j', async (rpm) => {
  expect(await run(chip('dps920ab', { fan1_input: rpm }))).toMatchObject([{ ok: false, failure: 'bad-reply' }]);
});

it('is unsupported on a machine without fans', async () => {
  expect(await run({})).toMatchObject([{ ok: false, failure: 'unsupported' }]);
});
