import type { Host } from '@mach/ports';
import { scriptedFiles } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { parseWireless, wifi } from './wifi.ts';

const head = `Inter-| sta-|   Quality        |   Discarded packets               | Missed | WE
 face | tus | link level noise |  nwid  crypt   frag  retry   misc | beacon | 22
`;
/** Posted by their owners in forums on 2009-09-07 and 2005-06-21; of the second the driver's own file said "signal_level=-61 dBm". */
const inDbm = ' wlan0: 0000   78.  -56   -127.       0      0      0      0      0        0\n';
const asByte = ' wlan0: 0000  100   195     0        0      0      0      0      0        0\n';
const run = (files: Record<string, string>, host: Host = {}) =>
  wifi.run({ files: scriptedFiles({ files }), host }, {}, new AbortController().signal);

it.each([
  ['in dBm', inDbm, -56],
  ['as a byte, as drivers of old', asByte, -61],
])('a level %s is the signal', async (_, line, signalDbm) => {
  expect(await run({ '/proc/net/wireless': head + line })).toEqual([
    { ok: true, target: 'wlan0', values: { signalDbm } },
  ]);
});

it.each([
  ['a card that is not connected', ' wlan0: 0000    0.    0     0.       0      0      0      0      0        0\n'],
  ['a card that hears nothing', ' wlan0: 0000    0.  -256.  -256        0      0      0      0      0        0\n'],
  ['no card at all', ''],
])('%s has no signal', async (_, line) => {
  expect(parseWireless(head + line)).toEqual([]);
  expect(await run({ '/proc/net/wireless': head + line })).toMatchObject([{ ok: false, failure: 'unsupported' }]);
});

it('says of a kernel without the file that it does not tell, and of a machine without a card that there is none', async () => {
  const [untold] = await run({ '/sys/class/ieee80211/phy0/index': '0' });
  const [none] = await run({});
  expect([untold, none]).toMatchObject([
    { ok: false, detail: expect.stringContaining('kernel') },
    { ok: false, detail: expect.stringContaining('no wireless card') },
  ]);
});

it('takes what calls tell, without a card that is not connected', async () => {
  const state = { name: 'Wi-Fi', signalDbm: -67, receiveMbps: 433, sendMbps: 390 };
  expect(await run({}, { wifi: async () => ({ ok: true, value: [state] }) })).toEqual([
    { ok: true, target: 'Wi-Fi', values: { signalDbm: -67, receiveMbps: 433, sendMbps: 390 } },
  ]);
  expect(await run({}, { wifi: async () => ({ ok: true, value: [] }) })).toMatchObject([{ ok: false }]);
});

it('adds the rate of sending where the kernel tells it', async () => {
  const host: Host = { wifiSendMbps: (name) => (name === 'wlan0' ? 144.4 : undefined) };
  const [known] = await run({ '/proc/net/wireless': head + inDbm }, host);
  const [unknown] = await run({ '/proc/net/wireless': head + inDbm.replace('wlan0', 'wlan1') }, host);
  expect(known).toEqual({ ok: true, target: 'wlan0', values: { signalDbm: -56, sendMbps: 144.4 } });
  expect(unknown).toEqual({ ok: true, target: 'wlan1', values: { signalDbm: -56 } });
});
