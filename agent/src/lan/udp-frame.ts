const IP_BYTES = 20;
const UDP_BYTES = 8;
const UDP = 17;
const TTL = 64;

/** An IPv4 packet with a UDP datagram from 0.0.0.0 to everybody (RFC 791, RFC 768); the checksum of UDP is left out, which IPv4 allows. */
export function writeBroadcast(fromPort: number, toPort: number, payload: Uint8Array): Uint8Array {
  const packet = Buffer.alloc(IP_BYTES + UDP_BYTES + payload.length);
  packet[0] = 0x45;
  packet.writeUInt16BE(packet.length, 2);
  packet[8] = TTL;
  packet[9] = UDP;
  packet.fill(255, 16, 20);
  packet.writeUInt16BE(checksumOf(packet.subarray(0, IP_BYTES)), 10);
  packet.writeUInt16BE(fromPort, IP_BYTES);
  packet.writeUInt16BE(toPort, IP_BYTES + 2);
  packet.writeUInt16BE(UDP_BYTES + payload.length, IP_BYTES + 4);
  packet.set(payload, IP_BYTES + UDP_BYTES);
  return packet;
}

/** What a UDP datagram to this port carries; undefined where the packet is none, or is cut off. */
export function readDatagram(packet: Uint8Array, toPort: number): Uint8Array | undefined {
  const start = ((packet[0] ?? 0) & 15) * 4;
  if ((packet[0] ?? 0) >> 4 !== 4 || packet[9] !== UDP || packet.length < start + UDP_BYTES) return undefined;
  const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
  if (view.getUint16(start + 2) !== toPort) return undefined;
  const length = view.getUint16(start + 4);
  return length < UDP_BYTES ? undefined : packet.subarray(start + UDP_BYTES, start + length);
}

/** RFC 1071. */
function checksumOf(header: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < header.length; at += 2) sum += ((header[at] ?? 0) << 8) | (header[at + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}
