import { type Koffi, loadKoffi } from './koffi.ts';

/** Packets of one protocol on one card, without the head of the frame (packet(7)). Takes CAP_NET_RAW. */
export interface PacketSocket extends Disposable {
  /** To an address of hardware; everybody's unless given. */
  send(payload: Uint8Array, to?: Uint8Array): void;
  /** The next packet and who sent it; waits that long at most, holding up the whole process. */
  receive(waitMs: number): { readonly payload: Uint8Array; readonly from: Uint8Array } | undefined;
}

export const ETHER_TYPE = { ipv4: 0x0800, arp: 0x0806 } as const;

const AF_PACKET = 17;
const SOCK_DGRAM_NONBLOCK_CLOEXEC = 2 | 0o4_000 | 0o2_000_000;
const SOL_SOCKET = 1;
const SO_ATTACH_FILTER = 26;
const POLLIN = 1;
const EVERYBODY = Uint8Array.of(255, 255, 255, 255, 255, 255);
const ADDRESS_BYTES = 20;
const HARDWARE_AT = 12;
const PACKET_BYTES_MAX = 2_048;

/**
 * A filter in the kernel for UDP to one port, so that no other packet of the card comes here: classic BPF, run from the head of the
 * IPv4 packet. Protocol, no later fragment, length of the head, port.
 */
const udpTo = (port: number): readonly (readonly [code: number, yes: number, no: number, value: number])[] => [
  [0x30, 0, 0, 9],
  [0x15, 0, 6, 17],
  [0x28, 0, 0, 6],
  [0x45, 4, 0, 0x1fff],
  [0xb1, 0, 0, 0],
  [0x48, 0, 0, 2],
  [0x15, 0, 1, port],
  [0x06, 0, 0, PACKET_BYTES_MAX],
  [0x06, 0, 0, 0],
];

export interface PacketSocketSettings {
  /** The kernel's number of the card. */
  readonly index: number;
  readonly etherType: number;
  /** Of IPv4, UDP to this port alone. */
  readonly udpPort?: number;
}

/** Throws where the right is missing or koffi has no build for the system. */
export function openPacketSocket({ index, etherType, udpPort }: PacketSocketSettings): PacketSocket {
  const koffi = loadKoffi();
  const calls = callsOf(koffi);
  const network = ((etherType & 255) << 8) | (etherType >> 8);
  // Without a protocol nothing arrives before the filter stands.
  const descriptor: number = calls.socket(AF_PACKET, SOCK_DGRAM_NONBLOCK_CLOEXEC, 0);
  if (descriptor < 0) throw new Error('raw packets need the right CAP_NET_RAW');
  const close = () => calls.close(descriptor);
  const address = (hardware: Uint8Array) => {
    const bytes = Buffer.alloc(ADDRESS_BYTES);
    bytes.writeUInt16LE(AF_PACKET, 0);
    bytes.writeUInt16LE(network, 2);
    bytes.writeInt32LE(index, 4);
    bytes[11] = hardware.length;
    bytes.set(hardware, HARDWARE_AT);
    return bytes;
  };
  const isFiltered = udpPort === undefined || attachFilter(koffi, calls, descriptor, udpPort);
  if (!isFiltered || calls.bind(descriptor, address(new Uint8Array()), ADDRESS_BYTES) !== 0) {
    close();
    throw new Error(`the card number ${index} can't be listened to`);
  }
  return {
    send: (payload, to = EVERYBODY) => {
      calls.sendto(descriptor, payload, payload.length, 0, address(to), ADDRESS_BYTES);
    },
    receive: (waitMs) => {
      const waiting = Buffer.alloc(8);
      waiting.writeInt32LE(descriptor, 0);
      waiting.writeInt16LE(POLLIN, 4);
      if (calls.poll(waiting, 1, Math.max(0, Math.ceil(waitMs))) <= 0) return undefined;
      const payload = Buffer.alloc(PACKET_BYTES_MAX);
      const from = Buffer.alloc(ADDRESS_BYTES);
      const length: number = calls.recvfrom(descriptor, payload, payload.length, 0, from, [ADDRESS_BYTES]);
      if (length < 0) return undefined;
      return { payload: payload.subarray(0, length), from: from.subarray(HARDWARE_AT, HARDWARE_AT + 6) };
    },
    [Symbol.dispose]: close,
  };
}

type Calls = ReturnType<typeof callsOf>;

function callsOf(koffi: Koffi) {
  const system = koffi.load(null);
  return {
    socket: system.func('int socket(int domain, int type, int protocol)'),
    bind: system.func('int bind(int descriptor, const uint8 *address, uint32 length)'),
    setsockopt: system.func('int setsockopt(int descriptor, int level, int name, const uint8 *value, uint32 length)'),
    sendto: system.func(
      'long sendto(int descriptor, const uint8 *data, size_t length, int flags, const uint8 *address, uint32 bytes)',
    ),
    recvfrom: system.func(
      'long recvfrom(int descriptor, _Out_ uint8 *data, size_t length, int flags, _Out_ uint8 *address, _Inout_ uint32 *bytes)',
    ),
    poll: system.func('int poll(_Inout_ uint8 *waiting, ulong count, int waitMs)'),
    close: system.func('int close(int descriptor)'),
  };
}

function attachFilter(koffi: Koffi, calls: Calls, descriptor: number, port: number): boolean {
  const steps = udpTo(port);
  const memory = koffi.alloc('uint8', steps.length * 8);
  try {
    const program = new DataView(koffi.view(memory, steps.length * 8));
    for (const [place, [code, yes, no, value]] of steps.entries()) {
      program.setUint16(place * 8, code, true);
      program.setUint8(place * 8 + 2, yes);
      program.setUint8(place * 8 + 3, no);
      program.setUint32(place * 8 + 4, value, true);
    }
    const pointerBytes = koffi.sizeof('void *');
    const given = Buffer.alloc(2 * pointerBytes);
    given.writeUInt16LE(steps.length, 0);
    if (pointerBytes === 8) given.writeBigUInt64LE(koffi.address(memory), 8);
    else given.writeUInt32LE(Number(koffi.address(memory)), 4);
    return calls.setsockopt(descriptor, SOL_SOCKET, SO_ATTACH_FILTER, given, given.length) === 0;
  } finally {
    koffi.free(memory);
  }
}
