import { expect, it } from 'vitest';
import { readSendMbps, wifiSendMbps } from './wifi-send-rate.ts';

/** `struct iwreq` of linux/wireless.h: the card's name in 16 bytes, then `struct iw_param` with its value first. */
const answer = (value: number) => {
  const iwreq = Buffer.alloc(32);
  iwreq.write('wlan0', 0, 'latin1');
  iwreq.writeInt32LE(value, 16);
  return iwreq;
};

it.each([
  ['as the kernel tells them', 144_400_000, 144.4],
  ['up to what 32 bits hold', 2_147_483_647, 2_147.483647],
  ['unknown where there are none', 0, undefined],
  ['unknown where they ran over', -1_894_967_296, undefined],
])('bits a second are %s', (_, bits, mbps) => {
  expect(readSendMbps(answer(bits))).toBe(mbps);
});

it.runIf(process.platform === 'linux')(
  'knows no rate of a card that is not wireless, nor of one that is not there',
  () => {
    expect(['lo', 'wlan99', `${'a'.repeat(40)}`].map(wifiSendMbps)).toEqual([undefined, undefined, undefined]);
  },
);
