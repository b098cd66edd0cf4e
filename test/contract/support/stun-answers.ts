interface MadeAnswer {
  /** 0x0101 unless given. */
  readonly type?: number;
  /** The address that the server saw, IPv4; 192.0.2.99 unless given. */
  readonly mapped?: readonly number[];
  /** Bytes that are put over the packet, by their place. */
  readonly put?: Readonly<Record<number, number>>;
}

/** The answer to a Binding request with a XOR-MAPPED-ADDRESS of port 50000, laid out as RFC 8489, 14.2 has it. */
export function stunAnswer(question: Uint8Array, given: MadeAnswer = {}): Uint8Array {
  const { type = 0x0101, mapped = [192, 0, 2, 99], put = {} } = given;
  const packet = new Uint8Array(32);
  const view = new DataView(packet.buffer);
  view.setUint16(0, type);
  view.setUint16(2, 12);
  packet.set(question.subarray(4, 20), 4);
  packet.set([0, 0x20, 0, 8, 0, 1], 20);
  view.setUint16(26, 50_000 ^ 0x2112);
  const cookie = [0x21, 0x12, 0xa4, 0x42];
  packet.set(
    mapped.map((byte, at) => byte ^ (cookie[at] ?? 0)),
    28,
  );
  for (const [at, byte] of Object.entries(put)) packet[Number(at)] = byte;
  return packet;
}
