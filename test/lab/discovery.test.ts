import { afterAll, describe, expect, it } from 'vitest';
import { cleanUp } from '../support/programs.ts';
import { type ProbeReading, probe } from './commune-programs.ts';
import { createLab, type Lab } from './lab.ts';
import { labNeeds } from './needs.ts';
import { ADDRESSES, type HostName } from './topology.ts';

const needs = labNeeds();

interface Round extends ProbeReading {
  readonly parts: readonly {
    readonly kind: string;
    readonly target: string;
    readonly values: { readonly address: string };
  }[];
}

/**
 * Gives two cards an address as their makers would, where the lab's own are made up, and the first PC a network of 14 hosts: to go through 254
 * takes a minute.
 */
async function prepare(lab: Lab): Promise<void> {
  const card = (host: HostName, name: string, mac: string) =>
    lab.exec(host, ['ip', 'link', 'set', name, 'address', `00:00:5e:00:53:${mac}`]);
  await Promise.all([card('switch', 'bridge0', '02'), card('router', 'lan0', '01')]);
  const network = ['ip addr flush dev lan0', `ip addr add ${ADDRESSES.pc1}/28 dev lan0`];
  await lab.exec('pc1', ['sh', '-ec', [...network, `ip route replace default via ${ADDRESSES.router}`].join('; ')]);
}

describe.skipIf(needs.skip)(`the network around a PC ${needs.reason}`, () => {
  afterAll(cleanUp);

  it('is gone through: who is there is told by a hash, and who hides its hardware address is counted alone', async () => {
    await using lab = await createLab({ seed: 31, services: [] });
    await prepare(lab);
    const round = (await probe(lab, 'pc1', 'neighbours', 'own-network', '--option', 'addressesPerSecond=10')) as Round;
    expect(round).toMatchObject({
      ok: true,
      values: { ownAddress: ADDRESSES.pc1, addressesPerSecond: 10, addressesAsked: 13, found: 2, hidden: 1 },
    });
    expect(round.parts.map(({ values }) => values.address).sort()).toEqual([ADDRESSES.router, ADDRESSES.switch]);
    for (const { target } of round.parts) expect(target).toMatch(/^[0-9a-f]{32}$/);
    expect(JSON.stringify(round)).not.toContain('00:00:5e');
  });
});
