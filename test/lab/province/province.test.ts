import { describe, expect, it } from 'vitest';
import { labNeeds } from '../needs.ts';
import { DOMAIN } from '../topology.ts';
import { type Change, make } from './change.ts';
import type { Fleet } from './fleet.ts';
import { createProvince, type Province } from './province.ts';
import { type ProvinceHost, pcsOf, SITES } from './topology.ts';

const needs = labNeeds();
const WALL_MS = Date.UTC(2031, 0, 7, 2);
const NO_FLEET = {} as Fleet;

/** Status that a host gets for a page, by its name; 0 where nothing came. By the machine's own clock. */
async function status(province: Province, from: ProvinceHost, server: string, page = 'logo.png'): Promise<number> {
  const given = ['--silent', '--insecure', '--max-time', '1', '--output', '/dev/null', '--write-out', '%{http_code}'];
  const command = ['curl', ...given, `https://${server}.${DOMAIN}/${page}`];
  return Number((await province.exec(from, command, { env: { LD_PRELOAD: '' } })).stdout);
}

describe.skipIf(needs.skip)(`the province of the lab ${needs.reason}`, () => {
  it('lets every PC reach every server, breaks what it is told to and nothing else, and has one time for all', async () => {
    await using province = await createProvince({ seed: 3, speed: 20, wallMs: WALL_MS, minutes: 5 });
    for (const pc of SITES.flatMap(pcsOf)) {
      expect([pc, await status(province, pc, 'portal')]).toEqual([pc, 200]);
      expect([pc, await status(province, pc, 'lgsp', 'application')]).toEqual([pc, 200]);
    }
    const broken = async (change: Change, asks: () => Promise<unknown>) => {
      await make(change, { province, fleet: NO_FLEET }, true);
      const found = await asks();
      await make(change, { province, fleet: NO_FLEET }, false);
      return [found, await asks()];
    };
    const fromBoth = (server: string, page?: string) => async () => [
      await status(province, 'a1-pc1', server, page),
      await status(province, 'b1-pc1', server, page),
    ];
    const good = [200, 200];
    expect(await broken({ stuck: 'a1-router' }, fromBoth('portal'))).toEqual([[0, 200], good]);
    expect(await broken({ port: ['b1', 1] }, fromBoth('portal'))).toEqual([[200, 0], good]);
    expect(await broken({ lost: 'portal', at: 'exchange' }, fromBoth('portal'))).toEqual([[0, 0], good]);
    expect(await broken({ lost: 'portal', at: 'a-isp' }, fromBoth('portal'))).toEqual([[0, 200], good]);
    expect(await broken({ lost: 'portal', at: 'exchange' }, fromBoth('sign-on'))).toEqual([good, good]);
    expect(await broken({ server: 'b-names' }, fromBoth('portal'))).toEqual([[200, 0], good]);
    expect(await broken({ application: 'portal' }, fromBoth('portal', 'application'))).toEqual([[502, 502], good]);
    expect(await broken({ wrongNames: 'a1-pc1' }, fromBoth('portal'))).toEqual([[0, 200], good]);
    expect(await broken({ stuck: 'data-network' }, fromBoth('lgsp'))).toEqual([[0, 0], good]);

    const now = async () => Number((await province.exec('a1-pc1', ['date', '+%s'])).stdout) * 1_000;
    const [before, told, after] = [province.clock.wallMs(), await now(), province.clock.wallMs()];
    expect(before).toBeGreaterThan(WALL_MS);
    expect(told).toBeGreaterThanOrEqual(Math.floor(before / 1_000) * 1_000);
    expect(told).toBeLessThanOrEqual(after);
  });
});
