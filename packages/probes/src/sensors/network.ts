import type { Files, InterfaceState, Result } from '@mach/ports';
import { flag } from '@mach/wire';
import { type PartOutcome, sensor } from '../contract.ts';
import { counter, fact, flagValue, textValue } from '../metrics.ts';
import { atMost, nothingToRead, part, unreadPart } from './part.ts';

/** Most interfaces of one machine that are reported. */
const INTERFACES_MAX = 50;

const options = {
  includeVirtual: flag({
    default: false,
    help: 'also read bridges, tunnels and the like; the loopback is never read',
  }),
};

/** Traffic, errors and link of each network card. */
export const network = sensor({
  name: 'network',
  summary: 'Traffic, errors and link of each network card.',
  targetLabel: 'interface',
  turns: ['linkUp'],
  needs: ['files', 'host'],
  onWindows:
    'by GetIfTable2, without duplex, changes of the link and checksum errors by themselves; tried under Wine, never run on a real PC',
  options,
  metrics: [
    counter('receivedBytes', 'bytes', { help: 'bytes received', as: 'mach_device_network_receive_bytes_total' }),
    counter('sentBytes', 'bytes', { help: 'bytes sent', as: 'mach_device_network_transmit_bytes_total' }),
    counter('receivedPackets', 'count', {
      help: 'frames received',
      as: 'mach_device_network_receive_packets_total',
    }),
    counter('sentPackets', 'count', {
      help: 'frames sent',
      as: 'mach_device_network_transmit_packets_total',
    }),
    counter('receiveErrors', 'count', {
      help: 'frames received with an error',
      as: 'mach_device_network_receive_errors_total',
    }),
    counter('crcErrors', 'count', {
      help: 'those of them whose checksum was wrong: damaged on the cable',
      as: 'mach_device_network_receive_crc_errors_total',
    }),
    counter('sendErrors', 'count', {
      help: 'frames that could not be sent',
      as: 'mach_device_network_transmit_errors_total',
    }),
    counter('receiveDrops', 'count', {
      help: 'frames received and dropped',
      as: 'mach_device_network_receive_drops_total',
    }),
    counter('sendDrops', 'count', {
      help: 'frames dropped before they were sent',
      as: 'mach_device_network_transmit_drops_total',
    }),
    counter('carrierChanges', 'count', {
      help: 'how often the link came or went',
      as: 'mach_device_network_carrier_changes_total',
    }),
    flagValue('linkUp', { help: 'whether there is a link', as: 'mach_device_network_up' }),
    fact('speedMbps', 'megabits-per-second', {
      help: 'speed of the link, in bytes a second',
      as: 'mach_device_network_speed_bytes_per_second',
    }),
    textValue('duplex', {
      help: 'full or half',
      as: 'mach_device_network_link_info',
      label: 'duplex',
      family: 'How the link was negotiated.',
    }),
  ],
  run: async (io, { includeVirtual }) => {
    if (io.host.interfaces !== undefined) return partsOf(io.host.interfaces());
    const dev = await io.files.readText('/proc/net/dev');
    if (!dev.ok) return [unreadPart(undefined, dev)];
    // A virtual interface passes on what a card counts already, and comes and goes with containers and tunnels.
    const virtual = await io.files.list('/sys/devices/virtual/net');
    const left = new Set(virtual.ok && !includeVirtual ? virtual.value : []);
    const rows = parseNetDev(dev.value).filter(({ name }) => name !== 'lo' && !left.has(name));
    if (rows.length === 0) return nothingToRead(NO_CARD);
    const parts = rows.map(async ({ name, counters }) =>
      part(name, { ...counters, ...(await linkOf(io.files, name)) }),
    );
    return atMost(await Promise.all(parts), INTERFACES_MAX);
  },
});

function partsOf(told: Result<readonly InterfaceState[]>): readonly PartOutcome[] {
  if (!told.ok) return [unreadPart(undefined, told)];
  if (told.value.length === 0) return nothingToRead(NO_CARD);
  return atMost(
    told.value.map(({ name, ...counters }) => part(name, counters)),
    INTERFACES_MAX,
  );
}

const NO_CARD = 'this machine shows no network card';

/** proc_pid_net(5): a name and a colon, eight counters received, eight sent. */
export function parseNetDev(text: string) {
  return text.split('\n').flatMap((line) => {
    const found = /^\s*(\S+):\s*(\d.*)$/.exec(line);
    const fields = found?.[2]?.trim().split(/\s+/).map(Number) ?? [];
    if (found?.[1] === undefined || fields.length < 16) return [];
    const [receivedBytes, receivedPackets, receiveErrors, receiveDrops, , , , , ...sent] = fields;
    const [sentBytes, sentPackets, sendErrors, sendDrops] = sent;
    const packets = { receivedPackets, sentPackets };
    const counters = { receivedBytes, sentBytes, ...packets, receiveErrors, sendErrors, receiveDrops, sendDrops };
    return [{ name: found[1], counters }];
  });
}

async function linkOf(files: Files, name: string) {
  const read = (file: string) => files.readText(`/sys/class/net/${name}/${file}`);
  const [carrier, changes, speed, duplex, crc] = await Promise.all(
    ['carrier', 'carrier_changes', 'speed', 'duplex', 'statistics/rx_crc_errors'].map(read),
  );
  return {
    // The kernel answers EINVAL for the carrier of an interface that is switched off: there is no link then.
    linkUp: carrier?.ok ? carrier.value.trim() === '1' : carrier?.failure === 'unsupported' ? false : undefined,
    carrierChanges: changes?.ok ? Number(changes.value) : undefined,
    crcErrors: crc?.ok ? Number(crc.value) : undefined,
    speedMbps: speed?.ok ? knownSpeed(Number(speed.value)) : undefined,
    duplex: duplex?.ok ? knownDuplex(duplex.value.trim()) : undefined,
  };
}

/** −1 stands for unknown; old kernels print it as 65535 or 4294967295. Nothing sold is above 800 Gbit/s. */
const SPEED_MBPS_MAX = 800_000;
/** Undefined where a number of the kernel's stands for unknown. */
export const knownSpeed = (speed: number) =>
  speed > 0 && speed <= SPEED_MBPS_MAX && speed !== 65_535 ? speed : undefined;
const knownDuplex = (duplex: string) => (duplex === 'full' || duplex === 'half' ? duplex : undefined);
