import type { Reading, Values } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { createLocalNetwork } from './local-network.ts';

const MINUTE_MS = 60_000;
const reading = (kind: string, minute: number, values: Values, more: Partial<Reading> = {}): Reading => ({
  kind,
  uptimeMs: minute * MINUTE_MS,
  ok: true,
  values,
  ...more,
});
const ping = (minute: number, received: number, values: Values = {}, address = '192.168.1.1') =>
  reading('ping', minute, { sent: 10, received, address, ...values }, { target: 'gateway', ok: received > 0 });
const behind = (minute: number, macHash: string, address = '192.168.1.1') =>
  reading('gateway', minute, { address, interface: 'eth0', macHash });
/** Fed with a reading a minute; what it says at the end. */
function after(readings: readonly Reading[]) {
  const watch = createLocalNetwork({ uptimeMs: () => (readings.at(-1)?.uptimeMs ?? 0) + 1 });
  for (const each of readings) watch.take([each]);
  return watch.read();
}
const minutes = (count: number) => Array.from({ length: count }, (_, minute) => minute);

describe('the way to the gateway', () => {
  it('loses what its trains lose', () => {
    const facts = after(minutes(240).map((minute) => ping(minute, minute % 2 === 0 ? 10 : 9, { rttMedianMs: 3 })));
    expect(facts?.gatewayLossRatio).toBeCloseTo(0.05, 2);
    expect(facts?.gatewayLossyTrains).toBeGreaterThan(20);
    expect(facts?.gatewayRttMs).toBeCloseTo(3);
  });

  it('forgets: an hour after a bad one little is left of it', () => {
    const bad = minutes(60).map((minute) => ping(minute, 8));
    const good = minutes(60).map((minute) => ping(60 + minute, 10));
    const [first, later] = [after(bad)?.gatewayLossRatio ?? 0, after([...bad, ...good])?.gatewayLossRatio ?? 1];
    expect(first).toBeCloseTo(0.2);
    expect(later).toBeLessThan(0.05);
  });

  it('is not judged by trains that nothing answered: the gateway was off, or never answers', () => {
    expect(after(minutes(60).map((minute) => ping(minute, 0)))).toEqual({
      gatewayPackets: 0,
      gatewayLossyTrains: 0,
      gatewayReturns: 0,
    });
    const restart = minutes(60).map((minute) => ping(minute, minute > 20 && minute < 25 ? 0 : 10));
    expect(after(restart)?.gatewayLossRatio).toBe(0);
  });

  it('begins anew behind another gateway', () => {
    const elsewhere = ping(61, 10, {}, '192.168.43.1');
    expect(after([...minutes(60).map((minute) => ping(minute, 5)), elsewhere])).toMatchObject({
      gatewayPackets: 10,
      gatewayLossRatio: 0,
    });
  });

  it('is none of other targets', () => {
    expect(after([reading('ping', 1, { sent: 10, received: 5 }, { target: '203.0.113.1' })])?.gatewayPackets).toBe(0);
  });
});

describe('the hardware behind the gateway’s address', () => {
  const returns = (...hashes: readonly string[]) =>
    after(hashes.map((macHash, minute) => behind(minute, macHash)))?.gatewayReturns;

  it.each([
    ['a modem that stays', ['a', 'a', 'a'], 0],
    ['a modem that was replaced', ['a', 'a', 'b', 'b'], 0],
    ['a modem that was replaced and put back', ['a', 'b', 'a'], 1],
    ['two devices that take turns', ['a', 'b', 'a', 'b', 'b', 'a'], 3],
    ['three modems one after the other', ['a', 'b', 'c'], 0],
  ])('goes back to where it was: %s', (_, hashes, expected) => {
    expect(returns(...hashes)).toBe(expected);
  });

  it('is another network’s where the address is another: a laptop that goes to and fro tells nothing', () => {
    const trips = [behind(1, 'a'), behind(2, 'b', '192.168.43.1'), behind(3, 'a'), behind(4, 'b', '192.168.43.1')];
    expect(after(trips)?.gatewayReturns).toBe(0);
  });

  it('is told for an hour', () => {
    const turns = ['a', 'b', 'a', 'b'].map((macHash, minute) => behind(minute, macHash));
    expect(after([...turns, behind(50, 'b')])?.gatewayReturns).toBe(2);
    expect(after([...turns, behind(70, 'b')])?.gatewayReturns).toBe(0);
  });
});
