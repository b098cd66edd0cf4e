import type { LocalNetworkFacts } from '@mach/ports';
import { GATEWAY_TARGET, type Reading } from '@mach/wire';

type Facts = Omit<LocalNetworkFacts, 'gatewayReturns'>;

/** What is kept from one train to the next: at one a minute, half is forgotten after half an hour. */
const KEPT = 2 ** (-1 / 30);

export interface GatewayRecord {
  take(reading: Reading): void;
  read(): Facts;
}

/** Remembers the trains of echo requests to the gateway, old ones fading out. Another gateway begins a record of its own. */
export function createGatewayRecord(): GatewayRecord {
  let sums = nothing;
  let address: unknown;

  return {
    take: ({ kind, target, values }) => {
      if (kind !== 'ping' || target !== GATEWAY_TARGET) return;
      const { sent, received, rttMedianMs } = values;
      if (typeof sent !== 'number' || typeof received !== 'number' || received === 0) return;
      if (values['address'] !== address) sums = nothing;
      address = values['address'];
      const isTimed = typeof rttMedianMs === 'number';
      sums = {
        sent: sums.sent * KEPT + sent,
        lost: sums.lost * KEPT + Math.max(0, sent - received),
        lossy: sums.lossy * KEPT + (received < sent ? 1 : 0),
        timed: sums.timed * KEPT + (isTimed ? 1 : 0),
        rttMs: sums.rttMs * KEPT + (isTimed ? rttMedianMs : 0),
      };
    },
    read: () => ({
      gatewayPackets: Math.round(sums.sent),
      gatewayLossyTrains: Math.round(sums.lossy * 10) / 10,
      ...(sums.sent > 0 && { gatewayLossRatio: sums.lost / sums.sent }),
      ...(sums.timed > 0 && { gatewayRttMs: sums.rttMs / sums.timed }),
    }),
  };
}

const nothing = { sent: 0, lost: 0, lossy: 0, timed: 0, rttMs: 0 };
