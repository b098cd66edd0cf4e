import { describe, expect, it } from 'vitest';
import { FROM, madeTopology, madeWindow, silentSite, sitesBut, usual } from '../testing/made-window.ts';
import type { SiteEvidence } from './evidence.ts';
import { judge } from './judge.ts';

const COUNT = 120;
/** Each provider has forty sites, each commune one; no register says who hangs on which feeder. */
const setsWhere = (isSilent: (index: number) => boolean, silent: (site: SiteEvidence) => SiteEvidence = silentSite) =>
  judge(
    madeWindow(sitesBut(COUNT, (site, index) => (isSilent(index) ? silent(site) : site))),
    madeTopology(COUNT, { hasDataNetwork: false }),
    usual,
  ).map(({ scope, causes, alike }) => `${scope.kind}: ${[...causes, ...alike].sort().join(' ')}`);

describe('a feeder that no register names', () => {
  it('may have taken sites that went at once though they share a provider', () => {
    const sets = setsWhere((index) => index < 12 && index % 3 === 0);
    expect(sets).not.toEqual([]);
    for (const set of sets) expect(set).toMatch(/isp.*power|power.*isp/);
  });

  it('took sites of several providers, and no provider and no data network is blamed for them', () => {
    const sets = setsWhere((index) => index < 5);
    expect(sets).toHaveLength(5);
    for (const set of sets) expect(set).toMatch(/^site: .*power/);
  });

  it('took hardly all the sites of one provider and no other', () => {
    expect(setsWhere((index) => index % 3 === 0)).toEqual(['isp: isp']);
  });

  it('took no sites that went one by one', () => {
    const oneByOne = (site: SiteEvidence): SiteEvidence => {
      const since = FROM + Number(site.site.slice('site-'.length)) * 150_000;
      const lost = { isHeard: false, since, watchers: 2 };
      return { ...silentSite(site), heartbeats: { internet: lost, 'data-network': lost }, silentSince: since };
    };
    for (const set of setsWhere((index) => index === 0 || index === 3, oneByOne)) expect(set).toMatch(/^site: /);
  });
});
