import { lanAdvice } from '@mach/knowledge';
import { type Condition, condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';

/** Two devices with one address: the gateway's, by who answered or by how it went back and forth; or this device's own. */
export function duplicateAddress({ localNetwork }: DeviceFacts): readonly Condition[] {
  const { gateway, gatewayOwners, gatewayReturns = 0, ownAddressOthers = 0, ownAddress } = localNetwork;
  const found: Condition[] = [];
  if (gateway !== undefined && gatewayOwners !== undefined && gatewayOwners > 1) {
    const parameters = { address: gateway.address, devices: gatewayOwners };
    found.push(condition('duplicate-gateway-address', 'at-risk', 'local-network', parameters));
  } else if (gateway !== undefined && gatewayReturns >= lanAdvice.gatewayReturnsMin) {
    const parameters = { address: gateway.address, changes: gatewayReturns };
    found.push(condition('duplicate-gateway-address', 'at-risk', 'local-network', parameters));
  }
  if (ownAddressOthers > 0 && ownAddress !== undefined) {
    found.push(condition('duplicate-own-address', 'at-risk', 'local-network', { address: ownAddress }));
  }
  return found;
}
