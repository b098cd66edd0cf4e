import { expect, it } from 'vitest';
import type { BatteryBytes } from './windows-battery-calls.ts';
import { readUpses } from './windows-upses.ts';

const words = (...all: readonly number[]) => new Uint8Array(Uint32Array.from(all).buffer);
/** BATTERY_INFORMATION as poclass.h has it: abilities, technology, chemistry, designed and full capacity, alerts, bias, cycles. */
const information = (abilities: number, full: number) => words(abilities, 0, 0, 100, full, 0, 0, 0, 0);
const UPS = 0xe000_0000;
const NOTEBOOK = 0x8000_0000;
const UNKNOWN = 0xffff_ffff;

it.each<[string, Omit<BatteryBytes, 'information'>, object]>([
  [
    'on battery',
    {
      status: words(2, 40, 13_500, 0),
      estimatedTime: words(600),
      temperature: words(2_982),
      name: new Uint8Array(Buffer.from('Back-UPS ES 650G2\0rest', 'utf16le')),
    },
    {
      ...{ model: 'Back-UPS ES 650G2', chargeRatio: 0.4, runtimeMs: 600_000, onBattery: true },
      ...{ batteryVolts: 13.5, batteryCelsius: 25.1 },
    },
  ],
  ['on mains, and charging', { status: words(5, 90, UNKNOWN, 0) }, { chargeRatio: 0.9, onBattery: false }],
  [
    'that knows nothing',
    { status: words(0, UNKNOWN, UNKNOWN, 0), estimatedTime: words(UNKNOWN), temperature: words(0) },
    {},
  ],
  ['whose driver tells nothing but that it is one', {}, {}],
])('a UPS %s', (_, told, expected) => {
  expect(readUpses([{ information: information(UPS, 100), ...told }])).toEqual([{ name: 'ups', ...expected }]);
});

it('the battery of a notebook is none, and neither is what is cut off; two have names of their own', () => {
  const notebook = { information: information(NOTEBOOK, 50_000), status: words(2, 100, 11_000, 0) };
  const ups = { information: information(UPS, 0), status: words(1, 5, 0, 0) };
  expect(readUpses([notebook, ups, ups, { information: words(UPS) }])).toEqual([
    { name: 'ups', onBattery: false },
    { name: 'ups 2', onBattery: false },
  ]);
});
