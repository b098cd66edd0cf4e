import type { Clock, LocalNetwork } from '@mach/ports';
import type { Reading } from '@mach/wire';
import { createGatewayRecord } from './gateway-record.ts';
import { createGatewayReturns } from './gateway-returns.ts';

/** Fed with every sample, it keeps what they say of the way to the gateway. Nothing is written down: a start begins anew. */
export interface LocalNetworkWatch extends LocalNetwork {
  take(readings: readonly Reading[]): void;
}

export function createLocalNetwork(clock: Pick<Clock, 'uptimeMs'>): LocalNetworkWatch {
  const record = createGatewayRecord();
  const returns = createGatewayReturns();
  return {
    take: (readings) => {
      for (const reading of readings) {
        record.take(reading);
        returns.take(reading);
      }
    },
    read: () => ({ ...record.read(), gatewayReturns: returns.count(clock.uptimeMs()) }),
  };
}
