import { scriptedFiles } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { temperature } from './temperature.ts';

const run = (files: Record<string, string>) =>
  temperature.run({ files: scriptedFiles({ files }) }, {}, new AbortController().signal);
const chip = (folder: string, files: Record<string, string>) =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`/sys/class/hwmon/${folder}/${name}`, `${text}\n`]));
const zone = (folder: string, type: string, temp: string) => ({
  [`/sys/class/thermal/${folder}/type`]: `${type}\n`,
  [`/sys/class/thermal/${folder}/temp`]: `${temp}\n`,
});

it('names an input by its chip and label, and numbers what is named alike', async () => {
  const files = {
    ...chip('hwmon0', { name: 'coretemp', temp1_input: '54000', temp1_label: 'Package id 0', temp1_max: '100000' }),
    ...chip('hwmon1', { name: 'drivetemp', temp1_input: '38000' }),
    ...chip('hwmon2', { name: 'drivetemp', temp1_input: '-5500' }),
  };
  expect(await run(files)).toEqual([
    { ok: true, target: 'coretemp Package id 0', values: { celsius: 54 } },
    { ok: true, target: 'drivetemp temp1', values: { celsius: 38 } },
    { ok: true, target: 'drivetemp temp1 #2', values: { celsius: -5.5 } },
  ]);
});

it('leaves a zone out whose chip is there already', async () => {
  const files = {
    ...chip('hwmon0', { name: 'acpitz', temp1_input: '27800' }),
    ...zone('thermal_zone0', 'acpitz', '27800'),
    ...zone('thermal_zone1', 'x86_pkg_temp', '51000'),
  };
  expect((await run(files)).map(({ target }) => target)).toEqual(['acpitz temp1', 'x86_pkg_temp']);
});

it.each(['255000', '127000', '-128000', '0', '-273200', 'nonsense'])(
  'is a bad reply when a sensor shows %s',
  async (shown) => {
    expect(await run(zone('thermal_zone0', 'acpitz', shown))).toMatchObject([
      { ok: false, target: 'acpitz', failure: 'bad-reply' },
    ]);
  },
);

it('is unsupported on a machine without sensors', async () => {
  expect(await run({})).toMatchObject([{ ok: false, failure: 'unsupported' }]);
});
