import type { DeviceEvidence, SiteEvidence, WindowEvidence } from '@mach/diagnosis';
import { telemetryOf } from '../exposition/device-state.ts';
import { isProvinces } from '../exposition/snapshot.ts';
import type { FleetState } from '../state/fleet-state.ts';
import { isInService } from '../state/in-service.ts';
import { announcedOutages } from './announced-outages.ts';
import { deviceEvidence, isActive } from './device-evidence.ts';
import type { PcsBySite } from './register-topology.ts';
import { type Look, STANDS_MS, siteEvidence } from './site-evidence.ts';

/**
 * All that the collector knows of a window, as verdicts take it. Of a window of the past what devices found is kept for those sites
 * alone that were silent in it; of the others it is known that they were heard.
 */
export function windowEvidence(state: FleetState, pcs: PcsBySite, look: Look): WindowEvidence {
  const { from, to } = look.span;
  const sites: SiteEvidence[] = [];
  for (const [site, devices] of pcs) {
    const found = siteEvidence(state, site, devices, look);
    if (found !== undefined) sites.push(found);
  }
  return {
    from,
    to,
    sites,
    province: provinceDevices(state, look),
    collector: {
      off: state.offSpells
        .filter((spell) => spell.from < to && spell.to > from)
        .map((spell) => ({ from: spell.from, to: Math.min(to, spell.to) })),
    },
    announced: announcedOutages(state, pcs, look.span),
  };
}

function provinceDevices(state: FleetState, { span, paths }: Look): readonly DeviceEvidence[] {
  return [...state.traces].flatMap(([id, trace]) => {
    const device = state.registry.devices.get(id);
    if (device === undefined || !isInService(device) || !isProvinces(state, device) || !isActive(trace, span))
      return [];
    const telemetry = telemetryOf(state, device);
    return telemetry === undefined
      ? []
      : [deviceEvidence(id, trace, telemetry, { span, standsFrom: span.from - STANDS_MS, isPast: false, paths })];
  });
}
