import type { DeviceEvidence, SiteEvidence, WindowEvidence } from '@mach/diagnosis';
import { isProvinces, telemetryOf } from '../state/device-state.ts';
import type { FleetState } from '../state/fleet-state.ts';
import { FOLD_LIMITS } from '../state/fold-limits.ts';
import { isInService } from '../state/in-service.ts';
import { pressesOf } from '../state/presses.ts';
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
  if (to >= look.now) addPresses(sites, state, look.now);
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

/**
 * Presses are known of communes alone: they stand with its first site that is heard, and no more of them than it has PCs that run, for
 * nobody knows whether one pressed twice.
 */
function addPresses(sites: SiteEvidence[], { presses, registry }: FleetState, now: number): void {
  const pressed = new Set<string>();
  for (const [index, evidence] of sites.entries()) {
    const commune = registry.sites.get(evidence.site)?.unitCode ?? '';
    if (evidence.silentSince !== undefined || pressed.has(commune)) continue;
    const count = pressesOf(presses, commune, now, FOLD_LIMITS);
    if (count === 0) continue;
    pressed.add(commune);
    const running = evidence.devices.filter(({ life }) => life === 'running').length;
    sites[index] = { ...evidence, presses: Math.min(count, Math.max(1, running)) };
  }
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
