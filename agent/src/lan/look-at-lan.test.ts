import { describe, expect, it } from 'vitest';
import { lookAtLan, type Packets, type Place } from './look-at-lan.ts';

const place: Place = {
  interface: 'eth0',
  gateway: '192.168.77.1',
  ownAddress: '192.168.77.20',
  mac: Uint8Array.of(0x0c, 0x9d, 0x92, 0, 0, 1),
};
/** A LAN in which time passes only while somebody waits, and everybody who answers does so at once. */
function lan(
  answersOf: (sent: Buffer) => readonly { readonly payload: Uint8Array; readonly from: Uint8Array }[] = () => [],
) {
  let nowMs = 0;
  let isOpen = 0;
  const sent: Buffer[] = [];
  const open = (): Packets => {
    isOpen += 1;
    const waiting: { readonly payload: Uint8Array; readonly from: Uint8Array }[] = [];
    return {
      send: (payload) => {
        sent.push(Buffer.from(payload));
        waiting.push(...answersOf(Buffer.from(payload)));
      },
      receive: (waitMs) => {
        const next = waiting.shift();
        if (next === undefined) nowMs += waitMs;
        return next;
      },
      [Symbol.dispose]: () => {
        isOpen -= 1;
      },
    };
  };
  const clock = { wallMs: () => 1_795_680_000_000, uptimeMs: () => nowMs };
  const look = (where = place) => lookAtLan({ arp: open, dhcp: open, clock, random: () => 0.25 }, where);
  return { look, sent, left: () => ({ nowMs, isOpen }) };
}
const isArp = (packet: Buffer) => packet.length === 28;
const asked = (packet: Buffer) => packet.subarray(24, 28).join('.');
const asWhom = (packet: Buffer) => packet.subarray(14, 18).join('.');
/** The request turned round, as whoever has the address answers it. */
function reply(request: Buffer, mac: Uint8Array) {
  const payload = Buffer.from(request);
  payload.writeUInt16BE(2, 6);
  payload.set(mac, 8);
  request.copy(payload, 14, 24, 28);
  return { payload, from: mac };
}

describe('a look at the LAN', () => {
  it('ends with nothing where nobody answers, within eleven seconds, and leaves no socket open', () => {
    const { look, left } = lan();
    expect(look()).toMatchObject({ gateway: '192.168.77.1', gatewayOwners: [], ownAddressOthers: [], dhcpServers: [] });
    expect(left().nowMs).toBeLessThanOrEqual(11_000);
    expect(left().isOpen).toBe(0);
  });

  it('tells each owner of the gateway’s address once, however often it answers', () => {
    const [router, clone] = [Uint8Array.of(2, 0, 0, 0, 0, 1), Uint8Array.of(2, 0, 0, 0, 0, 0x66)];
    const { look } = lan((sent) =>
      isArp(sent) && asked(sent) === place.gateway
        ? [reply(sent, router), reply(sent, clone), reply(sent, router)]
        : [],
    );
    expect(look().gatewayOwners).toEqual(['02:00:00:00:00:01', '02:00:00:00:00:66']);
  });

  it('does not take its own answer for another’s', () => {
    const { look } = lan((sent) => (isArp(sent) && asked(sent) === place.ownAddress ? [reply(sent, place.mac)] : []));
    expect(look().ownAddressOthers).toEqual([]);
  });

  it('asks for its own address in nobody’s name, and for nothing where it has none', () => {
    const { look, sent } = lan();
    look();
    const own = sent.filter((packet) => isArp(packet) && asked(packet) === place.ownAddress);
    expect(own.map(asWhom)).toEqual(['0.0.0.0', '0.0.0.0', '0.0.0.0']);
    const { ownAddress: _, ...without } = place;
    const other = lan();
    other.look(without);
    expect(other.sent.filter((packet) => isArp(packet) && asked(packet) !== place.gateway)).toEqual([]);
  });

  it('asks servers twice, as one and the same client, which is never this card', () => {
    const { look, sent } = lan();
    look();
    // Behind the heads of IPv4 and UDP, the client's hardware stands at byte 28 of the message.
    const clients = sent.filter((packet) => !isArp(packet)).map((packet) => packet.subarray(56, 62).toString('hex'));
    expect(clients).toEqual(['0a9d92000001', '0a9d92000001']);
  });
});
