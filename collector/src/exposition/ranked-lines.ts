import type { RankedEquipment } from '@mach/priority';
import type { Line } from '@mach/wire';
import { telemetryOf } from '../state/device-state.ts';
import type { DeviceTelemetry, FleetState } from '../state/fleet-state.ts';
import { isInService } from '../state/in-service.ts';

const DAY_MS = 86_400_000;
/** Older measurements say nothing of the line as it is. */
const MEASURED_WITHIN_MS = 30 * DAY_MS;
const BITS_A_MEGABIT = 1_000_000;

/**
 * The lines of the register with what was measured of their speed: the best of the newest measurements of the site's PCs. Only of a site with one line of a committed speed, for
 * of two nobody knows which was measured; and only by PCs whose own network port could carry what is committed, so that no carrier is blamed for a slow port.
 */
export function rankedLines(
  state: FleetState,
  now: number,
  pcsAt: ReadonlyMap<string, number>,
): readonly RankedEquipment[] {
  const { lines, sites } = state.registry;
  const ofSite = Map.groupBy(lines.values(), ({ siteId }) => siteId);
  return [...lines.values()].flatMap((line): RankedEquipment[] => {
    const site = sites.get(line.siteId);
    if (site === undefined) return [];
    const { committedBitsPerSecond } = line;
    const isAlone = ofSite.get(line.siteId)?.length === 1;
    const measured =
      committedBitsPerSecond === undefined || !isAlone
        ? undefined
        : bestMeasured(state, line.siteId, { committedBitsPerSecond, now });
    return [
      {
        device: line.id,
        number: 0,
        communeCode: site.unitCode,
        siteId: site.id,
        label: labelOf(line, site.name),
        kind: 'line',
        coverage: 'declared',
        peopleBehind: pcsAt.get(site.id) ?? 0,
        conditions: [],
        ...(measured === undefined || committedBitsPerSecond === undefined
          ? {}
          : { speed: { measuredBitsPerSecond: measured, committedBitsPerSecond } }),
      },
    ];
  });
}

const labelOf = ({ provider, circuit }: Line, site: string): string =>
  [provider, circuit, site].filter((part) => part !== undefined).join(' · ');

function bestMeasured(
  state: FleetState,
  siteId: string,
  { committedBitsPerSecond, now }: { readonly committedBitsPerSecond: number; readonly now: number },
): number | undefined {
  let best: number | undefined;
  for (const device of state.registry.devices.values()) {
    if (device.siteId !== siteId || !isInService(device)) continue;
    const telemetry = telemetryOf(state, device);
    if (telemetry === undefined || portBitsPerSecond(telemetry) < committedBitsPerSecond) continue;
    for (const { kind, ok, at, values } of telemetry.readings.values()) {
      const down = values['downBitsPerS'];
      if (kind !== 'throughput' || !ok || now - at > MEASURED_WITHIN_MS || typeof down !== 'number') continue;
      best = Math.max(best ?? 0, down);
    }
  }
  return best;
}

/** Of its fastest port that is up; 0 where nobody said. */
function portBitsPerSecond({ readings }: DeviceTelemetry): number {
  let fastest = 0;
  for (const { kind, ok, values } of readings.values()) {
    const { speedMbps, linkUp } = values;
    if (kind === 'network' && ok && linkUp !== false && typeof speedMbps === 'number') {
      fastest = Math.max(fastest, speedMbps * BITS_A_MEGABIT);
    }
  }
  return fastest;
}
