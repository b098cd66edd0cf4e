import { describe, expect, it } from 'vitest';
import {
  backSite,
  FROM,
  failing,
  goodSite,
  madeTopology,
  madeWindow,
  SERVICES,
  silentSite,
  sitesBut,
  TO,
  usual,
  wentOff,
} from '../testing/made-window.ts';
import type { DeviceEvidence, PathResult, SiteEvidence, WindowEvidence } from './evidence.ts';
import { judge } from './judge.ts';
import type { Topology } from './topology.ts';

const COUNT = 30;
const topology = madeTopology(COUNT);
const at = (index: number, change: (site: SiteEvidence) => SiteEvidence) =>
  sitesBut(COUNT, (site, each) => (each === index ? change(site) : site));
const verdictsOn = (sites: readonly SiteEvidence[], given: Partial<WindowEvidence> = {}, known: Topology = topology) =>
  judge(madeWindow(sites, given), known, usual);
const said = (...given: Parameters<typeof verdictsOn>) =>
  verdictsOn(...given).map(({ stage, cause, scope }) => `${stage} ${cause} ${scope.kind} ${scope.id ?? ''}`.trim());
const change = (site: SiteEvidence, of: (device: DeviceEvidence, pc: number) => DeviceEvidence): SiteEvidence => ({
  ...site,
  devices: site.devices.map(of),
});
const beyondGateway = ({ path }: PathResult) => path !== 'gateway' && path !== 'data-network';
const everything = () => true;
const lineDead = (site: SiteEvidence): SiteEvidence => ({
  ...change(site, (device) => failing(device, beyondGateway)),
  heartbeats: { ...site.heartbeats, internet: { isHeard: false, since: FROM, watchers: 2 } },
  reports: { due: 6, came: 0 },
});

it('says nothing where all is well', () => {
  expect(verdictsOn(sitesBut(COUNT, (site) => site))).toEqual([]);
  expect(verdictsOn([])).toEqual([]);
});

describe('one site', () => {
  it('has a dead line where the gateway answers, one verdict with the router while the modem can’t be read', () => {
    const [verdict, ...others] = verdictsOn(at(4, lineDead));
    expect(others).toEqual([]);
    expect(verdict).toMatchObject({ stage: 'final', cause: 'line', alike: ['router'], vantages: 6, since: FROM });
    expect(verdict?.scope).toEqual({ kind: 'site', id: 'site-4', sites: ['site-4'], communes: ['commune-4'] });
    expect(verdict?.confidence).toBeGreaterThan(0.9);
    const codes = verdict?.evidence.map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining(['gateway-answers', 'line-silent', 'data-network-answers', 'modem-unreadable']),
    );
  });

  it('has a router that passes something on where a system of the data network still answers', () => {
    // Nobody watches the data network there, and of the gateway nothing is known: by that alone line and router are alike.
    const lgsp: PathResult = { path: 'service', service: 'lgsp', attempts: 4, failed: 0 };
    const cut = (site: SiteEvidence): SiteEvidence => ({
      ...lineDead(
        change(site, (device) => ({
          ...device,
          results: device.results.filter(({ path }) => path !== 'gateway' && path !== 'data-network'),
        })),
      ),
      heartbeats: { internet: { isHeard: false, since: FROM, watchers: 2 } },
    });
    const known: Topology = { ...topology, services: [...topology.services, { id: 'lgsp', path: 'data-network' }] };
    const answered = (site: SiteEvidence) =>
      change(cut(site), (device, pc) => (pc === 0 ? { ...device, results: [...device.results, lgsp] } : device));
    expect(verdictsOn(at(4, cut), {}, known)[0]).toMatchObject({ cause: 'not-enough-evidence' });
    const [verdict] = verdictsOn(at(4, answered), {}, known);
    expect(verdict).toMatchObject({ cause: 'line' });
    expect(verdict?.evidence).toContainEqual({ code: 'data-network-answers', parameters: {} });
  });

  it('has a dead line by itself where the modem says so', () => {
    const [verdict] = verdictsOn(at(4, (site) => ({ ...lineDead(site), modem: 'disconnected' })));
    expect(verdict).toMatchObject({ cause: 'line', alike: [] });
  });

  it('is a set of at most three while it is silent', () => {
    const [verdict, ...others] = verdictsOn(at(4, silentSite));
    expect(others).toEqual([]);
    expect(verdict).toMatchObject({ stage: 'provisional', trouble: 'down' });
    expect(verdict?.causes).toHaveLength(3);
    expect(new Set(verdict?.causes)).toEqual(new Set(['router', 'power', 'line']));
    expect(verdict?.alike).toEqual(['lan']);
  });

  it('counts the line in where no other way out is watched', () => {
    const [verdict] = verdictsOn(at(4, silentSite), {}, madeTopology(COUNT, { hasDataNetwork: false }));
    expect(new Set(verdict?.causes)).toEqual(new Set(['line', 'router', 'power']));
    // A switch that died looks like the router: both are one entry, but where there is no switch.
    expect(verdict?.alike).toEqual(['lan']);
    const without = madeTopology(COUNT, { hasDataNetwork: false, hasSwitch: 'no' });
    expect(verdictsOn(at(4, silentSite), {}, without)[0]).toMatchObject({ stage: 'provisional', alike: [] });
  });

  const insideDead = (site: SiteEvidence, air: boolean, hasCarrier: boolean) =>
    site.devices.map((device, pc) => {
      const isWireless = pc >= 4;
      if (isWireless && !air) return { ...device, isWireless };
      return { ...failing(device, everything), isWireless, hasCarrier: isWireless ? false : hasCarrier };
    });

  it('has a dead router where those by wire and by air lose their gateway', () => {
    expect(said(at(4, (site) => backSite(site, insideDead(site, true, true))))).toEqual(['final router site site-4']);
  });

  it('has a dead switch where those by wire lose link and gateway, and those by air nothing', () => {
    const sites = at(4, (site) => ({ ...site, devices: insideDead(site, false, false) }));
    expect(said(sites)).toEqual(['final lan site site-4']);
  });

  it('can’t tell router from cable where all hang on one switch and keep their link', () => {
    const sites = at(4, (site) =>
      backSite(
        site,
        site.devices.map((device) => failing(device, everything)),
      ),
    );
    const [verdict] = verdictsOn(sites);
    expect(verdict).toMatchObject({ cause: 'not-enough-evidence', alike: ['router', 'lan'] });
    expect(verdict?.evidence.at(-1)).toEqual({ code: 'cannot-be-told-apart', parameters: { causes: 'router lan' } });
  });

  it('of a single PC tells its own trouble from the line no better than it can', () => {
    const one = goodSite(4, 1);
    const [verdict] = verdictsOn(
      at(4, () =>
        backSite(
          one,
          one.devices.map((device) => failing(device, everything)),
        ),
      ),
    );
    expect(verdict).toMatchObject({ cause: 'not-enough-evidence' });
  });

  it('without a line in the register blames no provider', () => {
    const { isp: _, ...nobody } = madeTopology(1).sites[0] ?? { id: '', commune: '' };
    const known = {
      ...topology,
      sites: topology.sites.map((site, index) => (index === 4 ? { ...nobody, id: 'site-4' } : site)),
    } as Topology;
    expect(said(at(4, lineDead), {}, known)).toEqual(['final line site site-4']);
  });

  it('that nobody registered is left out', () => {
    expect(verdictsOn([silentSite(goodSite(99))])).toEqual([]);
  });
});

describe('PCs that went off', () => {
  const off = (time: SiteEvidence['time'], stop: DeviceEvidence['stop'], given: Partial<SiteEvidence> = {}) =>
    at(4, (site) => ({
      ...backSite(
        site,
        wentOff(site, () => stop),
      ),
      time,
      ...given,
    }));

  it('are a power cut in working time when they tell that nobody shut them down', () => {
    expect(said(off('working', 'unclean'))).toEqual(['final power site site-4']);
  });

  it('are none without a second witness', () => {
    const [verdict] = verdictsOn(off('working', undefined));
    expect(verdict).toMatchObject({ cause: 'not-enough-evidence' });
    expect(verdict?.evidence.at(-1)?.code).toBe('no-second-witness');
    expect(said(off('working', undefined, { ups: 'battery' }))).toEqual(['final power site site-4']);
  });

  it('have their second witness in any of them that stopped unclean, as far as that outweighs those that were shut down', () => {
    const stopped = (unclean: number) =>
      at(4, (site) =>
        backSite(
          site,
          wentOff(site, (pc) => (pc < unclean ? 'unclean' : pc < 2 * unclean ? 'clean' : undefined)),
        ),
      );
    expect(said(stopped(2))).toEqual(['final power site site-4']);
    const oneOfSix = at(4, (site) =>
      backSite(
        site,
        wentOff(site, (pc) => (pc === 0 ? 'unclean' : 'clean')),
      ),
    );
    expect(said(oneOfSix)).toEqual(['final switched-off site site-4']);
  });

  it('have a second witness in a site elsewhere that tells of a cut at the same moment', () => {
    const sites = sitesBut(COUNT, (site, index) => {
      if (index !== 4 && index !== 9) return site;
      const pcs = wentOff(site, () => (index === 9 ? 'unclean' : undefined));
      return backSite(site, pcs);
    });
    expect(said(sites)).toEqual(['final power site site-4', 'final power site site-9']);
  });

  it.each(['closing', 'outside'] as const)('are switched off when it is %s, however they stopped', (time) => {
    expect(said(off(time, 'unclean'))).toEqual(['final switched-off site site-4']);
  });

  it('one after another and shut down are switched off', () => {
    const sites = at(4, (site) =>
      backSite(
        site,
        wentOff(
          site,
          () => 'clean',
          (pc) => FROM - 120_000 * pc,
        ),
      ),
    );
    expect(said(sites)).toEqual(['final switched-off site site-4']);
  });

  it('with their neighbours at the same moment are a power cut, also near the end of a session', () => {
    const known = madeTopology(COUNT, { area: 'feeder' });
    const sites = sitesBut(COUNT, (site, index) =>
      index < 20
        ? {
            ...backSite(
              site,
              wentOff(site, () => 'unclean'),
            ),
            time: 'closing',
          }
        : site,
    );
    expect(new Set(verdictsOn(sites, {}, known).map(({ cause }) => cause))).toEqual(new Set(['power']));
  });
});

describe('what many share', () => {
  it('is one verdict on the provider whose sites are dead together', () => {
    const verdicts = verdictsOn(sitesBut(COUNT, (site, index) => (index % 3 === 1 ? lineDead(site) : site)));
    expect(verdicts).toHaveLength(1);
    expect(verdicts[0]).toMatchObject({ stage: 'final', cause: 'isp', scope: { kind: 'isp', id: 'ISP 1' } });
    expect(verdicts[0]?.scope.communes).toHaveLength(10);
    expect(verdicts[0]?.vantages).toBe(60);
  });

  it('is the provider for a part of its sites as well, at once and before they tell', () => {
    const sites = sitesBut(COUNT, (site, index) => (index % 3 === 1 && index < 15 ? silentSite(site) : site));
    const [verdict, ...others] = verdictsOn(sites, {}, madeTopology(COUNT, { hasDataNetwork: false }));
    expect(others).toEqual([]);
    expect(verdict).toMatchObject({ stage: 'provisional', cause: 'isp' });
  });

  it('is our own side where nobody reaches us and everybody else', () => {
    const toUs = ({ path }: PathResult) => path === 'internet' || path === 'collector';
    const sites = sitesBut(COUNT, (site) => ({
      ...change(site, (device) => failing(device, toUs)),
      heartbeats: { ...site.heartbeats, internet: { isHeard: false, since: FROM, watchers: 2 } },
      reports: { due: 6, came: 0 },
    }));
    expect(said(sites)).toEqual(['final collector province']);
  });

  it('is the data network, with internet lines untouched', () => {
    const sites = sitesBut(COUNT, (site) => ({
      ...change(site, (device) => failing(device, ({ path }) => path === 'data-network')),
      heartbeats: { ...site.heartbeats, 'data-network': { isHeard: false, since: FROM, watchers: 2 } },
    }));
    expect(said(sites)).toEqual(['final data-network province']);
  });

  it('is the resolver of a provider where names fail and addresses answer', () => {
    const named = ({ path }: PathResult) => path === 'names' || path === 'collector' || path === 'service';
    const sites = sitesBut(COUNT, (site, index) =>
      index % 3 === 1 ? change(site, (device) => failing(device, named, 'name')) : site,
    );
    expect(said(sites)).toEqual(['final dns isp ISP 1']);
  });

  it('is no resolver where two PCs find no names over a line that has begun to lose packets', () => {
    const twoPcs = (lostOf40: number) =>
      at(4, (site) => {
        const few = { ...site, devices: site.devices.slice(0, 2), reports: { due: 2, came: 2 } };
        return change(few, (device) => {
          const nameless = failing(device, ({ path }) => path === 'names', 'name');
          const results = nameless.results.map((result) =>
            result.path === 'internet' ? { ...result, failed: lostOf40 } : result,
          );
          return { ...nameless, results };
        });
      });
    expect(said(twoPcs(0))).toEqual(['final dns site site-4']);
    expect(said(twoPcs(2))).toEqual([]);
  });

  it('is the resolver where services are nameless and the last names were answered before that', () => {
    const sites = sitesBut(COUNT, (site, index) =>
      index % 3 === 1
        ? change(site, (device) => {
            const lost = failing(device, ({ path }) => path === 'service', 'name');
            const results = lost.results.map((result) =>
              result.path === 'names' ? { ...result, answeredAt: FROM - 60_000 } : result,
            );
            return { ...lost, results };
          })
        : site,
    );
    expect(said(sites)).toEqual(['final dns isp ISP 1']);
  });

  it('is no service of the data network whose name is not told over a line that is dead', () => {
    const dead = (site: SiteEvidence) =>
      backSite(
        site,
        site.devices.map((device) =>
          failing(
            failing(device, ({ path }) => path === 'internet'),
            ({ path }) => path === 'names' || path === 'collector' || path === 'service',
            'name',
          ),
        ),
      );
    const sites = sitesBut(COUNT, (site, index) => (index === 4 || index === 6 ? dead(site) : site));
    const services = SERVICES.map((id) => ({
      id,
      path: id === 'registry' ? ('data-network' as const) : ('internet' as const),
    }));
    const found = judge(madeWindow(sites), { ...madeTopology(COUNT), services }, usual);
    expect(found.filter(({ scope }) => scope.kind === 'service')).toEqual([]);
    expect(found.flatMap(({ scope }) => scope.sites).sort()).toEqual(['site-4', 'site-6']);
  });

  it('is no service that was last asked while no name was told, once its resolver is back', () => {
    const until = FROM + 200_000;
    const sites = sitesBut(COUNT, (site, index) =>
      index % 3 === 1
        ? change(site, (device) => {
            const lost = failing(device, ({ service }) => service === 'portal', 'name');
            const results = lost.results.map((result) =>
              result.service === 'portal'
                ? { ...result, triedAt: until - 60_000 }
                : { ...result, answeredFrom: until, answeredAt: until + 30_000 },
            );
            return { ...lost, results };
          })
        : site,
    );
    expect(said(sites)).toEqual([]);
  });

  it('is the service whose own name nobody finds', () => {
    const isPortal = ({ service }: PathResult) => service === 'portal';
    const sites = sitesBut(COUNT, (site) => change(site, (device) => failing(device, isPortal, 'name')));
    expect(said(sites)).toEqual(['final service service portal']);
  });

  it('is no resolver where the line loses every third packet, names among them', () => {
    const losing = (site: SiteEvidence) =>
      change(site, (device) => ({
        ...device,
        results: device.results.map((result) => {
          if (result.path === 'internet') return { ...result, attempts: 60, failed: 20 };
          return result.path === 'names' ? { ...result, attempts: 2, failed: 2 } : result;
        }),
      }));
    expect(said(at(4, losing))).toEqual(['final line site site-4']);
  });

  it('was the collector’s own absence, and nobody is blamed for the silence', () => {
    const off = [{ from: FROM, to: TO - 30_000 }];
    expect(said(sitesBut(COUNT, silentSite), { collector: { off } })).toEqual(['final collector province']);
  });

  it('several at once are told apart', () => {
    const sites = sitesBut(COUNT, (site, index) => {
      if (index % 3 === 1) return lineDead(site);
      return index === 0
        ? backSite(
            site,
            wentOff(site, () => 'unclean'),
          )
        : site;
    });
    expect(said(sites).toSorted()).toEqual(['final isp isp ISP 1', 'final power site site-0']);
  });
});

describe('a service', () => {
  const of = (service: string) => (result: PathResult) => result.service === service;

  it('is bad where most communes find it so, whatever the others find', () => {
    const sites = sitesBut(COUNT, (site, index) =>
      index < 24 ? change(site, (device) => failing(device, of('mail'), 'answer')) : site,
    );
    const [verdict, ...others] = verdictsOn(sites);
    expect(others).toEqual([]);
    expect(verdict).toMatchObject({
      stage: 'final',
      trouble: 'down',
      cause: 'service',
      scope: { kind: 'service', id: 'mail' },
    });
    expect(verdict?.scope.sites).toHaveLength(24);
  });

  it('is its application where the static page stands', () => {
    const application = (result: PathResult) => result.service === 'mail' && result.page === 'application';
    const [verdict] = verdictsOn(
      sitesBut(COUNT, (site) => change(site, (device) => failing(device, application, 'answer'))),
    );
    expect(verdict?.evidence).toContainEqual({ code: 'static-page-good', parameters: { service: 'mail' } });
  });

  it('is good itself where one provider alone has no way to it', () => {
    const sites = sitesBut(COUNT, (site, index) =>
      index % 3 === 2 ? change(site, (device) => failing(device, of('mail'))) : site,
    );
    expect(said(sites)).toEqual(['final isp isp ISP 2']);
  });

  const slowed = (device: DeviceEvidence, which: (result: PathResult) => boolean): DeviceEvidence => ({
    ...device,
    results: device.results.map((result) => (which(result) ? { ...result, answerMs: 1_300 } : result)),
  });

  it('is slow where it takes four times its usual for most', () => {
    const sites = sitesBut(COUNT, (site, index) =>
      index < 24 ? change(site, (device) => slowed(device, of('mail'))) : site,
    );
    const [verdict, ...others] = verdictsOn(sites);
    expect(others).toEqual([]);
    expect(verdict).toMatchObject({ trouble: 'slow', cause: 'service', scope: { id: 'mail' } });
  });

  it('is not what is slow when one PC alone finds all of them so', () => {
    const sites = at(4, (site) =>
      change(site, (device, pc) => (pc === 0 ? slowed(device, ({ path }) => path === 'service') : device)),
    );
    const [verdict, ...others] = verdictsOn(sites);
    expect(others).toEqual([]);
    expect(verdict).toMatchObject({ trouble: 'slow', cause: 'pc', scope: { kind: 'device', id: 'pc-4-0' } });
  });

  it('is not judged for slowness in a site’s first 14 days', () => {
    const young = madeTopology(COUNT, { knownSince: FROM - 13 * 86_400_000 });
    const sites = sitesBut(COUNT, (site) => change(site, (device) => slowed(device, of('mail'))));
    expect(verdictsOn(sites, {}, young)).toEqual([]);
  });
});

it('holds what one PC says against that PC alone, when its site contradicts it', () => {
  const lying = (site: SiteEvidence) =>
    change(site, (device, pc) => (pc === 0 ? { ...failing(device, everything), isLive: true } : device));
  const verdicts = verdictsOn(at(4, lying));
  expect(verdicts.map(({ cause, scope }) => [cause, scope.id])).toEqual([['pc', 'pc-4-0']]);
});

describe('a service', () => {
  const known: Topology = { ...topology, services: [...topology.services, { id: 'unwatched', path: 'internet' }] };
  const badAt = (index: number, pcs: number, of: (result: PathResult) => boolean) =>
    sitesBut(COUNT, (site, each) =>
      each === index ? change(goodSite(index, pcs), (device) => failing(device, of, 'answer')) : site,
    );

  it('that nobody asks is nothing, whatever happens to the others', () => {
    expect(
      verdictsOn(
        sitesBut(COUNT, (site) => site),
        {},
        known,
      ),
    ).toEqual([]);
    const failed = sitesBut(COUNT, (site) =>
      change(site, (device) => failing(device, ({ service }) => service === 'mail')),
    );
    expect(said(failed, {}, known)).toEqual(['final service service mail']);
    const unasked = sitesBut(COUNT, (site) =>
      change(site, (device) => ({ ...device, results: device.results.filter(({ path }) => path !== 'service') })),
    );
    expect(verdictsOn(unasked, {}, known)).toEqual([]);
  });

  it('is not down for all because the only PC of one site says so, of it or of all of them', () => {
    expect(said(badAt(4, 1, ({ service }) => service === 'portal'))).toEqual([]);
    const verdicts = verdictsOn(badAt(4, 1, ({ path }) => path === 'service'));
    expect(verdicts).toMatchObject([{ scope: { kind: 'device', id: 'pc-4-0' }, cause: 'not-enough-evidence' }]);
  });

  it('is not down for all because the only one who watches at a site says so', () => {
    const liar = sitesBut(COUNT, (site, index) => {
      if (index !== 4) return site;
      const alone = change(site, (device, pc) =>
        pc === 1 ? { ...device, results: device.results.slice(0, 3) } : device,
      );
      return change(alone, (device) => failing(device, ({ path }) => path === 'service', 'answer'));
    });
    expect(verdictsOn(liar).map(({ scope }) => scope.kind)).not.toContain('service');
  });
});

describe('presses', () => {
  const pressed = (communes: number) =>
    sitesBut(COUNT, (site, index) => ({ ...site, presses: index < communes ? 1 : 0 }));

  it('from five communes while all pages are good are a suspicion of medium confidence at most', () => {
    const [verdict] = verdictsOn(pressed(5));
    expect(verdict).toMatchObject({ trouble: 'slow', cause: 'service', scope: { kind: 'province' } });
    expect(verdict?.confidence).toBeLessThanOrEqual(0.6);
  });

  const withResults = (
    sites: readonly SiteEvidence[],
    of: (result: PathResult, pc: number) => PathResult | undefined,
  ) =>
    sites.map((site) =>
      change(site, (device, pc) => ({ ...device, results: device.results.flatMap((each) => of(each, pc) ?? []) })),
    );

  it('say that pages are good where somebody measured one, and claim less where nobody did', () => {
    const [measured] = verdictsOn(pressed(5));
    expect(measured?.evidence.map(({ code }) => code)).toEqual(['pressed-slow', 'pages-good']);
    const unmeasured = withResults(pressed(5), (result) => (result.path === 'service' ? undefined : result));
    const [verdict, ...others] = verdictsOn(unmeasured);
    expect(others).toEqual([]);
    expect(verdict?.evidence.map(({ code }) => code)).toEqual(['pressed-slow']);
    expect(verdict?.confidence).toBeLessThan(measured?.confidence ?? 0);
  });

  it('are of a page that is bad where they come from, though it is too little for a verdict of its own', () => {
    const slowAt = (sites: number) =>
      pressed(5).map((site, index) =>
        index < sites
          ? (withResults([site], (result, pc) =>
              result.service === 'portal' && pc === 0 ? { ...result, answerMs: 3_000 } : result,
            )[0] as SiteEvidence)
          : site,
      );
    expect(verdictsOn(slowAt(2))).toEqual([]);
    // One PC of ten is chance.
    expect(verdictsOn(slowAt(1))).toMatchObject([{ scope: { kind: 'province' } }]);
  });

  it('from four are nothing', () => {
    expect(verdictsOn(pressed(4))).toEqual([]);
  });
});

it('names the announced outage that explains a verdict', () => {
  const outage = { id: 'EVN 12/2026', cause: 'power', sites: ['site-4'], from: FROM - 1, to: TO } as const;
  const sites = at(4, (site) =>
    backSite(
      site,
      wentOff(site, () => 'unclean'),
    ),
  );
  expect(verdictsOn(sites, { announced: [outage] })[0]?.announced).toBe('EVN 12/2026');
  expect(verdictsOn(sites, { announced: [{ ...outage, to: FROM }] })[0]?.announced).toBeUndefined();
});

it('gives the same for the same evidence, and never a confidence beyond what it may say', () => {
  const sites = sitesBut(COUNT, (site, index) =>
    index % 4 === 0 ? silentSite(site) : index % 5 === 0 ? lineDead(site) : site,
  );
  expect(verdictsOn(sites)).toEqual(verdictsOn(sites));
  for (const { confidence, causes } of verdictsOn(sites)) {
    expect(confidence).toBeGreaterThan(0);
    expect(confidence).toBeLessThanOrEqual(0.995);
    expect(causes.length).toBeLessThanOrEqual(3);
  }
});
