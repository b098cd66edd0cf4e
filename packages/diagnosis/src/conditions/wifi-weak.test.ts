import type { Values } from '@mach/wire';
import { expect, it } from 'vitest';
import { factsWith, read } from '../testing/made-up.ts';
import { wifiWeak } from './wifi-weak.ts';

const judged = (values: Values, wayOut = 'wlan0') =>
  wifiWeak(factsWith(read('wifi', values, 'wlan0'), read('gateway', { address: '192.168.1.1', interface: wayOut })));

it.each([
  [-60, undefined],
  [-75, undefined],
  [-76, 'ageing'],
  [-84, 'at-risk'],
])('a signal of %s dBm is %s', (signalDbm, level) => {
  expect(judged({ signalDbm })[0]?.level).toBe(level);
});

it('tells the slower rate as evidence', () => {
  expect(judged({ signalDbm: -78, receiveMbps: 58, sendMbps: 13 })[0]?.parameters).toEqual({
    interface: 'wlan0',
    signalDbm: -78,
    rateMbps: 13,
  });
});

it('a card that does not lead to the gateway disturbs nobody', () => {
  expect(judged({ signalDbm: -84 }, 'eth0')).toEqual([]);
});

it('a card that tells no signal is not called weak', () => {
  expect(judged({ receiveMbps: 6 })).toEqual([]);
});
