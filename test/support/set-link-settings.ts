import { loadKoffi } from '../../agent/src/adapters/koffi.ts';

/**
 * Run inside a network namespace, as root: gives a TAP device link settings of its own (ETHTOOL_SLINKSETTINGS), which its driver
 * keeps and tells as they are. Arguments: the device, the speed, 0 or 1 for half or full duplex, 0 or 1 for auto-negotiation, and the modes that it
 * and its other end can do, as numbers of bits with commas between.
 */
const [device = '', speed, duplex, autoneg, own = '', otherEnd = ''] = process.argv.slice(2);
const SIOCETHTOOL = 0x8946;
const ETHTOOL_SLINKSETTINGS = 0x4d;
/** Of this kernel; it refuses another number and says which. */
const words = Number(process.env['MASK_WORDS'] ?? 4);

const koffi = loadKoffi();
const system = koffi.load(null);
const socket = system.func('int socket(int domain, int type, int protocol)');
const ioctl = system.func('int ioctl(int descriptor, ulong request, _Inout_ uint8 *ifreq)');
const descriptor: number = socket(2, 2, 0);

function set(settings: Uint8Array): boolean {
  const memory = koffi.alloc('uint8', settings.length);
  new Uint8Array(koffi.view(memory, settings.length)).set(settings);
  const ifreq = Buffer.alloc(40);
  ifreq.write(device, 0, 'latin1');
  ifreq.writeBigUInt64LE(koffi.address(memory), 16);
  return ioctl(descriptor, SIOCETHTOOL, ifreq) === 0;
}

const settings = Buffer.alloc(48 + 12 * words);
settings.writeUInt32LE(ETHTOOL_SLINKSETTINGS, 0);
settings.writeUInt32LE(Number(speed), 4);
settings[8] = Number(duplex);
settings[11] = Number(autoneg);
settings[15] = words;
for (const [place, modes] of [own, own, otherEnd].entries()) {
  for (const bit of modes.split(',').filter(Boolean).map(Number)) {
    const at = 48 + place * words * 4 + (bit >> 3);
    settings[at] = (settings[at] ?? 0) | (1 << (bit & 7));
  }
}
if (!set(settings)) {
  process.stderr.write(`the settings of ${device} were refused\n`);
  process.exitCode = 1;
}
