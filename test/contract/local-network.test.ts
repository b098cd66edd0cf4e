import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conditionsOf } from '@mach/diagnosis';
import type { CollectedLan } from '@mach/probes';
import type { LatestReading, Reading } from '@mach/wire';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLocalNetwork } from '../../agent/src/local-network/local-network.ts';
import { type NetworkSpaces, spacesNeed } from '../support/network-spaces.ts';
import { dhcpServer, makeOfficeLan, OFFICE, OFFICE_MACS } from '../support/office-lan.ts';
import { cleanUp, type Started, start } from '../support/programs.ts';

const needs = spacesNeed('dnsmasq', 'ping');

describe.skipIf(needs.skip)(`the local network of an office in namespaces ${needs.reason}`, () => {
  let lan: NetworkSpaces;
  let folder: string;
  beforeAll(() => {
    lan = makeOfficeLan();
    folder = mkdtempSync(join(tmpdir(), 'mach-lan-'));
  });
  afterAll(async () => {
    await cleanUp();
    lan.remove();
    rmSync(folder, { recursive: true });
  });

  const agent = (...given: readonly string[]) => [process.execPath, 'agent/src/commands/main.ts', ...given];
  const look = (): CollectedLan =>
    JSON.parse(lan.run('pc', agent('collect-lan', '--again', '--json', '--output', join(folder, 'lan.json'))));
  /** What a sensor of an agent on the PC tells. */
  const read = (kind: string): readonly Reading[] =>
    JSON.parse(
      lan.run('pc', ['env', `MACH_AGENT_COLLECTED=${folder}`, process.execPath, 'test/support/read-sensor.ts', kind]),
    );
  const codes = (...kinds: readonly string[]) => {
    const readings: readonly LatestReading[] = kinds.flatMap(read).map((reading) => ({ ...reading, at: 0 }));
    return conditionsOf(readings, 0).flatMap(({ code, parameters }) =>
      code === 'second-dhcp-server' || code.startsWith('duplicate') ? [{ code, ...parameters }] : [],
    );
  };
  const serve = async (host: 'router' | 'box', address: string): Promise<Started> => {
    const server = start('ip', lan.inside(host, dhcpServer(address)));
    await expect.poll(() => server.output(), { timeout: 10_000 }).toContain('sockets bound');
    return server;
  };

  it('the PC knows its own address on the way to its gateway', () => {
    expect(read('gateway')).toMatchObject([{ values: { address: OFFICE.router, ownAddress: OFFICE.pc } }]);
  });

  it('without a server nobody offers an address, and one owner has each address', () => {
    expect(look()).toMatchObject({
      gateway: OFFICE.router,
      gatewayOwners: [OFFICE_MACS.router],
      ownAddressOthers: [],
      dhcpServers: [],
    });
    expect(read('dhcp')).toMatchObject([{ ok: false, failure: 'not-found' }]);
  });

  it('one server is no trouble, a second one is, and the first is left alone', async () => {
    const first = await serve('router', OFFICE.router);
    expect(look().dhcpServers).toMatchObject([{ server: OFFICE.router, mac: OFFICE_MACS.router, leaseS: 3_600 }]);
    expect(codes('gateway', 'dhcp')).toEqual([]);

    const second = await serve('box', OFFICE.box);
    expect(look().dhcpServers).toMatchObject([
      { server: OFFICE.router, mac: OFFICE_MACS.router },
      { server: OFFICE.box, mac: OFFICE_MACS.box },
    ]);
    const both = `${OFFICE.router} ${OFFICE.box}`;
    expect(codes('gateway', 'dhcp')).toEqual([
      { code: 'second-dhcp-server', servers: 2, addresses: both, gateways: both },
    ]);
    const collected = `MACH_AGENT_COLLECTED=${folder}`;
    const check = ['env', collected, ...agent('check', '--json', '--data', join(folder, 'data'))];
    const pressed = await start('ip', lan.inside('pc', check)).ended;
    expect(JSON.parse(pressed.stdout)).toMatchObject({ cause: 'second-dhcp-server', nextStep: 'tell-it-lan' });
    expect(pressed.code).toBe(1);
    // Nothing was asked for in the PC's own name, and nothing was taken.
    for (const server of [first, second]) {
      expect(server.output()).toContain('DHCPOFFER');
      expect(server.output()).not.toMatch(new RegExp(`DHCPREQUEST|DHCPACK|DHCPDISCOVER.*${OFFICE_MACS.pc}`));
      await server.stop();
    }
  });

  it('a device that took the gateway’s address shows when who has it is asked', () => {
    lan.ip('clone', `addr add ${OFFICE.router}/24 dev eth0`);
    expect(look().gatewayOwners).toEqual([OFFICE_MACS.router, OFFICE_MACS.clone]);
    expect(codes('gateway', 'local-network')).toEqual([
      { code: 'duplicate-gateway-address', address: OFFICE.router, devices: 2 },
    ]);
  });

  it('and without any right, by an address that goes back and forth in the ARP table', () => {
    const watch = createLocalNetwork({ uptimeMs: () => 600_000 });
    // Asks the PC for its address, and so tells it anew whose the gateway's is.
    const speak = (host: 'router' | 'clone') => {
      lan.ip(host, 'neigh flush dev eth0');
      lan.run(host, ['ping', '-c', '1', '-W', '2', OFFICE.pc]);
    };
    const seen = (['router', 'clone', 'router', 'clone'] as const).map((host, minute) => {
      speak(host);
      const readings = read('gateway').map((reading) => ({ ...reading, uptimeMs: minute * 60_000 }));
      watch.take(readings);
      return readings[0]?.values['macHash'];
    });
    expect(new Set(seen).size).toBe(2);
    expect(watch.read()?.gatewayReturns).toBe(2);
  });

  it('a device that took the PC’s own address shows too', () => {
    lan.ip('clone', `addr flush dev eth0`, `addr add ${OFFICE.pc}/24 dev eth0`);
    expect(look()).toMatchObject({ gatewayOwners: [OFFICE_MACS.router], ownAddressOthers: [OFFICE_MACS.clone] });
    expect(codes('gateway', 'local-network')).toEqual([{ code: 'duplicate-own-address', address: OFFICE.pc }]);
  });
});
