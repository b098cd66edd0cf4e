import { seededRandom } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { equipmentEnrolled } from './admin/equipment-enrolled.ts';
import { reactions } from './reactions.ts';
import { batch, DEVICE, enrolDevice, makeCollector, packed, reading, report } from './testing/collector-fixture.ts';

/** A PC that has told its gateway, in a site of its own. */
async function makeSite() {
  const { collector, token } = await makeCollector();
  await enrolDevice(collector, token);
  const gateway = reading({ address: '192.168.1.1', macHash: 'g1' }, { kind: 'gateway' });
  await collector.receive(packed(batch([report(1, { readings: [gateway] })])));
  await collector.exclusive(async () => {});
  const react = (asksRouters: boolean) => reactions(collector.state(), DEVICE, seededRandom(1), asksRouters);
  const [site] = collector.state().registry.sites.values();
  if (site === undefined) throw new Error('no site was made');
  return { collector, react, site };
}

it('makes a device of a site’s router once routers are asked, and one only', async () => {
  const { collector, react, site } = await makeSite();
  expect(react(false)).toEqual([]);
  const changes = react(true);
  expect(changes).toMatchObject([
    { device: { siteId: site.id, coverage: 'seen', equipment: { kind: 'router', address: 'gateway' } } },
  ]);
  await collector.commit(changes);
  expect(react(true)).toEqual([]);
});

it('puts equipment that was imported before its site was known into the one that there is', async () => {
  const { collector, react, site } = await makeSite();
  await collector.commit([
    equipmentEnrolled({
      id: 'c'.repeat(32),
      number: 9,
      unitCode: '99001',
      role: 'office',
      coverage: 'declared',
      equipment: { kind: 'ups', checks: [] },
      enrolledAt: 0,
    }),
  ]);
  const changes = react(false);
  expect(changes).toEqual([{ type: 'device-moved', device: 'c'.repeat(32), unitCode: '99001', siteId: site.id }]);
  await collector.commit(changes);
  expect(react(false)).toEqual([]);
});
