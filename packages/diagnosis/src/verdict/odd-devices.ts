import { grouped } from '@mach/wire';
import type { DeviceEvidence, SiteEvidence } from './evidence.ts';
import { gotNothing } from './path-result.ts';
import type { SiteSummary } from './site-summary.ts';

/** A device whose findings its own site contradicts: it alone is bad, or it says what is not so. */
export interface OddDevice {
  readonly device: string;
  readonly site: string;
  readonly trouble: 'down' | 'slow';
  /** How many others of the site found the same paths good; 0 where it stands alone and only other sites do. */
  readonly contradictedBy: number;
  /** Those hang by air and it by wire, or the other way: what it alone hangs on may be bad in its stead. */
  readonly isAloneOfItsKind?: true;
  /** Another of the site is cut off like it, and both may hang on one switch that died. */
  readonly mayShareSwitch?: true;
  readonly paths: number;
}

/** Of one device and service: what it found there. */
export interface ServiceFinding {
  readonly device: string;
  readonly site: string;
  readonly service: string;
  readonly attempts: number;
  readonly failed: number;
  readonly slow: boolean;
}

/** A service that this share of all find bad is bad itself: it says nothing about those who find it so. */
export const BAD_FOR_MANY = 0.12;
/** So many services must be bad from one device, and most of those that others find good. */
const SERVICES_MIN = 3;
const SHARE_MIN = 0.6;

/** Devices that find most services bad while nearly everybody finds them good. Their findings count for no service. */
export function oddDevices(findings: readonly ServiceFinding[]): readonly OddDevice[] {
  const byService = new Map<string, Count>();
  const suspects = new Map<string, Count>();
  for (const finding of findings) {
    count(byService, finding.service, finding);
    if (isBad(finding)) count(suspects, finding.device, finding);
  }
  for (const [device, { bad }] of suspects) if (bad < SERVICES_MIN) suspects.delete(device);
  if (suspects.size === 0) return [];
  const good = findings.filter(({ service }) => {
    const { all, bad } = byService.get(service) as Count;
    return bad <= all * BAD_FOR_MANY;
  });
  const byDevice = grouped(
    good.filter(({ device }) => suspects.has(device)),
    ({ device }) => device,
  );
  const sites = new Set([...byDevice.values()].flatMap(([first]) => first?.site ?? []));
  const bySite = grouped(
    good.filter(({ site }) => sites.has(site)),
    ({ site }) => site,
  );
  return [...byDevice].flatMap(([device, own]) => {
    const bad = own.filter(isBad);
    if (bad.length < SERVICES_MIN || bad.length < own.length * SHARE_MIN) return [];
    const site = bad[0]?.site ?? '';
    const mates = (bySite.get(site) ?? []).filter((other) => other.device !== device);
    const contradictedBy = new Set(mates.filter((other) => !isBad(other)).map((other) => other.device)).size;
    // Where another of the site finds the same, it is the site's trouble and not this device's.
    if (mates.length > 0 && contradictedBy === 0) return [];
    const trouble = bad.filter(({ slow }) => slow).length * 2 > bad.length ? ('slow' as const) : ('down' as const);
    return [{ device, site, trouble, contradictedBy, paths: bad.length }];
  });
}

export const isBad = ({ failed, attempts, slow }: ServiceFinding): boolean => slow || failed === attempts;

interface Count {
  all: number;
  bad: number;
}

function count(counts: Map<string, Count>, key: string, finding: ServiceFinding): void {
  const known = counts.get(key);
  const bad = isBad(finding) ? 1 : 0;
  if (known === undefined) counts.set(key, { all: 1, bad });
  else {
    known.all += 1;
    known.bad += bad;
  }
}

/** Devices that got nothing on any of several paths. */
export const devicesWithNothing = ({ evidence }: SiteSummary): readonly string[] =>
  evidence.devices.filter((device) => hasNothing(device, evidence)).map(({ device }) => device);

/**
 * Devices that get nothing at all, not even from their gateway, while others of the site get something of the same: where the line is dead
 * the router itself, where names are lost an address. Where all get nothing the cards' links tell.
 */
export function cutOffDevices({ evidence }: SiteSummary): readonly OddDevice[] {
  const silent = evidence.devices.filter((device) => hasNothing(device, evidence));
  const reaching = evidence.devices.filter((device) => !silent.includes(device));
  const linked = silent.filter(({ hasCarrier }) => hasCarrier === true);
  const cutOff = silent.flatMap((device) => {
    const others =
      reaching.length === 0 && device.hasCarrier === false ? linked : reaching.filter(getsMoreThan(device));
    return others.length === 0 ? [] : [{ device, others }];
  });
  if (cutOff.length > CUT_OFF_MAX) return [];
  return cutOff.flatMap(({ device: { device, isWireless = false, isLive = false, results }, others }) => {
    if (others.length < cutOff.length) return [];
    // Those by air hang on the router and by wire on the switch. Who is heard is not cut off.
    const isOfAKind = isLive || others.some((other) => (other.isWireless ?? false) === isWireless);
    const found = { device, site: evidence.site, trouble: 'down' as const, paths: results.length };
    return { ...found, contradictedBy: others.length, ...(isOfAKind ? {} : { isAloneOfItsKind: true as const }) };
  });
}

/** Whether another device got something of what one asked for in vain. */
const getsMoreThan =
  ({ results }: DeviceEvidence) =>
  (other: DeviceEvidence): boolean =>
    other.results.some(
      (got) => !gotNothing(got) && results.some(({ path, service }) => path === got.path && service === got.service),
    );

const PATHS_MIN = 2;
/** Two questions fail together by chance, here and there among thousands of PCs. */
const ATTEMPTS_MIN = 4;
/** More of them than these have something in common. */
const CUT_OFF_MAX = 2;

function hasNothing({ results }: DeviceEvidence, { gatewayAnswersAsARule }: SiteEvidence): boolean {
  const asked = results.filter(({ path }) => path !== 'gateway' || gatewayAnswersAsARule);
  const attempts = asked.reduce((sum, each) => sum + each.attempts, 0);
  return asked.length >= PATHS_MIN && attempts >= ATTEMPTS_MIN && asked.every(gotNothing);
}
