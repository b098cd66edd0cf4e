import { expect, it } from 'vitest';
import { speedSettingsOf } from './speed-settings.ts';

const GUID = '{0B7A9C31-5E0F-4C43-9B5A-2F4F0D1E6A77}';

/** A registry with one driver, in the second of three places; the last belongs to the system alone. */
function registry(speeds: readonly string[], chosen?: string) {
  const of = (path: string) => path.split('}\\')[1] ?? '';
  return {
    keys: () => ['0000', '0001', 'Properties'],
    names: (path: string) => (of(path) === '0001\\Ndi\\Params\\*SpeedDuplex\\Enum' ? speeds : []),
    number: () => undefined,
    bytes: () => undefined,
    text: (path: string, name: string) => {
      if (of(path) !== '0001') return undefined;
      return name === 'NetCfgInstanceId' ? GUID.toLowerCase() : chosen;
    },
  };
}

it.each([
  ['a Gigabit card', ['0', '1', '2', '3', '4', '6'], '0', { maxSpeedMbps: 1_000, autoNegotiation: true }],
  ['a card of 100 Mbit/s', ['0', '1', '2', '3', '4'], '0', { maxSpeedMbps: 100, autoNegotiation: true }],
  ['a card of 2.5 Gbit/s', ['0', '4', '6', '2500'], '0', { maxSpeedMbps: 2_500, autoNegotiation: true }],
  ['a card that somebody fixed to 100 Mbit/s', ['0', '4', '6'], '4', { maxSpeedMbps: 1_000, autoNegotiation: false }],
  ['numbers that mean nothing', ['', '-1', '11', 'auto'], '0', { autoNegotiation: true }],
  ['a driver that lists nothing', [], undefined, {}],
])('%s', (_, speeds, chosen, expected) => {
  expect(speedSettingsOf(registry(speeds, chosen), GUID)).toEqual(expected);
});

it('knows nothing of a card whose driver is not there', () => {
  expect(speedSettingsOf(registry(['6'], '0'), '{FFFFFFFF-0000-0000-0000-000000000000}')).toEqual({});
});
