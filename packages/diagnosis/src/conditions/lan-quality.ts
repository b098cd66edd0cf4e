import { lanAdvice } from '@mach/knowledge';
import { type Condition, condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';

/** A local network that loses packets, or takes long, between this device and its gateway: of many trains, never of one bad minute. */
export function lanQuality({ localNetwork: { toGateway } }: DeviceFacts): readonly Condition[] {
  if (toGateway === undefined || toGateway.packets < lanAdvice.packetsMin) return [];
  const { packets, lossRatio = 0, lossyTrains, rttMs = 0 } = toGateway;
  const found: Condition[] = [];
  if (lossRatio >= lanAdvice.lossRatio && lossyTrains >= lanAdvice.lossyTrainsMin) {
    const level = lossRatio >= lanAdvice.poorLossRatio ? 'at-risk' : 'ageing';
    found.push(condition('lan-loss', level, 'local-network', { lossRatio, packets }));
  }
  if (rttMs >= lanAdvice.rttMs) {
    const level = rttMs >= lanAdvice.poorRttMs ? 'at-risk' : 'ageing';
    found.push(condition('lan-delay', level, 'local-network', { rttMs, packets }));
  }
  return found;
}
