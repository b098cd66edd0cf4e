import type { Files } from '@mach/ports';
import { sensor } from '../contract.ts';
import { gauge } from '../metrics.ts';
import { namesIn } from './kernel-files.ts';
import { atMost, nothingToRead, part, unreadPart } from './part.ts';

/** Wireless cards of one machine that are reported. */
const CARDS_MAX = 8;

/** How well each wireless card hears its access point. Never the name or the address of a network: those tell where somebody is. */
export const wifi = sensor({
  name: 'wifi',
  summary: 'Signal and rate of each wireless card that is connected; never the name or the address of its network.',
  targetLabel: 'interface',
  needs: ['files', 'host'],
  onWindows:
    'the signal by WlanQueryInterface (its code for RSSI alone, which needs no right to know the place), rates by GetIfTable2; tried under Wine, which has no wireless card, never run on a real PC',
  options: {},
  metrics: [
    gauge('signalDbm', 'none', {
      help: 'strength of the signal in dBm: -50 is strong, -80 weak',
      as: 'mach_device_wifi_signal_dbm',
    }),
    gauge('receiveMbps', 'megabits-per-second', {
      help: 'rate at which the card receives, in bytes a second; on Linux not told',
      as: 'mach_device_wifi_receive_speed_bytes_per_second',
    }),
    gauge('sendMbps', 'megabits-per-second', {
      help: 'rate at which the card sends, in bytes a second; on Linux by the wireless extensions, where the kernel has them',
      as: 'mach_device_wifi_transmit_speed_bytes_per_second',
    }),
  ],
  run: async ({ files, host }) => {
    if (host.wifi !== undefined) {
      const told = await host.wifi();
      if (!told.ok) return [unreadPart(undefined, told)];
      const parts = told.value.map(({ name, ...values }) => part(name, values));
      return parts.length === 0 ? nothingToRead(NOT_CONNECTED) : atMost(parts, CARDS_MAX);
    }
    const text = await files.readText('/proc/net/wireless');
    if (!text.ok && text.failure !== 'not-found') return [unreadPart(undefined, text)];
    if (!text.ok) return nothingToRead((await hasCard(files)) ? NOT_TOLD : NOT_CONNECTED);
    const parts = parseWireless(text.value).map(({ name, signalDbm }) =>
      part(name, { signalDbm, sendMbps: host.wifiSendMbps?.(name) }),
    );
    return parts.length === 0 ? nothingToRead(NOT_CONNECTED) : atMost(parts, CARDS_MAX);
  },
});

const NOT_CONNECTED = 'no wireless card is connected';
const NOT_TOLD = 'this kernel has no /proc/net/wireless, and so tells no signal';

async function hasCard(files: Files): Promise<boolean> {
  return (await namesIn(files, '/sys/class/ieee80211')).length > 0;
}

/**
 * The cards of /proc/net/wireless that hear something. A level is in dBm; drivers of old give it as a byte, 256 above. A dot behind a
 * number says that it is new. −256 and 0 stand for none.
 */
export function parseWireless(text: string): readonly { readonly name: string; readonly signalDbm: number }[] {
  return text.split('\n').flatMap((line) => {
    const [, name, level] = /^\s*(\S+):\s+[0-9a-f]{4}\s+\d+\.?\s+(-?\d+)\.?\s/.exec(line) ?? [];
    if (name === undefined) return [];
    const number = Number(level);
    const signalDbm = number > 0 ? number - BYTE : number;
    return signalDbm <= WEAKEST_DBM || signalDbm >= 0 ? [] : [{ name, signalDbm }];
  });
}

const BYTE = 256;
/** No card hears anything below its own noise, which is about −110 dBm. */
const WEAKEST_DBM = -120;
