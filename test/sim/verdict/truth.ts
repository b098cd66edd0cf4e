import type { Verdict } from '@mach/diagnosis';
import { CAUSE_OF_TROUBLE, type Fault, isAmongShare, type World } from '@mach/fleet';
import type { Cause } from '@mach/wire';

/** What a right verdict on a fault is: its place, and the causes that are right for it. */
export interface Truth {
  readonly fault: Fault;
  readonly cause: Cause;
  /** By the rules that bind verdicts, other words for it. */
  readonly alsoRight: readonly Cause[];
  readonly sites: readonly string[];
  /** How many running PCs feel it, of a dead switch: those by air do not. */
  readonly felt: number;
  readonly device?: string;
  readonly service?: string;
}

export function truthOf(world: World, fault: Fault, time: 'working' | 'closing' | 'outside'): Truth {
  const { where } = fault;
  const sites = world.sites
    .filter(({ site, devices, faults }) =>
      'device' in where
        ? devices.some(({ device }) => device.id === where.device)
        : faults.includes(fault) && isAmongShareOfSites(fault, site),
    )
    .filter(({ around }) => !CAUSE_OF_TROUBLE[fault.type].startsWith('data') || around.hasDataNetwork)
    .map(({ site }) => site.id);
  const service = 'service' in fault ? fault.service : undefined;
  const felt = fault.type === 'lan-down' ? feltByPcs(world, fault, sites) : Number.POSITIVE_INFINITY;
  return {
    fault,
    cause: causeOf(fault),
    // A switch that one PC alone hangs on is that PC's cable for all that anybody can see.
    alsoRight: felt === 1 ? ['pc'] : alsoRight(fault, time),
    sites,
    felt,
    ...('device' in where ? { device: where.device } : {}),
    ...(service === undefined ? {} : { service }),
  };
}

/**
 * With the names that a rule gives to what few can feel: a provider's trouble of one site alone is that site's line, and the dead switch of one PC that
 * tells is that PC's cable, whichever of the two it was. `fits`: the causes that would have left the same evidence.
 */
export function asFelt(truth: Truth, atSites: number, fits: readonly Cause[]): Truth {
  const { cause, fault, alsoRight } = truth;
  if (cause === 'isp' && atSites === 1) return { ...truth, alsoRight: [...alsoRight, 'line'] };
  if (fault.type === 'lan-down' && fits.includes('pc')) return { ...truth, felt: 1, alsoRight: [...alsoRight, 'pc'] };
  if (fault.type === 'pc-cut-off' && fits.includes('lan')) return { ...truth, alsoRight: [...alsoRight, 'lan'] };
  return truth;
}

function feltByPcs({ sites }: World, fault: Fault, at: readonly string[]): number {
  const middle = (fault.from + fault.to) / 2;
  const devices = sites.filter(({ site }) => at.includes(site.id)).flatMap((each) => each.devices);
  return devices.filter((each) => !each.device.wireless && each.faults.includes(fault) && each.isRunning(middle))
    .length;
}

/** Losses between one PC and the router are that PC's; a service that is bad for one provider is the provider's way to it. */
function causeOf({ type, where }: Fault): Cause {
  if (type === 'lan-poor' && 'device' in where) return 'pc';
  if (type === 'service-down' && 'isp' in where) return 'isp';
  return CAUSE_OF_TROUBLE[type];
}

/**
 * Between which causes nobody can tell, of those that would have given the same evidence: without those that are other words for the truth,
 * and without the one of which a written rule says that it is not to be named (outside of sessions an office is switched off, not powerless).
 */
export const tieOf = ({ cause, alsoRight }: Truth, alike: readonly Cause[], time: string): readonly Cause[] =>
  alike.filter(
    (each) => !alsoRight.includes(each) && !(time !== 'working' && cause === 'switched-off' && each === 'power'),
  );

/** Whether a verdict names the truth and each cause that it can't be told from. */
export const namesTie = ({ cause, alike }: Verdict, truth: Truth, tie: readonly Cause[]): boolean =>
  [truth.cause, ...tie].every((each) => cause === each || alike.includes(each));

/** Outside of sessions and near their end whatever takes all PCs away is "switched off", by rule, unless neighbours witness a power cut. */
function alsoRight({ type }: Fault, time: 'working' | 'closing' | 'outside'): readonly Cause[] {
  return type === 'power-cut' && time !== 'working' ? ['switched-off'] : [];
}

function isAmongShareOfSites(fault: Fault, site: { readonly id: string }): boolean {
  return fault.type === 'lan-down' || fault.type === 'lan-poor' || isAmongShare(fault, site);
}

/** Whether a verdict speaks of the place of a fault. */
export function isAt({ scope, evidence, cause }: Verdict, truth: Truth): boolean {
  // That it was off itself the collector says of nobody's site.
  if (truth.fault.type === 'collector-down') return scope.kind === 'province' && cause === 'collector';
  // Other troubles of the sites from which people pressed are not what they pressed for.
  if (truth.fault.type === 'slow-behind-sign-in') return evidence.some(({ code }) => code === 'pressed-slow');
  const ofService = evidence.find(({ parameters }) => parameters['service'] !== undefined)?.parameters['service'];
  if (truth.service !== undefined) return ofService === truth.service;
  // That a system is slow by way of one provider speaks of that provider.
  if (ofService !== undefined)
    return cause === 'isp' && scope.kind === 'isp' && 'isp' in truth.fault.where && truth.fault.where.isp === scope.id;
  if (truth.device !== undefined)
    return scope.kind === 'device' ? scope.id === truth.device : scope.sites.some((site) => truth.sites.includes(site));
  if (scope.kind === 'device' && cause !== 'not-enough-evidence' && truth.felt !== 1) return false;
  return scope.sites.some((site) => truth.sites.includes(site));
}

/** Whether a verdict names what is so. That nobody can tell between two names neither. */
export const isRight = (verdict: Verdict, truth: Truth): boolean =>
  isAt(verdict, truth) &&
  verdict.cause !== 'not-enough-evidence' &&
  [verdict.cause, ...verdict.alike].some((cause) => cause === truth.cause || truth.alsoRight.includes(cause));
