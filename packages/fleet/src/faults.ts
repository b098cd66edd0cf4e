import { draw, keyOf } from './noise.ts';
import type { FleetDevice, FleetSite } from './province.ts';
import type { Fault, Place, Scenario, TroubleType } from './scenario.ts';

export type FaultOf<Type extends TroubleType> = Extract<Fault, { readonly type: Type }>;

/** The faults that one device ever feels, sorted out once so that each moment need look at a few only. */
export interface DeviceFaults {
  /** Those of one type that stand at a moment. */
  at<Type extends TroubleType>(type: Type, wall: number): readonly FaultOf<Type>[];
  isUnder(type: TroubleType, wall: number): boolean;
  /** For how long faults of a type stood between two moments, each weighed; overlapping ones count each for itself. */
  weighMs<Type extends TroubleType>(
    type: Type,
    span: { readonly from: number; readonly to: number },
    weight: (fault: FaultOf<Type>) => number,
  ): number;
  readonly all: readonly Fault[];
}

export function faultsOf(scenario: Scenario, site: FleetSite, device: FleetDevice): DeviceFaults {
  const all = scenario.faults.filter((fault) => isFelt(fault.where, site, device) && isAmongShare(fault, site, device));
  const ofType = <Type extends TroubleType>(type: Type) =>
    all.filter((fault): fault is FaultOf<Type> => fault.type === type);
  const at = <Type extends TroubleType>(type: Type, wall: number) =>
    ofType(type).filter(({ from, to }) => wall >= from && wall < to);
  return {
    all,
    at,
    isUnder: (type, wall) => at(type, wall).length > 0,
    weighMs: (type, span, weight) =>
      ofType(type).reduce((sum, fault) => {
        const overlapMs = Math.min(span.to, fault.to) - Math.max(span.from, fault.from);
        return sum + Math.max(0, overlapMs) * weight(fault);
      }, 0),
  };
}

function isFelt(where: Place, site: FleetSite, device: FleetDevice): boolean {
  if ('province' in where) return true;
  if ('isp' in where) return site.isp === where.isp;
  if ('commune' in where) return device.communeCode === where.commune;
  if ('site' in where) return site.id === where.site;
  return device.id === where.device;
}

/** Whether a site, or of a LAN a PC, is among those that a fault of a part of them hits. The same for each moment of the fault. */
export function isAmongShare(fault: Fault, site: Pick<FleetSite, 'id'>, device?: Pick<FleetDevice, 'key'>): boolean {
  if (fault.share === undefined) return true;
  const isOfPcs = fault.type === 'lan-down' || fault.type === 'lan-poor';
  const key = isOfPcs && device !== undefined ? device.key : keyOf(site.id);
  return draw(key, `share ${fault.type}`, fault.from) < fault.share;
}
