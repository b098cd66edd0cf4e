import { describe, expect, it } from 'vitest';
import { type RoomInput, type RoomReading, roomReadiness } from './room-readiness.ts';

const ids = {
  train: 'meeting.train',
  reach: 'meeting.reach',
  gateway: 'meeting.gateway',
  headroom: 'meeting.headroom',
  devices: 'meeting.devices',
};
const SINCE = 1_000;
const read = (kind: string, values: RoomReading['values'], more: Partial<RoomReading> = {}): RoomReading => ({
  ...{ kind, values, ok: true, at: 2_000 },
  ...more,
});
const train = (videoFit: string, more: Partial<RoomReading> = {}) =>
  read(
    'stamp',
    { sent: 4_200, received: 4_190, videoFit, lossRatio: 0.002, rttMedianMs: 14 },
    { id: ids.train, ...more },
  );
const well = [
  read('gateway', { address: '192.168.1.1', macHash: 'x' }, { at: 10 }),
  train('good'),
  read('ping', { sent: 10, received: 10 }, { id: ids.gateway }),
  read('headroom', { cpuBusyRatio: 0.1, receivedBitsPerSecond: 0, sentBitsPerSecond: 0 }, { id: ids.headroom }),
  read('peripherals', { cameras: 1, soundInputs: 1, soundOutputs: 1 }, { id: ids.devices }),
];
const but = (...changed: readonly RoomReading[]) => [
  ...well.filter(({ id, kind }) => changed.every((each) => each.id !== id || each.kind !== kind)),
  ...changed,
];
const room = (readings: readonly RoomReading[], more: Partial<RoomInput> = {}) =>
  roomReadiness({ isOn: true, readings, ids, since: SINCE, way: 'internet', ...more });
const reach = (ok: boolean) =>
  read('stamp', ok ? { sent: 1, received: 1, rttMedianMs: 9 } : {}, {
    ...{ id: ids.reach, ok },
    ...(ok ? {} : { failure: 'timeout' }),
  });

describe('a meeting room', () => {
  it.each([
    ['where all is well', well, 'ready'],
    ['with a train that is fair', but(train('fair')), 'attention'],
    ['with a train that is poor', but(train('poor')), 'not-ready'],
    ['whose train came back not at all', but(train('', { ok: false, failure: 'timeout', values: {} })), 'not-ready'],
    ['that was not tested', well.filter(({ id }) => id !== ids.train), 'not-tested'],
    ['that was tested for another meeting', but(train('good', { at: 500 })), 'not-tested'],
    [
      'without a camera',
      but(read('peripherals', { cameras: 0, soundInputs: 1, soundOutputs: 1 }, { id: ids.devices })),
      'attention',
    ],
    [
      'without a speaker',
      but(read('peripherals', { cameras: 1, soundInputs: 1, soundOutputs: 0 }, { id: ids.devices })),
      'attention',
    ],
    [
      'that fetches much',
      but(
        read('headroom', { cpuBusyRatio: 0, receivedBitsPerSecond: 3e7, sentBitsPerSecond: 0 }, { id: ids.headroom }),
      ),
      'attention',
    ],
    ['with a busy machine', but(read('headroom', { cpuBusyRatio: 0.95 }, { id: ids.headroom })), 'attention'],
    ['that is reached minutes before', [...well, reach(true)], 'ready'],
    ['that is not reached minutes before', [...well, reach(false)], 'not-ready'],
  ] as const)('%s is %s', (_, readings, state) => {
    expect(room(readings).state).toBe(state);
  });

  it('whose PC is off is off, whatever was found, and never red', () => {
    expect(room([...but(train('poor')), reach(false)], { isOn: false }).state).toBe('off');
  });

  it('says when each thing was measured, and of the train that it was', () => {
    const { topics, testedAt } = room([...well, reach(true)]);
    expect(testedAt).toBe(2_000);
    expect(topics.map(({ topic, light, at }) => [topic, light, at])).toEqual([
      ['network', 'good', 2_000],
      ['video', 'good', 2_000],
      ['traffic', 'good', 2_000],
      ['load', 'good', 2_000],
      ['camera', 'good', 2_000],
      ['microphone', 'good', 2_000],
      ['speaker', 'good', 2_000],
      ['internet', 'good', 2_000],
    ]);
  });

  it('is judged by the newest of each, and by the daily count of devices where there is no other', () => {
    const again = room([...well, train('poor', { at: 3_000 })]);
    expect(again.state).toBe('not-ready');
    const daily = well.map((each) => (each.id === ids.devices ? read('peripherals', each.values, { at: 5 }) : each));
    expect(room(daily).state).toBe('ready');
  });
});
