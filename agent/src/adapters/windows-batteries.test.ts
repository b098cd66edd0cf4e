import { expect, it } from 'vitest';
import { readBatteries } from './windows-batteries.ts';

const words = (...all: readonly number[]) => new Uint8Array(Uint32Array.from(all).buffer);
const BATTERY = 0x8000_0000;
const UPS = 0xa000_0000;
const RELATIVE = 0x4000_0000;
const UNKNOWN = 0xffff_ffff;
/** BATTERY_INFORMATION as poclass.h has it: abilities, technology, chemistry, designed and full capacity, alerts, bias, cycles. */
const battery = (designed: number, full: number, cycles: number, abilities = BATTERY) => ({
  information: words(abilities, 1, 0x4e4f_494c, designed, full, 2_000, 3_000, 0, cycles),
});

it.each<[string, Parameters<typeof readBatteries>[0][number], object]>([
  [
    'that is worn and half full',
    { ...battery(48_000, 24_000, 412), status: words(2, 12_000, 11_100, 0) },
    { fullWh: 24, designWh: 48, cycles: 412, chargeRatio: 0.5 },
  ],
  ['that does not count its cycles', battery(48_000, 47_520, 0), { fullWh: 47.52, designWh: 48 }],
  ['that does not know what it holds', battery(48_000, UNKNOWN, UNKNOWN), { designWh: 48 }],
  ['that was never told what it was made for', battery(0, 24_000, 3), { fullWh: 24, cycles: 3 }],
  [
    'that counts in units of its own, which are no energies',
    { ...battery(100, 80, 7, BATTERY + RELATIVE), status: words(1, 40, UNKNOWN, 0) },
    { cycles: 7, chargeRatio: 0.5 },
  ],
  ['whose charge is unknown', { ...battery(0, 100, 0), status: words(0, UNKNOWN, UNKNOWN, 0) }, { fullWh: 0.1 }],
])('a battery %s', (_, told, expected) => {
  expect(readBatteries([told])).toEqual([{ name: 'battery', isUps: false, ...expected }]);
});

it('each has a name of its own; that of a mouse is not the machine’s, and what is cut off is none', () => {
  const one = battery(0, 0, 0);
  const ups = battery(0, 0, 0, UPS);
  expect(readBatteries([one, battery(0, 0, 0, 0), ups, one, { information: words(BATTERY) }])).toEqual([
    { name: 'battery', isUps: false },
    { name: 'ups', isUps: true },
    { name: 'battery 2', isUps: false },
  ]);
});
