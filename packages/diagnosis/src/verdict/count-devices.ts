import type { DeviceEvidence, PathResult } from './evidence.ts';
import { getsOut, gotNothing, isDead } from './path-result.ts';

/** PCs by what they found of their gateway; of those to which it was dead, whether the card had a link. */
export interface Gateway {
  readonly dead: number;
  readonly good: number;
  readonly lost: number;
  readonly kept: number;
}
type Counting<Counts> = { -readonly [Key in keyof Counts]: Counts[Key] };

/** What a site's devices found inside it, and which of them can tell of what lies beyond. */
export interface DeviceCounts {
  readonly life: { readonly running: number; readonly off: number; readonly unknown: number };
  /** Of those that ran, those with a battery of their own and those that are known to have none. */
  readonly ran: { readonly onBattery: number; readonly onMains: number };
  readonly stops: { readonly clean: number; readonly unclean: number };
  readonly gateway: Gateway;
  readonly wireless: Gateway;
  readonly wirelessInVain: number;
  /** Devices to which the gateway is not dead. */
  readonly outside: readonly DeviceEvidence[];
  /** When they went off, when gateways died, when any path but a service's did. */
  readonly lastSeen: readonly number[];
  readonly died: readonly number[];
  readonly began: readonly number[];
}

/** Fewer packets than these say nothing of a gateway, unless they were questions that got nothing at all: one that was broken off counts as one. */
const GATEWAY_PACKETS_MIN = 5;
const CUT_OFF: PathResult = { path: 'gateway', attempts: GATEWAY_PACKETS_MIN, failed: GATEWAY_PACKETS_MIN };
/** Who gets out has passed a router that never answers. */
const PASSED: PathResult = { ...CUT_OFF, failed: 0 };
const none = (): Counting<Gateway> => ({ dead: 0, good: 0, lost: 0, kept: 0 });

export function countDevices(devices: readonly DeviceEvidence[], gatewayAnswers: boolean): DeviceCounts {
  const life = { running: 0, off: 0, unknown: 0 };
  const ran = { onBattery: 0, onMains: 0 };
  const stops = { clean: 0, unclean: 0 };
  const [gateway, wireless] = [none(), none()];
  const [outside, lastSeen, died, began]: [DeviceEvidence[], number[], number[], number[]] = [[], [], [], []];
  const someGetOut = devices.some(getsOut);
  let wirelessInVain = 0;
  for (const device of devices) {
    life[device.life] += 1;
    if (device.life === 'running' && device.hasBattery !== undefined)
      ran[device.hasBattery ? 'onBattery' : 'onMains'] += 1;
    if (device.life === 'off') {
      if (device.stop !== undefined) stops[device.stop] += 1;
      if (device.lastSeenAt !== undefined) lastSeen.push(device.lastSeenAt);
    }
    // Behind a dead gateway nothing is learned of what lies beyond it.
    const isInside = isCutOff(device, gatewayAnswers, someGetOut);
    if (!isInside) outside.push(device);
    const asIfAsked = gatewayAnswers ? undefined : isInside ? CUT_OFF : getsOut(device) ? PASSED : undefined;
    if (asIfAsked !== undefined) {
      countGateway(device, asIfAsked, gateway);
      if (device.isWireless === true) countGateway(device, asIfAsked, wireless);
    }
    if (device.isWireless === true && !someGetOut && device.results.length > 0) wirelessInVain += 1;
    for (const result of device.results) {
      const diedAt = isDead(result) ? result.since : undefined;
      if (diedAt !== undefined && result.path !== 'service') began.push(diedAt);
      if (result.path !== 'gateway' || !gatewayAnswers) continue;
      if (result.attempts < GATEWAY_PACKETS_MIN && !isDead(result)) continue;
      countGateway(device, result, gateway);
      if (device.isWireless === true) countGateway(device, result, wireless);
      if (diedAt !== undefined) died.push(diedAt);
    }
  }
  return { life, ran, stops, gateway, wireless, wirelessInVain, outside, lastSeen, died, began };
}

/**
 * Of a router that never answers, a PC that gets nothing is taken for one to which it is dead where its card has no link, or where
 * others get out.
 */
function isCutOff({ results, hasCarrier }: DeviceEvidence, gatewayAnswers: boolean, someGetOut: boolean): boolean {
  if (gatewayAnswers) return results.some((each) => each.path === 'gateway' && isDead(each));
  return (someGetOut || hasCarrier === false) && results.length >= 2 && results.every(gotNothing);
}

function countGateway(device: DeviceEvidence, result: PathResult, count: Counting<Gateway>): void {
  if (!isDead(result)) {
    count.good += 1;
    return;
  }
  count.dead += 1;
  if (device.hasCarrier !== undefined) count[device.hasCarrier ? 'kept' : 'lost'] += 1;
}
