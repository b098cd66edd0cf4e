import { expect, it } from 'vitest';
import type { Attribute } from './attribute.ts';
import { wearOfAttributes } from './wear.ts';

const attribute = (id: number, name: string, value: number, raw: number): Attribute => ({
  ...{ id, name, value, raw, rawText: String(raw), threshold: 10, failed: '', isPrefailure: false },
});
const wear = (attributes: readonly Attribute[], output: unknown = {}) => wearOfAttributes(attributes, output).wearRatio;

it.each<[string, Attribute, number | undefined]>([
  ['Intel by the normalised value', attribute(233, 'Media_Wearout_Indicator', 22, 0), 0.78],
  ['Intel at the end, where it stops at 1', attribute(233, 'Media_Wearout_Indicator', 1, 0), 1],
  ['Kingston by the raw value', attribute(231, 'SSD_Life_Left', 100, 74), 0.26],
  ['SandForce, whose raw value is not what is left', attribute(231, 'SSD_Life_Left', 100, 0), 0],
  ['raw and normalised value that contradict each other: none', attribute(231, 'SSD_Life_Left', 100, 1), undefined],
  ['Micron by the normalised value', attribute(202, 'Percent_Lifetime_Remain', 97, 3), 0.03],
  ['a hard disk’s 202 is no wear', attribute(202, 'Data_Address_Mark_Errs', 1, 253), undefined],
  ['gigabytes written under 233 are no wear', attribute(233, 'Flash_Writes_GiB', 100, 979), undefined],
])('%s', (_, one, expected) => {
  const found = wear([one]);
  expect(found === undefined ? undefined : Number(found.toFixed(4))).toBe(expected);
});

it('takes smartctl’s own conclusion before the statistics, and those before an attribute', () => {
  const attributes = [attribute(177, 'Wear_Leveling_Count', 80, 200)];
  const statistics = {
    ata_device_statistics: {
      pages: [{ number: 7, table: [{ name: 'Percentage Used Endurance Indicator', value: 12 }] }],
    },
  };
  expect(wear(attributes)).toBe(0.2);
  expect(wear(attributes, statistics)).toBe(0.12);
  expect(wear(attributes, { ...statistics, endurance_used: { current_percent: 104 } })).toBe(1.04);
});

it('has a threshold of the spare only beside a spare', () => {
  expect(wearOfAttributes([attribute(232, 'Available_Reservd_Space', 99, 0)], {})).toEqual({
    spareRatio: 0.99,
    spareThresholdRatio: 0.1,
  });
  expect(wearOfAttributes([], { spare_available: { threshold_percent: 5 } })).toEqual({});
});
