import type { RankedDevice, RankedEquipment } from '@mach/priority';
import type { Site } from '@mach/wire';

/** One PC may hang on a port of a phone; of two, something between them is slow. */
const PCS_MIN = 2;

/**
 * Switches that slow the PCs of their site, as the PCs saw it: the other end of their cables offers no more. Where the site has one switch declared it is that; where none is, the switch is one that was
 * only seen. Of several declared ones nobody knows which.
 */
export function withSlowSwitches(
  equipment: readonly RankedEquipment[],
  devices: readonly RankedDevice[],
  sites: ReadonlyMap<string, Site>,
): readonly RankedEquipment[] {
  const slowed = slowedBySite(devices);
  const switches = Map.groupBy(
    equipment.filter(({ kind, siteId }) => kind === 'switch' && siteId !== undefined),
    ({ siteId }) => siteId ?? '',
  );
  const found = equipment.map((one) => {
    const its = one.kind === 'switch' ? slowed.get(one.siteId ?? '') : undefined;
    return its === undefined || switches.get(one.siteId ?? '')?.length !== 1 ? one : { ...one, slowed: its };
  });
  const seen = [...slowed].flatMap(([siteId, its]): RankedEquipment[] => {
    const site = sites.get(siteId);
    if (site === undefined || switches.has(siteId)) return [];
    return [
      {
        device: `switch-of-${siteId}`,
        number: 0,
        communeCode: site.unitCode,
        siteId,
        label: site.name,
        kind: 'switch',
        coverage: 'seen',
        peopleBehind: its.pcs,
        conditions: [],
        slowed: its,
      },
    ];
  });
  return [...found, ...seen];
}

function slowedBySite(devices: readonly RankedDevice[]): ReadonlyMap<string, NonNullable<RankedEquipment['slowed']>> {
  const found = new Map<string, { pcs: number; speedMbps: number }>();
  for (const { siteId, conditions } of devices) {
    const slow = conditions.find((one) => one.code === 'network-link-slow' && one.parameters.pointsTo === 'other-end');
    if (siteId === undefined || slow?.code !== 'network-link-slow' || slow.parameters.speedMbps === undefined) continue;
    const its = found.get(siteId) ?? { pcs: 0, speedMbps: 0 };
    found.set(siteId, { pcs: its.pcs + 1, speedMbps: Math.max(its.speedMbps, slow.parameters.speedMbps) });
  }
  for (const [siteId, { pcs }] of found) if (pcs < PCS_MIN) found.delete(siteId);
  return found;
}
