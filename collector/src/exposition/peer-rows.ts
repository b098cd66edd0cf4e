import { type LatestReading, PEER_CHECK, type PeerRow } from '@mach/wire';
import { telemetryOf } from '../state/device-state.ts';
import type { FleetState } from '../state/fleet-state.ts';

/** How old a ping between two PCs may be and still be told. */
const PEER_AGE_MS_MAX = 3_600_000;

/** The last trains between leader and deputy of a site, each way; those of who no longer sits, or is silent, are left out. */
export function peerRows(state: FleetState, siteId: string): readonly PeerRow[] {
  const { leader, deputy } = state.seats.get(siteId) ?? {};
  const { devices } = state.registry;
  const [first, second] = [devices.get(leader ?? ''), devices.get(deputy ?? '')];
  if (first === undefined || second === undefined) return [];
  return [
    { from: first, to: second },
    { from: second, to: first },
  ].flatMap(({ from, to }): readonly PeerRow[] => {
    const telemetry = telemetryOf(state, from);
    if (telemetry?.up !== true) return [];
    const train = telemetry.readings.values().find(({ id }) => id === PEER_CHECK);
    if (train === undefined || state.time - train.at > PEER_AGE_MS_MAX) return [];
    const told = figuresOf(train);
    return told === undefined ? [] : [{ from: from.number, to: to.number, at: train.at, ...told }];
  });
}

function figuresOf({ values }: LatestReading): Pick<PeerRow, 'sent' | 'received' | 'rttMs'> | undefined {
  const { sent, received, rttMedianMs } = values;
  if (typeof sent !== 'number' || typeof received !== 'number') return undefined;
  return { sent, received, ...(typeof rttMedianMs === 'number' ? { rttMs: rttMedianMs } : {}) };
}
