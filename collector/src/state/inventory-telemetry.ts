import type { FoldedTelemetry } from './mutable-state.ts';

/**
 * Nobody hears a device that is known by inventory alone, so it is never up. An inventory is whole: what an older one said
 * and the newest does not, such as a disk that was taken out, is gone. All its readings have the uptime at which it was taken.
 */
export function settleInventory(telemetry: FoldedTelemetry): void {
  telemetry.up = false;
  const newest = Math.max(...telemetry.readings.values().map(({ uptimeMs }) => uptimeMs));
  for (const [key, { uptimeMs }] of telemetry.readings) {
    if (uptimeMs < newest) telemetry.readings.delete(key);
  }
}
