import type { Reading } from '@mach/wire';

const HOUR_MS = 3_600_000;
/** Most that are counted: one a minute. */
const RETURNS_MAX = 60;

export interface GatewayReturns {
  take(reading: Reading): void;
  /** In the last hour before this uptime. */
  count(uptimeMs: number): number;
}

/**
 * Watches the hardware behind the gateway's address. Where two devices have one address, each change of the ARP table's mind shows: from
 * one to the other, and back. A modem that was replaced changes once and never goes back, so going back is what counts. A
 * laptop between two networks has another address or another card there.
 */
export function createGatewayReturns(): GatewayReturns {
  let place = '';
  let now: string | undefined;
  let left: string | undefined;
  let returns: number[] = [];

  return {
    take: ({ kind, ok, values, uptimeMs }) => {
      const { address, interface: name, macHash } = values;
      if (kind !== 'gateway' || !ok || typeof macHash !== 'string') return;
      const here = `${address} ${name}`;
      if (here !== place) {
        [place, now, left, returns] = [here, macHash, undefined, []];
      } else if (macHash !== now) {
        if (macHash === left) returns = [...returns, uptimeMs].slice(-RETURNS_MAX);
        [left, now] = [now, macHash];
      }
    },
    count: (uptimeMs) => returns.filter((at) => uptimeMs - at < HOUR_MS).length,
  };
}
