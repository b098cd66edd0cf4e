import { join } from 'node:path';
import type { PolledOutcome } from '@mach/probes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { equipmentEnrolled } from '../../collector/src/admin/equipment-enrolled.ts';
import { reading } from '../../collector/src/testing/collector-fixture.ts';
import { makeSite } from '../../collector/src/testing/site-fixture.ts';
import { sitePartsOf } from '../../collector/src/topology/site-parts.ts';
import { siteTopology } from '../../collector/src/topology/site-topology.ts';
import { requires, requiresFixtures } from '../requirements.ts';
import { cleanUp } from '../support/programs.ts';
import { startSnmpsim } from '../support/snmp-programs.ts';
import { createAsking } from './support/snmp-round.ts';

const snmpsim = requires('snmpsimd');
const recordings = requiresFixtures('snmp');
const ask = createAsking();
const SWITCH = '5'.repeat(32);
const PRINTER = '6'.repeat(32);
let port = 0;

/** A site with a recorded device in it, asked through its leader. `more`: what else stands there. */
async function siteWith(community: string, kind: 'switch' | 'router') {
  const outcomes = await ask({ community, port });
  const made = await makeSite(false);
  const { collector, send, site } = made;
  const register = (id: string, number: number, more: object) =>
    collector.commit([
      equipmentEnrolled({
        ...{ id, number, unitCode: '99001', siteId: site().id, role: 'office', coverage: 'declared', enrolledAt: 0 },
        equipment: { kind, address: kind === 'router' ? 'gateway' : '192.168.1.2', checks: [] },
        ...more,
      }),
    ]);
  await register(SWITCH, 2, {});
  await send(outcomes.map((outcome) => told(outcome)));
  const topology = () => siteTopology(sitePartsOf(collector.state(), site().id));
  const edgeTo = (id: string) => topology().edges.find(({ to }) => to === id);
  return { ...made, outcomes, register, topology, edgeTo };
}

const told = ({ kind = 'snmp', target, ok, values }: PolledOutcome) =>
  reading(values ?? {}, { kind, ok, about: SWITCH, ...(target === undefined ? {} : { target }) });

const hashesOf = ({ values }: PolledOutcome) => String(values?.['addressHashes'] ?? '').split(' ');

describe.skipIf(snmpsim.skip || recordings.skip)(
  `the site around a recorded device ${snmpsim.reason} ${recordings.reason}`,
  () => {
    beforeAll(async () => {
      ({ port } = await startSnmpsim(join(recordings.folder, 'snmp')));
    });
    afterAll(cleanUp);

    it('has a printer at the port of the recorded switch that knows its address', async () => {
      const { outcomes, register, edgeTo, collector, site } = await siteWith('tplink_sg2008', 'switch');
      const tables = outcomes.filter(({ kind, values }) => kind === 'snmp-port-addresses' && values?.['addressHashes']);
      const [few, ...others] = tables.toSorted(
        (a, b) => Number(a.values?.['addresses']) - Number(b.values?.['addresses']),
      );
      const many = others.at(-1);
      if (few === undefined || many === undefined) throw new Error('the recording has no table of addresses');
      // As if the site's gateway were behind the port with the most addresses.
      const gateway = `${hashesOf(many)[0]}${'0'.repeat(20)}`;
      await collector.commit([{ type: 'site-added', site: { ...site(), gateway } }]);
      const macHash = `${hashesOf(few)[0]}${'0'.repeat(20)}`;
      await register(PRINTER, 3, { macHash, equipment: { kind: 'printer', checks: [] } });
      expect(edgeTo(PRINTER)).toEqual({
        from: SWITCH,
        to: PRINTER,
        by: 'port',
        port: few.target,
        isGuess: Number(few.values?.['addresses']) > 1,
      });
      expect(edgeTo(SWITCH)).toMatchObject({ from: 'router', isGuess: true });
    });

    it('has its PCs behind the recorded router as guesses, and at its port what its own table has there', async () => {
      const { outcomes, register, topology, edgeTo } = await siteWith('routeros', 'router');
      expect(topology().nodes.map(({ kind }) => kind)).toEqual(['line', 'pc', 'router']);
      expect(topology().edges.slice(1)).toMatchObject([{ from: SWITCH, by: 'gateway', isGuess: true }]);
      const table = outcomes.find(({ kind, values }) => kind === 'snmp-port-addresses' && values?.['addressHashes']);
      if (table === undefined) throw new Error('the recording has no table of addresses');
      const macHash = `${hashesOf(table)[0]}${'0'.repeat(20)}`;
      await register(PRINTER, 3, { macHash, equipment: { kind: 'printer', checks: [] } });
      expect(edgeTo(PRINTER)).toMatchObject({ from: SWITCH, by: 'port', port: table.target });
    });

    it('learns the own addresses of recorded devices, as hashes alone', async () => {
      const names = ['draytek_vdsl', 'tplink_sg2008', 'routeros', 'deltaups'];
      const rounds = await Promise.all(names.map((community) => ask({ community, port })));
      for (const [round] of rounds) expect(round?.values?.['ownHashes']).toMatch(/^[0-9a-f]{12}(?: [0-9a-f]{12})*$/);
    });
  },
);
