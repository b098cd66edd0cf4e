import { calibrate } from './calibrate.ts';
import type { WindowEvidence } from './evidence.ts';
import { PROVINCE } from './find-services.ts';
import type { NamesTrouble } from './names.ts';
import { isDead } from './path-result.ts';
import { scopeOf } from './scope.ts';
import type { ServiceTrouble } from './services.ts';
import type { SiteSummary } from './site-summary.ts';
import type { Verdict, VerdictEvidence } from './verdict.ts';

const SAID_FROM = 0.5;

export function serviceVerdicts(
  troubles: readonly ServiceTrouble[],
  bySite: ReadonlyMap<string, SiteSummary>,
  window: WindowEvidence,
): Verdict[] {
  return troubles.map((trouble) => {
    const { service, probability, byWayOf, devices, goodDevices } = trouble;
    const hit = trouble.sites.flatMap((site) => (site === PROVINCE ? [] : (bySite.get(site) ?? [])));
    const cause = byWayOf === undefined ? ('service' as const) : ('isp' as const);
    const code = trouble.trouble === 'down' ? ('service-fails' as const) : ('service-slow' as const);
    const evidence: VerdictEvidence[] = [
      { code, parameters: { service, devices, sites: trouble.sites.length } },
      ...(goodDevices > 0
        ? [{ code: 'service-good-elsewhere' as const, parameters: { service, devices: goodDevices } }]
        : []),
      ...(byWayOf === undefined
        ? []
        : [{ code: 'same-provider' as const, parameters: { isp: byWayOf, sites: hit.length } }]),
      ...(isApplicationAlone(service, hit, window)
        ? [{ code: 'static-page-good' as const, parameters: { service } }]
        : []),
    ];
    return {
      stage: 'final',
      trouble: trouble.trouble,
      cause,
      causes: [cause],
      alike: [],
      scope: scopeOf(byWayOf === undefined ? { kind: 'service', id: service } : { kind: 'isp', id: byWayOf }, hit),
      confidence: calibrate(probability),
      vantages: devices + goodDevices,
      since: window.from,
      evidence,
    };
  });
}

/** Whether where the service is bad its static page is good: the servers stand, the application does not work. */
function isApplicationAlone(service: string, hit: readonly SiteSummary[], { province }: WindowEvidence): boolean {
  const devices = [...hit.flatMap(({ evidence }) => evidence.devices), ...province];
  let [good, bad] = [0, 0];
  for (const { results } of devices) {
    for (const result of results) {
      if (result.service !== service || result.page !== 'static' || result.attempts === 0) continue;
      if (isDead(result) || result.failed === result.attempts) bad += 1;
      else good += 1;
    }
  }
  return good > 0 && good > bad * 4;
}

export function namesVerdicts(troubles: readonly NamesTrouble[], from: number): Verdict[] {
  return troubles.flatMap(({ isp, sites, fault }) => {
    const hit = sites.filter((_, index) => (fault.byShared[index] ?? 0) > SAID_FROM);
    const alone = sites.flatMap((site, index) =>
      (fault.byItself[index] ?? 0) > SAID_FROM ? [{ site, probability: fault.byItself[index] ?? 0 }] : [],
    );
    const on = (those: readonly SiteSummary[], scope: Verdict['scope'], probability: number): Verdict => {
      const devices = those.reduce((sum, { names }) => sum + names.bad, 0);
      const isTold = devices > 0;
      return {
        stage: isTold ? 'final' : 'provisional',
        trouble: 'down',
        cause: 'dns',
        causes: isTold ? ['dns'] : ['dns', 'collector'],
        alike: [],
        scope,
        confidence: calibrate(probability),
        vantages: those.reduce((sum, { names }) => sum + names.bad + names.good, 0),
        since: those[0]?.names.since ?? from,
        evidence: [
          { code: 'names-fail', parameters: { devices, sites: those.length } },
          { code: 'addresses-answer', parameters: { sites: those.filter(({ internet }) => internet.good > 0).length } },
        ],
      };
    };
    return [
      ...(fault.probability > SAID_FROM && hit.length > 0
        ? [on(hit, scopeOf({ kind: 'isp', id: isp }, hit), fault.probability)]
        : []),
      ...alone.map(({ site, probability }) =>
        on([site], scopeOf({ kind: 'site', id: site.evidence.site }, [site]), probability),
      ),
    ];
  });
}
