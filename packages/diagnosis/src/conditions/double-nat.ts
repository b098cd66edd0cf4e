import { type Condition, condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';

/**
 * Two layers of address translation, by the first hop behind the gateway. One out of 192.168.0.0/16 is another router of the office; one out of the
 * shared range is the carrier's. Of 10.0.0.0/8 and 172.16.0.0/12 nobody can tell: carriers use them on their own lines too.
 */
export function doubleNat({ localNetwork: { secondHop } }: DeviceFacts): readonly Condition[] {
  if (secondHop !== 'office' && secondHop !== 'carrier') return [];
  return [condition('double-nat', 'ageing', 'local-network', { kind: secondHop })];
}
