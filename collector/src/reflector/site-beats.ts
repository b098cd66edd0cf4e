import type { SiteBeat } from '../journal/journal.ts';
import type { FleetState } from '../state/fleet-state.ts';
import { placeOf } from '../state/seats.ts';
import type { HeartbeatChange } from './heartbeats.ts';

/** The sites that a change of devices makes heard or silent: a site is heard as long as its leader or its deputy is. */
export function siteBeats(
  { registry, seats, heartbeats }: Pick<FleetState, 'registry' | 'seats' | 'heartbeats'>,
  { heard, silent }: Pick<HeartbeatChange, 'heard' | 'silent'>,
): readonly SiteBeat[] {
  const isHeard = (device: string) => heartbeats.get(device)?.isHeard === true;
  const willBe = (device: string) => heard.includes(device) || (isHeard(device) && !silent.includes(device));
  const changed = [...heard, ...silent].flatMap((device) => registry.devices.get(device) ?? []);
  return [...new Set(changed.map(placeOf))].flatMap((site) => {
    const { leader, deputy } = seats.get(site) ?? {};
    const sitting = [leader, deputy].filter((device) => device !== undefined);
    const [before, after] = [sitting.some(isHeard), sitting.some(willBe)];
    return before === after ? [] : [{ site, isHeard: after }];
  });
}
