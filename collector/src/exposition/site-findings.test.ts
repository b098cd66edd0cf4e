import { expect, it } from 'vitest';
import { reading } from '../testing/collector-fixture.ts';
import { HOUR_MS, makeSite } from '../testing/site-fixture.ts';
import { analyse } from './analyse.ts';
import { siteRows } from './site-rows.ts';

const server = (target: string, ageMs: number) =>
  reading({ answered: true, macHash: `mac ${target}`, router: target, ageMs }, { kind: 'dhcp', target });

/** What is said of the site, and of its PC, after it told of two servers each hour. The look is made once, or again each day. */
async function after(hours: number, lookEveryHours: number) {
  const { send, collector, time } = await makeSite(false);
  for (let hour = 0; hour <= hours; hour++) {
    await time.runUntil(hour * HOUR_MS);
    const ageMs = (hour % lookEveryHours) * HOUR_MS;
    await send([server('192.168.1.1', ageMs), server('192.168.1.254', ageMs)]);
  }
  const state = collector.state();
  const ofDevice = [...analyse(state, collector.now()).conditions.values()][0] ?? [];
  return {
    ofSite: siteRows(state, undefined)[0]?.findings,
    ofDevice: ofDevice.map(({ code }) => code).filter((code) => code === 'second-dhcp-server'),
  };
}

it('says nothing of a second server by one look, which is told again each hour', async () => {
  expect(await after(23, 48)).toEqual({ ofSite: [], ofDevice: [] });
});

it('says it of the site and of who says so once another look has found it too', async () => {
  const { ofSite, ofDevice } = await after(25, 24);
  expect(ofSite).toMatchObject([{ code: 'second-dhcp-server', saidBy: [1], parameters: { servers: 2 } }]);
  expect(ofDevice).toEqual(['second-dhcp-server']);
});
