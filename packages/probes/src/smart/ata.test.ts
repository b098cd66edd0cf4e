import { expect, it } from 'vitest';
import { ataValues } from './ata.ts';

const attribute = (id: number, name: string, raw: { value: number; string?: string }, more = {}) => ({
  ...{ id, name, value: 100, worst: 100, thresh: 0, when_failed: '', flags: { prefailure: false } },
  raw: { string: String(raw.value), ...raw },
  ...more,
});
const values = (...table: readonly unknown[]) => ataValues({ ata_smart_attributes: { table } });

it('reads a count only where number and name agree', () => {
  expect(
    values(
      attribute(5, 'Retired_Block_Count', { value: 2 }),
      attribute(197, 'Not_In_Use', { value: 9 }),
      attribute(197, 'Bogus_Current_Pending_Sect', { value: 1 }),
      attribute(197, 'Current_Pending_ECC_Cnt', { value: 1 }),
      attribute(187, 'Unknown_SSD_Attribute', { value: 9 }),
      attribute(199, 'SATA_CRC_Error_Count', { value: 3 }),
    ),
  ).toEqual({ reallocatedSectors: 2, interfaceCrcErrors: 3, thresholdCrossed: false, thresholdCrossedBefore: false });
});

it('believes packed reallocation events only beside sectors that were replaced', () => {
  const packed = attribute(196, 'Reallocated_Event_Count', { value: 53_416_508_262_463, string: '2111 (12437 0)' });
  expect(values(packed, attribute(5, 'Reallocated_Sector_Ct', { value: 0 }))).toMatchObject({ notUnderstood: '196' });
  expect(values(packed, attribute(5, 'Reallocated_Sector_Ct', { value: 12 }))).toMatchObject({
    reallocationEvents: 2_111,
  });
});

it('unpacks command timeouts of Seagate with and without smartctl’s help', () => {
  const timeouts = (raw: { value: number; string?: string }) =>
    values(attribute(188, 'Command_Timeout', raw))?.commandTimeouts;
  expect(timeouts({ value: 4_295_032_833, string: '1 1 1' })).toBe(1);
  expect(timeouts({ value: 4_295_032_833 })).toBe(1);
  expect(timeouts({ value: 29 })).toBe(29);
});

it('says that a limit is crossed only of attributes that foretell failure', () => {
  const hot = attribute(190, 'Airflow_Temperature_Cel', { value: 60 }, { when_failed: 'now' });
  const bad = (when: string) =>
    attribute(5, 'Reallocated_Sector_Ct', { value: 1 }, { when_failed: when, flags: { prefailure: true } });
  expect(values(hot)?.thresholdCrossed).toBe(false);
  expect(values(bad('now'))).toMatchObject({ thresholdCrossed: true, thresholdCrossedBefore: false });
  expect(values(bad('past'))).toMatchObject({ thresholdCrossed: false, thresholdCrossedBefore: true });
});

it('is nothing without a table', () => {
  expect(ataValues({ ata_smart_attributes: { table: [] } })).toBeUndefined();
  expect(ataValues({})).toBeUndefined();
});
