import { describe, expect, it } from 'vitest';
import type { WindowsCalls } from './windows-calls.ts';
import { peripheralsOf, screensOf } from './windows-peripherals.ts';

type Asked = Pick<WindowsCalls, 'presentDevices' | 'printers' | 'registry'>;

const failed = (failure: 'denied' | 'unsupported') => ({ ok: false, failure, detail: 'it said nothing' }) as const;
const MONITOR = '4d36e96e-e325-11ce-bfc1-08002be10318';
const devices = (...instances: readonly string[]) => ({
  ok: true as const,
  value: instances.map((instance) => ({ instance, classGuid: MONITOR })),
});
const registry = (keys: Readonly<Record<string, readonly string[]>> = {}): Asked['registry'] => ({
  keys: (path) => Object.entries(keys).find(([end]) => path.endsWith(end))?.[1] ?? [],
  names: () => [],
  text: () => undefined,
  number: (path) => (path.endsWith('active}') ? 1 : 8),
  bytes: () => undefined,
});
const asked = (change: Partial<Asked>): Asked => ({
  presentDevices: () => devices(),
  printers: () => ({ ok: true, value: [] }),
  registry: registry(),
  ...change,
});

it('tells scanners from cameras of one class by their driver', () => {
  const IMAGE = '6bdd1fc6-810f-11d0-bec7-08002be2092f';
  const value = ['USB\\VID_04A9&PID_1909\\1', 'USB\\VID_046D&PID_0825\\2'].map((instance) => ({
    instance,
    classGuid: IMAGE,
  }));
  const drivers = { ...registry(), text: (path: string) => (path.includes('VID_046D') ? 'usbvideo' : 'usbscan') };
  const told = peripheralsOf(asked({ presentDevices: () => ({ ok: true, value }), registry: drivers }));
  expect(told).toMatchObject({ scanners: 1, cameras: 1 });
});

describe('what Windows does not tell', () => {
  it.each<[string, Partial<Asked>, object]>([
    [
      'the spooler is off',
      { printers: () => failed('unsupported') },
      { usbPrinters: 0, smartCardReaders: 0, scanners: 0, cameras: 0 },
    ],
    ['devices are not listed', { presentDevices: () => failed('denied') }, { installedPrinters: 0 }],
    ['nothing is told at all', { presentDevices: () => failed('denied'), printers: () => failed('denied') }, {}],
  ])('is unknown, never none: %s', (_, change, expected) => {
    expect(peripheralsOf(asked(change))).toEqual(expected);
  });

  it('of sound is unknown without the list of places to record from, and none where that is empty', () => {
    const soundInputs = (keys: Readonly<Record<string, readonly string[]>>) =>
      peripheralsOf(asked({ registry: registry(keys) })).soundInputs;
    expect(soundInputs({})).toBeUndefined();
    expect(soundInputs({ 'MMDevices\\Audio': ['Capture', 'Render'] })).toBe(0);
    expect(soundInputs({ 'MMDevices\\Audio': ['Capture'], '\\Capture': ['{active}', '{unplugged}'] })).toBe(1);
    const keys = { 'MMDevices\\Audio': ['Render'], '\\Render': ['{active}'] };
    expect(peripheralsOf(asked({ registry: registry(keys) }))).toMatchObject({ soundOutputs: 1 });
  });

  it('of screens throws its reason: a list that can’t be had, or a screen that is none or says nothing', () => {
    expect(() => screensOf(asked({ presentDevices: () => failed('denied') }))).toThrow('it said nothing');
    const unsure = asked({ presentDevices: () => devices('DISPLAY\\DEFAULT_MONITOR\\4&1&0&UID0') });
    expect(() => screensOf(unsure)).toThrow('tells nothing');
  });
});

it('without a screen there is none, and one that can’t be read is one all the same', () => {
  expect(screensOf(asked({}))).toEqual([]);
  const two = devices('DISPLAY\\DEFAULT_MONITOR\\4&1&0&UID0', 'DISPLAY\\DELA07B\\4&1&0&UID256');
  expect(screensOf(asked({ presentDevices: () => two }))).toEqual([{ connector: 'screen 1' }]);
});

it('tells the queues of printers: what waits on paper, and whether the default takes it', () => {
  const told = (...value: readonly { isDefault: boolean; isReady: boolean; jobs: number }[]) =>
    peripheralsOf(
      asked({
        printers: () => ({ ok: true, value: value.map((each) => ({ name: 'Quầy 1', driver: 'HP', ...each })) }),
      }),
    );
  const other = { isDefault: false, isReady: true, jobs: 1 };
  expect(told({ isDefault: true, isReady: false, jobs: 3 }, other)).toMatchObject({
    installedPrinters: 2,
    defaultPrinter: 'not-ready',
    printJobs: 4,
  });
  expect(told(other)).not.toHaveProperty('defaultPrinter');
});
