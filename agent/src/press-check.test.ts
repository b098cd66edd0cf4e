import { CHECK_TOPICS, type CheckWish } from '@mach/diagnosis';
import type { PressedService } from '@mach/messages';
import type { CheckConfig, Reading } from '@mach/wire';
import { expect, it } from 'vitest';
import { type PressedPc, pressCheck } from './press-check.ts';

const values: Readonly<Record<string, Reading['values']>> = {
  gateway: { address: '192.168.1.1', macHash: 'x' },
  memory: { totalBytes: 8 * 2 ** 30, availableBytes: 4 * 2 ** 30 },
  filesystem: { totalBytes: 250e9, freeBytes: 120e9 },
  cpu: { load1: 0.5, cpus: 2 },
  ping: { sent: 10, received: 10 },
  http: { status: 200, clockBehindMs: 0 },
  headroom: { cpuBusyRatio: 0.1, receivedBitsPerSecond: 0, sentBitsPerSecond: 0 },
  dns: { records: 1 },
  stamp: { videoFit: 'fair', lossRatio: 0.02, rttMedianMs: 40 },
  peripherals: { smartCardReaders: 0, installedPrinters: 1, scanners: 1, cameras: 1, soundInputs: 0 },
};
const readingOf = ({ id, kind, target }: CheckConfig): Reading => {
  const told = { uptimeMs: 1, id, kind, ...(target === undefined ? {} : { target }) };
  const found = values[kind];
  return found === undefined
    ? { ...told, ok: false, failure: 'unsupported', values: {} }
    : { ...told, ok: true, values: found };
};

/** Presses on a PC that is well; gives what was asked of it, and what was told in which order. */
async function press(
  collectorUrl: string | undefined,
  wish: CheckWish = 'everything',
  more: Partial<Pick<PressedPc, 'slowSystems' | 'askServices'>> = {},
) {
  const asked: CheckConfig[] = [];
  const told: string[][] = [];
  const pressed = await pressCheck(
    {
      collectorUrl,
      read: async (checks) => {
        asked.push(...checks);
        return checks.map(readingOf);
      },
      askWays: async () => [readingOf({ id: 'way.internet', kind: 'stamp', everyS: 60 })],
      slowSystems: () => [],
      askServices: async (gateway) => [{ target: `by ${gateway}` }],
      tryMeeting: async () => [readingOf({ id: 'meeting', kind: 'stamp', everyS: 60 })],
      ...more,
    },
    wish,
    (topics) => void told.push(topics.map(({ topic }) => topic)),
  );
  return { asked, told, pressed };
}

it('tells each topic once, what needs the way and seconds of its own last', async () => {
  const { told, pressed, asked } = await press('https://mach.example.vn');
  expect(told.flat().toSorted()).toEqual([...CHECK_TOPICS].toSorted());
  expect(told.slice(-2)).toEqual([['systems'], ['video']]);
  expect(pressed.check).toMatchObject({ overall: 'warning', cause: 'video-poor' });
  expect(pressed.services).toEqual([{ target: 'by 192.168.1.1' }]);
  expect(asked.filter(({ target }) => target !== undefined).map(({ kind, target }) => `${kind} ${target}`)).toEqual([
    'tcp 127.0.0.1:8987',
    'http https://mach.example.vn/-/healthy',
    'dns mach.example.vn',
    'ping 192.168.1.1',
  ]);
});

it('lets no light wait for a collector that does not answer, or for what is measured over seconds', async () => {
  const told: string[] = [];
  const late = Promise.withResolvers<void>();
  const order: string[] = [];
  const came = (what: string) => {
    order.push(what);
    return [];
  };
  const pressing = pressCheck(
    {
      collectorUrl: 'https://mach.example.vn',
      read: async (checks) => {
        if (checks.some(({ kind }) => kind === 'http' || kind === 'headroom')) await late.promise;
        return checks.map(readingOf);
      },
      askWays: async () => [readingOf({ id: 'way.internet', kind: 'stamp', everyS: 60 })],
      slowSystems: () => undefined,
      askServices: async () => came('services'),
      tryMeeting: async () => came('train'),
    },
    'everything',
    (topics) => void told.push(...topics.map(({ topic }) => topic)),
  );
  await new Promise((resolve) => setImmediate(resolve));
  const OF_COLLECTOR = ['collector', 'clock', 'data-network', 'systems'];
  const waiting = [...OF_COLLECTOR, 'video', 'traffic', 'load'];
  expect(told.toSorted()).toEqual(CHECK_TOPICS.filter((topic) => !waiting.includes(topic)).toSorted());
  // They would be counted as what else the PC sends, and disturb a meeting's train.
  expect(order).toEqual([]);
  late.resolve();
  await pressing;
  expect(order).toEqual(['services', 'train']);
  expect(told.toSorted()).toEqual([...CHECK_TOPICS].toSorted());
});

it('asks no name where the collector has none, and no services before joining', async () => {
  const { asked } = await press('https://[fd00::1]:8443');
  expect(asked.some(({ kind }) => kind === 'dns')).toBe(false);
  const before = await press(undefined);
  expect(before.asked.some(({ kind }) => kind === 'http')).toBe(false);
  expect(before.pressed).toMatchObject({ services: [], check: { nextStep: 'join-first' } });
});

it('says that a system is slow for everybody, to whoever can’t get in', async () => {
  const { pressed } = await press('https://mach.example.vn', 'system', {
    slowSystems: () => [{ name: 'Một cửa', communes: 92 }],
  });
  expect(pressed.check.cause).toBe('slow-for-everybody');
});

it.each<[string, PressedService, object]>([
  [
    'a portal that does not answer while the internet does',
    { target: 'https://dvc.example.vn/home', reading: { ok: false, failure: 'timeout' } },
    { overall: 'warning', cause: 'service-unreachable', possibleCauses: ['service'], nextStep: 'wait-service' },
  ],
  [
    'a portal that was asked often enough today',
    { target: 'https://dvc.example.vn/home' },
    { overall: 'unknown', cause: 'partly-measured' },
  ],
])('does not call fine, to whoever can’t get in, %s', async (_, service, found) => {
  const { pressed } = await press('https://mach.example.vn', 'system', { askServices: async () => [service] });
  expect(pressed.check).toMatchObject(found);
  const systems = pressed.check.topics.find(({ topic }) => topic === 'systems');
  expect(systems?.values).toMatchObject(service.reading === undefined ? {} : { names: 'dvc.example.vn' });
});

it('asks what the disks say of themselves', async () => {
  expect((await press(undefined)).asked.map(({ kind }) => kind)).toContain('disk-health');
});

it.each<[CheckWish, string]>([
  ['signing', 'no-card-reader'],
  ['printing', 'video-poor'],
  ['meeting', 'video-poor'],
])('judges what is needed for %s first', async (wish, cause) => {
  expect((await press('https://mach.example.vn', wish)).pressed.check.cause).toBe(cause);
});
