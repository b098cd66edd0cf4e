export interface MadeTime {
  /** What the server's clock says, in ms since 1970, at both of its stamps. */
  readonly wallMs: number;
  /** Bytes that are put over the packet, by their place. */
  readonly put?: Readonly<Record<number, number>>;
}

/** The answer of a stratum 2 server of 192.0.2.1 to a question, laid out as RFC 5905, figure 8. */
export function ntpAnswer(question: Uint8Array, { wallMs, put = {} }: MadeTime): Uint8Array {
  const packet = new Uint8Array(48);
  // No leap warning, version 4, mode 4; stratum 2; root delay half a second, dispersion a quarter of one.
  packet.set([0x24, 2, 6, 0xe7, 0, 0, 0x80, 0, 0, 0, 0x40, 0, 192, 0, 2, 1]);
  packet.set(question.subarray(40, 48), 24);
  const view = new DataView(packet.buffer);
  const since1900Ms = wallMs + 2_208_988_800_000;
  for (const at of [32, 40]) {
    view.setUint32(at, Math.floor(since1900Ms / 1_000) % 2 ** 32);
    view.setUint32(at + 4, ((since1900Ms % 1_000) / 1_000) * 2 ** 32);
  }
  for (const [at, byte] of Object.entries(put)) packet[Number(at)] = byte;
  return packet;
}
