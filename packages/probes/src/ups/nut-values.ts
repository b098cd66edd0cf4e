import type { Values } from '@mach/wire';
import { firmwareText } from '../sensors/firmware-text.ts';

/** The variables that are asked for, by their names in Network UPS Tools (docs/nut-names of NUT). */
export const nutVariables = [
  'ups.status',
  'ups.model',
  'device.model',
  'battery.charge',
  'battery.runtime',
  'ups.load',
  'input.voltage',
  'battery.voltage',
  'battery.temperature',
  'ups.test.result',
] as const;
export type NutVariable = (typeof nutVariables)[number];

const RUNTIME_MAX_S = 30 * 86_400;

/** What the variables say as values of the kind `ups`. What is absent, no number or out of all sense is undefined. */
export function nutValues(
  told: Readonly<Partial<Record<NutVariable, string>>>,
): Record<string, Values[string] | undefined> {
  const number = (variable: NutVariable, [least, most]: readonly [number, number], times = 1) => {
    const text = told[variable]?.trim() ?? '';
    const value = Number(text);
    return text !== '' && value >= least && value <= most ? value * times : undefined;
  };
  return {
    model: firmwareText(told['ups.model'] ?? told['device.model'] ?? ''),
    chargeRatio: number('battery.charge', [0, 100], 0.01),
    runtimeMs: number('battery.runtime', [0, RUNTIME_MAX_S], 1_000),
    ...statusOf(told['ups.status']),
    loadRatio: number('ups.load', [0, 200], 0.01),
    inputVolts: number('input.voltage', [0, 1_000]),
    // Drivers show 0 where the UPS does not measure it.
    batteryVolts: number('battery.voltage', [0.1, 2_000]),
    batteryCelsius: number('battery.temperature', [0.1, 120]),
    testFailed: testOf(told['ups.test.result']),
  };
}

/**
 * The words of `ups.status`: OL on mains, OB on battery, CAL the battery is run down on purpose to measure it, RB replace the
 * battery, OVER overloaded.
 */
function statusOf(status: string | undefined) {
  const words = status?.split(/\s+/).filter((word) => word !== '') ?? [];
  const isSaid = (word: string) => words.includes(word);
  // A driver that has just begun says WAIT.
  if (!STATES.some(isSaid)) return {};
  return {
    onBattery: isSaid('OL') ? false : isSaid('OB') && !isSaid('CAL') ? true : undefined,
    replaceBattery: isSaid('RB'),
    overloaded: isSaid('OVER'),
  };
}

/** One of these is in the status of every UPS that was read. */
const STATES: readonly string[] = ['OL', 'OB', 'BYPASS', 'OFF'];

/** Drivers write it in their own words: `Done and passed`, `Done and error`, `No test initiated`, `OK`; BT of an APC is too little capacity. */
function testOf(result: string | undefined): boolean | undefined {
  if (result === undefined) return undefined;
  if (/\b(?:error|fail(?:ed|ure)?|bad)\b|^BT$/i.test(result)) return true;
  return /\bpass(?:ed)?\b|\bok\b|^no test/i.test(result) ? false : undefined;
}
