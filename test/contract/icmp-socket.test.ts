import { execFileSync, spawnSync } from 'node:child_process';
import type { PingTrain, Result } from '@mach/ports';
import { describe, expect, it } from 'vitest';
import { requires, requiresThat } from '../requirements.ts';

const mayUnshare = () => spawnSync('unshare', ['--map-root-user', '--net', 'true']).status === 0;
const needs = [
  requires('ip'),
  requires('ping'),
  requires('nft'),
  requiresThat(mayUnshare(), 'network namespaces are not allowed here'),
];
const namespaces = needs.find(({ skip }) => skip) ?? { skip: false, reason: '' };
const program = new URL('../support/echo-rounds.ts', import.meta.url).pathname;

/** The trains of one round in a network of nothing but a loopback, set up by these commands first. */
function pingIn(setUp: readonly string[], ...given: string[]): readonly Result<PingTrain>[] {
  const steps = ['ip link set lo up', ...setUp, 'exec "$@"'].join(' && ');
  const command = ['sh', '-c', steps, 'sh', process.execPath, program, ...given];
  const printed = execFileSync('unshare', ['--map-root-user', '--net', ...command], { encoding: 'utf8' });
  return (JSON.parse(printed) as { readonly trains: readonly Result<PingTrain>[] }).trains;
}

const allowed = 'echo "0 0" >/proc/sys/net/ipv4/ping_group_range';
const silent = 'echo 1 >/proc/sys/net/ipv4/icmp_echo_ignore_all';
const answered = (address: string, way = 'icmp-socket') => ({
  ok: true,
  value: { sent: 1, rttMs: [expect.any(Number)], duplicates: 0, address, way },
});

describe.skipIf(namespaces.skip)(`echo requests by a socket ${namespaces.reason}`, () => {
  it.each(['127.0.0.1', '::1'])('measures %s', (address) => {
    expect(pingIn([allowed], address)).toEqual([answered(address)]);
  });

  it('tells the replies of forty targets apart that are asked at once', () => {
    const addresses = Array.from({ length: 40 }, (_, index) => `127.0.0.${index + 1}`);
    expect(pingIn([allowed], ...addresses)).toEqual(addresses.map((address) => answered(address)));
  });

  it('sends a train of three, and leaves a longer one to ping', () => {
    expect(pingIn([allowed], '127.0.0.1', '--packets', '3')).toMatchObject([
      { value: { sent: 3, rttMs: { length: 3 }, way: 'icmp-socket' } },
    ]);
    expect(pingIn([allowed], '127.0.0.1', '--packets', '4')).toMatchObject([
      { value: { sent: 4, rttMs: { length: 4 }, way: 'icmp-command' } },
    ]);
  });

  it('goes on by ping where the system keeps the socket from us', () => {
    // A new network allows nobody.
    expect(pingIn([], '127.0.0.1')).toEqual([answered('127.0.0.1', 'icmp-command')]);
  });

  it('counts what nobody answers as sent', () => {
    expect(pingIn([allowed, silent], '127.0.0.1')).toEqual([
      { ok: true, value: { sent: 1, rttMs: [], duplicates: 0, address: '127.0.0.1', way: 'icmp-socket' } },
    ]);
  });

  it('is unreachable where there is no route', () => {
    expect(pingIn([allowed], '192.0.2.1')).toEqual([
      { ok: false, failure: 'unreachable', detail: 'sending to 192.0.2.1: ENETUNREACH' },
    ]);
  });

  it('says who could not go on, though the socket does not hear it', () => {
    const rule = 'ip daddr 127.0.0.9 reject with icmp type host-unreachable';
    const chain = `add table t; add chain t in { type filter hook input priority 0; }; add rule t in ${rule}`;
    expect(pingIn([allowed, `nft '${chain}'`], '127.0.0.9')).toMatchObject([
      { value: { rttMs: [], rejection: 'Destination Host Unreachable from 127.0.0.9', way: 'icmp-socket' } },
    ]);
  });
});
